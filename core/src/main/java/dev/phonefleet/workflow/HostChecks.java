package dev.phonefleet.workflow;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the hosts of API and login have an address, are open, and show a good certificate. */
final class HostChecks {
  private static final Duration SOON = Duration.ofDays(30);
  private static final int HTTPS = 443;

  private HostChecks() {}

  static List<Check> of(PlatformHosts hosts, NetworkRun network, Instant now)
      throws InterruptedException {
    Map<String, URI> byAuthority = new LinkedHashMap<>();
    hosts.bases().forEach(base -> byAuthority.putIfAbsent(base.getAuthority(), base));
    List<Check> out = new ArrayList<>();
    Map<URI, Optional<String>> secure = new LinkedHashMap<>();
    for (URI base : byAuthority.values()) {
      if ("http".equals(base.getScheme())) {
        out.add(Check.skipped("tls", base.getAuthority() + " is plain http on this machine", ""));
      } else if (hosts.proxy().isPresent()) {
        out.add(
            Check.skipped(
                "tls", base.getAuthority() + " is asked through " + hosts.proxy().get(), ""));
      } else {
        secure.put(base, Optional.empty());
      }
    }
    resolve(secure, network, out);
    shake(secure, network, now, out);
    return out;
  }

  private static void resolve(
      Map<URI, Optional<String>> secure, NetworkRun network, List<Check> out)
      throws InterruptedException {
    Set<Call.Dns> questions = new LinkedHashSet<>();
    secure.keySet().forEach(base -> questions.add(question(base)));
    Map<Call.Probe, Sighting> answers = network.look(List.of(), questions).others();
    for (URI base : List.copyOf(secure.keySet())) {
      String host = base.getHost();
      switch (answers.get(question(base))) {
        case Sighting.Addresses(List<String> addresses, _) when !addresses.isEmpty() -> {
          out.add(Check.ok("dns", host + " is " + String.join(", ", addresses)));
          secure.put(base, Optional.of(addresses.getFirst()));
        }
        case null, default -> {
          secure.remove(base);
          out.add(
              Check.fail(
                  "dns",
                  Exit.UNREACHABLE,
                  host + " has no address",
                  "Check this host's resolver, and organization.region or apiUrl in the file."));
        }
      }
    }
  }

  private static Call.Dns question(URI base) {
    return new Call.Dns(base.getHost(), Call.Dns.SYSTEM);
  }

  private static void shake(
      Map<URI, Optional<String>> secure, NetworkRun network, Instant now, List<Check> out)
      throws InterruptedException {
    Map<Call.Probe, URI> connections = new LinkedHashMap<>();
    secure.forEach((base, address) ->
        connections.put(
            new Call.Tcp(
                base.getHost(),
                address.orElseThrow(),
                base.getPort() < 0 ? HTTPS : base.getPort(),
                true,
                Optional.empty()),
            base));
    Map<Call.Probe, Sighting> met = network.look(List.of(), connections.keySet()).others();
    connections.forEach((probe, base) -> {
      String at = base.getAuthority();
      out.add(
          switch (met.get(probe)) {
            case Sighting.Connected(var handshake, _)
                when handshake.orElse(null) instanceof Sighting.Secured secured ->
                certificate(base, secured, now);
            case Sighting.NotConnected(var why, String words) ->
                closed(at, words.isEmpty() ? why.name() : words);
            case null, default -> closed(at, "it is open and does not speak TLS");
          });
    });
  }

  private static Check closed(String at, String words) {
    return Check.fail(
        "tls",
        Exit.UNREACHABLE,
        at + ": " + words,
        "Check firewall and proxy of this host; HTTPS_PROXY names a proxy.");
  }

  private static Check certificate(URI base, Sighting.Secured secured, Instant now) {
    String until = secured.notAfter().toString().substring(0, 10);
    String words =
        base.getAuthority()
            + ": "
            + secured.protocol()
            + ", certificate until "
            + until
            + ", issued by "
            + secured.issuer();
    boolean valid = now.isAfter(secured.notBefore()) && now.isBefore(secured.notAfter());
    if (!secured.matches() || secured.distrust().isPresent() || !valid) {
      String wrong =
          !secured.matches()
              ? "it is not for " + base.getHost()
              : secured.distrust().orElse("it is not valid today");
      return Check.fail(
          "tls",
          Exit.UNREACHABLE,
          words + "; " + wrong,
          "Check this host's clock and trust store; a proxy that opens TLS looks like this.");
    }
    return now.plus(SOON).isAfter(secured.notAfter())
        ? Check.warn("tls", words, "It expires soon; that is the platform's to renew.")
        : Check.ok("tls", words);
  }
}
