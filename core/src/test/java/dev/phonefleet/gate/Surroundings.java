package dev.phonefleet.gate;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Resolvers and hosts in memory: good, except for what a test says; what is said last counts. */
final class Surroundings {
  private final List<Rule> rules = new ArrayList<>();
  private Instant from = Instant.MIN;

  private record Rule(Instant from, Predicate<Call.Probe> which, Sighting met) {}

  /** What is said next holds only from then on. */
  Surroundings after(long seconds) {
    from = Walk.T0.plusSeconds(seconds);
    return this;
  }

  /** Every resolver, about every name. */
  Surroundings resolvers(Sighting.OfName said) {
    return rule(Call.Dns.class::isInstance, said);
  }

  Surroundings resolver(String resolver, Sighting.OfName said) {
    return rule(it -> it instanceof Call.Dns(_, String asked) && asked.equals(resolver), said);
  }

  /** Every resolver, about one name. */
  Surroundings name(String name, Sighting.OfName said) {
    return rule(it -> it instanceof Call.Dns(String asked, _) && asked.equals(name), said);
  }

  /** Every TCP port. */
  Surroundings ports(Sighting.OfPort met) {
    return rule(Call.Tcp.class::isInstance, met);
  }

  /** A TCP port of one address. */
  Surroundings port(String address, int port, Sighting.OfPort met) {
    return rule(
        it -> it instanceof Call.Tcp tcp && tcp.address().equals(address) && tcp.port() == port,
        met);
  }

  Surroundings tftp(Sighting.OfTftp met) {
    return rule(Call.Tftp.class::isInstance, met);
  }

  private Surroundings rule(Predicate<Call.Probe> which, Sighting met) {
    rules.add(new Rule(from, which, met));
    return this;
  }

  Sighting meet(Call.Probe probe, Instant now) {
    for (Rule rule : rules.reversed()) {
      if (!rule.from().isAfter(now) && rule.which().test(probe)) {
        return rule.met();
      }
    }
    return switch (probe) {
      case Call.Dns _ -> Met.addresses(Met.RIGHT);
      case Call.Tcp _ -> Met.OPEN;
      case Call.Tftp _ -> Met.TFTP;
      case Call.DhcpInform _ -> throw new AssertionError("no gate asks DHCP");
    };
  }
}
