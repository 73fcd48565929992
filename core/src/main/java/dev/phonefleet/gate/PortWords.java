package dev.phonefleet.gate;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What connections and read requests met, in words. Pure. */
final class PortWords {
  static final String FROM_HERE = "Seen from this host, not from the phones' network.";

  private PortWords() {}

  /** Everything that was met, in one line. */
  static String shortly(
      Map<Call.Tcp, Sighting.OfPort> tcp,
      Map<Call.Tftp, Sighting.OfTftp> tftp,
      List<String> unprobed,
      List<String> nowhere) {
    List<String> parts = new ArrayList<>();
    sorted(tcp).forEach((at, met) -> parts.add(at + " " + gist(met)));
    Map<String, String> files = new TreeMap<>();
    tftp.forEach((probe, met) ->
        files.put(
            "UDP " + probe.address() + ":" + probe.port(),
            met instanceof Sighting.TftpAnswered ? "answers" : "silent, unknown"));
    files.forEach((at, gist) -> parts.add(at + " " + gist));
    unprobed.forEach(address -> parts.add(address + " not probed"));
    nowhere.forEach(host -> parts.add(host + " has no address to connect to"));
    return String.join("; ", parts);
  }

  private static Map<String, Sighting.OfPort> sorted(Map<Call.Tcp, Sighting.OfPort> tcp) {
    Map<String, Sighting.OfPort> out = new TreeMap<>();
    tcp.forEach((probe, met) ->
        out.put("TCP " + probe.host() + " (" + probe.address() + "):" + probe.port(), met));
    return out;
  }

  private static String gist(Sighting.OfPort met) {
    return switch (met) {
      case Sighting.Connected(var handshake, var page) -> "open" + beyond(handshake, page);
      case Sighting.NotConnected(Sighting.NotConnected.Why why, _) ->
          switch (why) {
            case REFUSED -> "refused";
            case UNREACHABLE -> "unreachable";
            case TIMED_OUT -> "timed out";
          };
    };
  }

  /** What was met behind an open port. */
  private static String beyond(
      Optional<Sighting.Handshake> handshake, Optional<Sighting.Page> page) {
    List<String> parts = new ArrayList<>();
    handshake.ifPresent(it ->
        parts.add(
            it instanceof Sighting.Secured secured
                ? "certificate until " + TlsWords.day(secured.notAfter())
                : "no TLS"));
    page.ifPresent(it ->
        parts.add(it instanceof Sighting.Served served ? "HTTP " + served.status() : "no HTTP"));
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  /** Which ports are closed, and what that may mean. */
  static Diagnostic closed(
      Targets targets, Map<Call.Tcp, Sighting.OfPort> tcp, boolean timeIsUp, Duration waited) {
    String after = timeIsUp ? Waits.after(waited) : "";
    return new Diagnostic(
        timeIsUp ? Diagnostic.Severity.ERROR : Diagnostic.Severity.WARNING,
        "reach.closed",
        "group " + targets.name(),
        "Not reachable" + after + ": " + closedPorts(tcp) + ".",
        FROM_HERE + " " + cause(tcp) + proxy(targets),
        "Open the way in firewalls and proxies (443 and 69 to *."
            + Targets.DOMAIN
            + "). "
            + (targets.group().reach().written()
                ? "If only this host cannot reach it, leave reach out of the file or use"
                    + " --skip-gate reach."
                : "No phone is held for it, since the file has no reach."));
  }

  private static String closedPorts(Map<Call.Tcp, Sighting.OfPort> tcp) {
    List<String> parts = new ArrayList<>();
    sorted(tcp)
        .forEach((at, met) -> {
          if (met instanceof Sighting.NotConnected) {
            parts.add(at + " " + gist(met));
          }
        });
    return String.join("; ", parts);
  }

  private static String proxy(Targets targets) {
    return targets
        .proxy()
        .map(it -> " A proxy variable names " + it + "; the look went around it.")
        .orElse("");
  }

  private static String cause(Map<Call.Tcp, Sighting.OfPort> tcp) {
    boolean refused = false;
    boolean silent = false;
    for (Sighting.OfPort met : tcp.values()) {
      if (met instanceof Sighting.NotConnected(Sighting.NotConnected.Why why, _)) {
        refused |= why == Sighting.NotConnected.Why.REFUSED;
        silent |= why != Sighting.NotConnected.Why.REFUSED;
      }
    }
    String said = refused ? "Refused: the host is there and nobody listens (yet)." : "";
    String unsaid = silent ? "No answer: a firewall drops it, or there is no route." : "";
    return (said + " " + unsaid).strip();
  }

  /** What is worth a warning. */
  static List<Diagnostic> warnings(
      Targets targets,
      Map<Call.Tcp, Sighting.OfPort> tcp,
      Map<Call.Tftp, Sighting.OfTftp> tftp,
      List<String> unprobed,
      List<String> nowhere,
      boolean closedToo,
      Instant now) {
    List<Diagnostic> out = new ArrayList<>();
    String where = "group " + targets.name();
    if (closedToo && tcp.values().stream().anyMatch(Sighting.NotConnected.class::isInstance)) {
      out.add(closed(targets, tcp, false, Duration.ZERO));
    }
    if (!unprobed.isEmpty()) {
      out.add(
          Diagnostic.warning(
              "reach.not-probed",
              where,
              "Not looked at: " + String.join(", ", unprobed) + ". No phone is held for that.",
              "A resolver names an address of this host, its link or a metadata service; such"
                  + " addresses are only probed when the file expects them.",
              "If it is right, declare it as dns.expect."));
    }
    if (!nowhere.isEmpty()) {
      out.add(
          Diagnostic.warning(
              "reach.no-address",
              where,
              "The ports of "
                  + String.join(", ", nowhere)
                  + " could not be looked at: no address is known.",
              "The name does not resolve from here.",
              "Name resolvers that know them as dns.resolvers."));
    }
    Map<String, Diagnostic> once = new LinkedHashMap<>();
    tcp.forEach((probe, met) ->
        TlsWords.warnings(where, probe, met, now)
            .forEach(found -> once.putIfAbsent(found.code() + found.what(), found)));
    out.addAll(once.values());
    silentTftp(where, tftp).ifPresent(out::add);
    return out;
  }

  private static Optional<Diagnostic> silentTftp(
      String where, Map<Call.Tftp, Sighting.OfTftp> tftp) {
    List<String> silent = new ArrayList<>();
    tftp.forEach((probe, met) -> {
      if (met instanceof Sighting.TftpSilent(String words)) {
        silent.add("UDP " + probe.address() + ":" + probe.port() + " (" + words + ")");
      }
    });
    if (silent.isEmpty()) {
      return Optional.empty();
    }
    silent.sort(String::compareTo);
    return Optional.of(
        Diagnostic.warning(
            "reach.tftp",
            where,
            "Unknown whether TFTP is reachable: " + String.join(", ", silent) + ".",
            FROM_HERE + " UDP is silent both where it is filtered and where nobody listens.",
            "Phones that boot over TFTP need UDP 69 let through; phones that boot over HTTPS do"
                + " not."));
  }
}
