package dev.phonefleet.desired;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the names that a group's phones boot from are to resolve before phones are written.
 *
 * @param name is asked for instead of the group's own provisioning host
 * @param waitTimeout how long it may take once the group is ACTIVE; zero: one look
 * @param resolvers who is asked, each an IP address, with a port or without
 * @param expect every answer of every resolver has to be one of these; empty: any address will do
 * @param interval from one look to the next
 * @param platforms whether, without a name, the host that the platform gives the group is asked for
 */
public record NameCheck(
    Optional<String> name,
    Duration waitTimeout,
    List<String> resolvers,
    List<String> expect,
    Duration interval,
    boolean platforms) {
  /** Two public resolvers, three minutes, any address. */
  public static final NameCheck DEFAULT =
      new NameCheck(
          Optional.empty(),
          Duration.ofMinutes(3),
          List.of("1.1.1.1", "8.8.8.8"),
          List.of(),
          Duration.ofSeconds(2));

  /** The same where the platform gives groups no host: without a name, none is asked for. */
  public static final NameCheck PUBLISHED = DEFAULT.onlyNamed();

  public NameCheck {
    resolvers = List.copyOf(resolvers);
    expect = List.copyOf(expect);
  }

  /** A check of the group's own provisioning host, unless it names another one. */
  public NameCheck(
      Optional<String> name,
      Duration waitTimeout,
      List<String> resolvers,
      List<String> expect,
      Duration interval) {
    this(name, waitTimeout, resolvers, expect, interval, true);
  }

  /** The same, without a look at the platform's own host. */
  public NameCheck onlyNamed() {
    return new NameCheck(name, waitTimeout, resolvers, expect, interval, false);
  }

  /** Whether there is a provisioning host to look at; else names and ports are no gates. */
  public boolean hasHost() {
    return name.isPresent() || platforms;
  }
}
