package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.Scenario;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The platform without HTTP. Refuses by throwing {@link Refusal}. Safe for use by many threads;
 * closing saves its state where the scenario names a file.
 */
public final class Cloud implements AutoCloseable {
  private final Scenario scenario;
  private final GroupDesk groups;
  private final PhoneDesk phones;
  private final Backstage backstage;
  private final HostBook hosts;
  private final Bootstrap bootstrap;
  private final Optional<Vault> vault;

  /** A cloud and its annex as their state file left them, or else as the scenario says. */
  public Cloud(Scenario scenario, InstantSource clock, Dice dice, Tally tally, Annex annex) {
    this.scenario = scenario;
    Pace pace = new Pace(clock, scenario.factor());
    Registry registry = new Registry(dice.seed());
    Lives lives = new Lives(scenario.groups(), scenario.phones(), dice);
    View view = new View(scenario, pace);
    Policy policy = new Policy(scenario, pace, view, tally);
    Founder founder = new Founder(scenario, registry, lives, pace);
    this.groups = new GroupDesk(scenario, registry, view, policy, lives, pace);
    this.hosts = new HostBook(scenario, registry, view, dice, pace);
    this.bootstrap = new Bootstrap(registry, hosts, pace);
    this.phones = new PhoneDesk(scenario, registry, view, policy, lives, pace, bootstrap);
    this.backstage = new Backstage(registry, view, lives, founder, pace, bootstrap);
    this.vault = scenario.stateFile().map(file -> Vault.open(file, registry, annex));
    if (vault.filter(Vault::loaded).isEmpty()) {
      backstage.found(scenario.preset());
      annex.found();
    }
  }

  /** The organization, as the tenant endpoint shows it. */
  public ObjectNode tenant() {
    return switch (scenario.tenant().answer()) {
      case OK ->
          JsonNodeFactory.instance
              .objectNode()
              .put("id", scenario.tenant().id())
              .put("name", scenario.tenant().name())
              .put("defaultRegion", scenario.tenant().defaultRegion())
              .put("crossRegionRouting", scenario.tenant().crossRegionRouting());
      case FORBIDDEN ->
          throw new Refusal(
              403,
              "missing.permissions",
              "You are not authorized to perform the requested action.");
      case NOT_FOUND -> throw Refusal.notFound("The requested resource was not found.");
    };
  }

  /** The edge groups. */
  public GroupDesk groups() {
    return groups;
  }

  /** The phones. */
  public PhoneDesk phones() {
    return phones;
  }

  /** What happens behind the client's back. */
  public Backstage backstage() {
    return backstage;
  }

  /** The hosts that phones get their configuration from. */
  public HostBook hosts() {
    return hosts;
  }

  /** How phones fare on their way to their configuration. */
  public Bootstrap bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    vault.ifPresent(Vault::close);
  }
}
