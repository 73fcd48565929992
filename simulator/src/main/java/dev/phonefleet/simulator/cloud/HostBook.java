package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.Network;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The provisioning hosts of the groups. Safe for use by many threads. */
public final class HostBook {
  /** A group that was ACTIVE when it was first seen became so at some time long ago. */
  private static final Duration LONG_AGO = Duration.ofDays(36_500);

  private static final Pattern AUTHORITY = Pattern.compile("^[^/]*//([^/?#:]+)");

  private final Scenario scenario;
  private final Registry registry;
  private final View view;
  private final Dice dice;
  private final Pace pace;

  HostBook(Scenario scenario, Registry registry, View view, Dice dice, Pace pace) {
    this.scenario = scenario;
    this.registry = registry;
    this.view = view;
    this.dice = dice;
    this.pace = pace;
  }

  /**
   * A group's provisioning host.
   *
   * @param region where the group is
   * @param published for how much platform time the name has had an address, apart from a
   *     resolver's lag; empty when it has none yet
   */
  public record Host(Region region, Optional<Duration> published) {}

  /** The host of this name at that time, if it is one. */
  public Optional<Host> find(String name, Instant at) {
    String wanted = Network.hostKey(name);
    synchronized (registry) {
      return registry.groups().stream()
          .filter(group -> name(group).equals(wanted))
          .findFirst()
          .map(group -> new Host(region(group), published(group, at)));
    }
  }

  String name(EdgeGroup group) {
    Matcher authority = AUTHORITY.matcher(view.provisioningUrl(group));
    return Network.hostKey(authority.find() ? authority.group(1) : "");
  }

  Region region(EdgeGroup group) {
    return group.region().equalsIgnoreCase(scenario.tenant().defaultRegion())
        ? Region.HOME
        : Region.OTHER;
  }

  /** Leaving ACTIVE later does not take the name away again. */
  private Optional<Duration> published(EdgeGroup group, Instant at) {
    if (group.life().beginning() == GroupStatus.ACTIVE) {
      return Optional.of(LONG_AGO);
    }
    Duration elapsed = pace.elapsed(group.life().since(), at);
    Duration takes = scenario.network().propagation().at(dice.of("propagation", group.name()));
    return group
        .life()
        .first(GroupStatus.ACTIVE, elapsed)
        .map(active -> elapsed.minus(active).minus(takes))
        .filter(since -> !since.isNegative());
  }
}
