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
 */
public record NameCheck(
    Optional<String> name,
    Duration waitTimeout,
    List<String> resolvers,
    List<String> expect,
    Duration interval) {
  /** Two public resolvers, three minutes, any address. */
  public static final NameCheck DEFAULT =
      new NameCheck(
          Optional.empty(),
          Duration.ofMinutes(3),
          List.of("1.1.1.1", "8.8.8.8"),
          List.of(),
          Duration.ofSeconds(2));

  public NameCheck {
    resolvers = List.copyOf(resolvers);
    expect = List.copyOf(expect);
  }
}
