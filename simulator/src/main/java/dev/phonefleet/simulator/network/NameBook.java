package dev.phonefleet.simulator.network;

import dev.phonefleet.simulator.cloud.HostBook;
import dev.phonefleet.simulator.cloud.Pace;
import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.Network;
import dev.phonefleet.simulator.scenario.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What each resolver knows about a name. Safe for use by many threads. */
final class NameBook {
  private static final int MOST_ALIASES = 8;

  private final Network network;
  private final HostBook hosts;
  private final Pace pace;
  private final Map<String, Said> said = new ConcurrentHashMap<>();

  NameBook(Network network, HostBook hosts, Pace pace) {
    this.network = network;
    this.hosts = hosts;
    this.pace = pace;
    network.names().forEach(this::say);
  }

  private record Said(Instant since, List<NameAnswer> answers) {}

  /**
   * What a resolver finds.
   *
   * @param trouble what goes wrong
   * @param aliases the names that it comes to one after the other, the one asked for excluded
   * @param addresses what the last one has
   */
  record Finding(Optional<DnsTrouble> trouble, List<String> aliases, List<String> addresses) {

    static Finding of(DnsTrouble trouble) {
      return new Finding(Optional.of(trouble), List.of(), List.of());
    }

    boolean resolves() {
      return trouble.map(DnsTrouble::givesAddresses).orElse(true);
    }
  }

  void say(String name, List<NameAnswer> answers) {
    String key = Network.requireHost(name);
    if (answers.isEmpty()) {
      said.remove(key);
    } else {
      said.put(key, new Said(pace.now(), List.copyOf(answers)));
    }
  }

  Map<String, List<NameAnswer>> said() {
    Map<String, List<NameAnswer>> names = new TreeMap<>();
    said.forEach((name, one) -> names.put(name, one.answers()));
    return names;
  }

  Finding find(String name, int resolver, Instant at) {
    return find(Network.hostKey(name), resolver, at, MOST_ALIASES);
  }

  private Finding find(String name, int resolver, Instant at, int aliasesLeft) {
    Optional<HostBook.Host> host = hosts.find(name, at);
    Said about = said.get(name);
    if (about != null) {
      Duration elapsed = pace.elapsed(about.since(), at);
      List<NameAnswer> meant =
          about.answers().stream().filter(answer -> answer.meantFor(resolver)).toList();
      Optional<NameAnswer> counts =
          meant.stream().filter(answer -> answer.inTime(elapsed)).findFirst();
      if (counts.isPresent()) {
        return follow(counts.get(), host, resolver, at, aliasesLeft);
      }
      if (meant.stream().anyMatch(NameAnswer::givesAddresses)) {
        return Finding.of(DnsTrouble.NXDOMAIN);
      }
    }
    Duration lag = network.lag().get(resolver);
    return host.filter(
            one -> one.published().filter(since -> since.compareTo(lag) >= 0).isPresent())
        .map(one -> found(Optional.empty(), List.of(network.address(one.region()))))
        .orElse(Finding.of(DnsTrouble.NXDOMAIN));
  }

  private Finding follow(
      NameAnswer answer, Optional<HostBook.Host> host, int resolver, Instant at, int aliasesLeft) {
    if (!answer.givesAddresses()) {
      return Finding.of(answer.answer().orElseThrow());
    }
    List<String> addresses = answer.addresses();
    if (answer.cname().isEmpty()) {
      Region region = host.map(HostBook.Host::region).orElse(Region.HOME);
      return found(
          answer.answer(), addresses.isEmpty() ? List.of(network.address(region)) : addresses);
    }
    String target = answer.cname().get();
    if (!addresses.isEmpty()) {
      return new Finding(answer.answer(), List.of(target), addresses);
    }
    if (aliasesLeft == 0) {
      return Finding.of(DnsTrouble.SERVFAIL);
    }
    Finding behind = find(target, resolver, at, aliasesLeft - 1);
    List<String> aliases = new ArrayList<>();
    aliases.add(target);
    aliases.addAll(behind.aliases());
    return new Finding(
        behind.resolves() ? answer.answer().or(behind::trouble) : behind.trouble(),
        List.copyOf(aliases),
        behind.addresses());
  }

  private static Finding found(Optional<DnsTrouble> trouble, List<String> addresses) {
    return new Finding(trouble, List.of(), addresses);
  }
}
