package dev.phonefleet.gate;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is worth a warning about a TLS handshake and the page behind it. Pure. */
final class TlsWords {
  private static final Duration SOON = Duration.ofDays(30);
  private static final int NAMES = 4;

  private TlsWords() {}

  static List<Diagnostic> warnings(String where, Call.Tcp probe, Sighting.OfPort met, Instant now) {
    if (!(met instanceof Sighting.Connected(var handshake, var page))) {
      return List.of();
    }
    List<Diagnostic> out = new ArrayList<>();
    String at = probe.host() + ":" + probe.port();
    handshake.ifPresent(it -> {
      switch (it) {
        case Sighting.Secured secured -> certificate(where, at, probe, secured, now, out);
        case Sighting.Unsecured(String words) ->
            out.add(
                warning(
                    "reach.tls",
                    where,
                    at + " is open, but TLS does not come about: " + words + ".",
                    "Something else listens there, or a device in between ends TLS.",
                    "Have a look at what serves " + at + "."));
      }
    });
    page.ifPresent(it -> page(where, at, it).ifPresent(out::add));
    return out;
  }

  private static void certificate(
      String where,
      String at,
      Call.Tcp probe,
      Sighting.Secured secured,
      Instant now,
      List<Diagnostic> out) {
    if (!secured.matches()) {
      List<String> names = secured.names().isEmpty() ? List.of(secured.subject()) : secured.names();
      out.add(
          warning(
              "reach.certificate-name",
              where,
              "The certificate of "
                  + at
                  + " is not for "
                  + probe.host()
                  + ": it is for "
                  + String.join(", ", names.subList(0, Math.min(NAMES, names.size())))
                  + (names.size() > NAMES ? ", ..." : "")
                  + ".",
              "Another server answers there, or the certificate was made for another name.",
              "Phones that check names refuse it: have the certificate replaced."));
    }
    if (now.isAfter(secured.notAfter()) || now.isBefore(secured.notBefore())) {
      boolean expired = now.isAfter(secured.notAfter());
      out.add(
          warning(
              "reach.certificate-expired",
              where,
              "The certificate of "
                  + at
                  + (expired ? " expired on " : " is not valid before ")
                  + day(expired ? secured.notAfter() : secured.notBefore())
                  + ".",
              "By this host's clock it is " + day(now) + ".",
              "Have the certificate renewed; phones refuse it."));
    } else if (now.plus(SOON).isAfter(secured.notAfter())) {
      out.add(
          warning(
              "reach.certificate-expiring",
              where,
              "The certificate of " + at + " expires on " + day(secured.notAfter()) + ".",
              "That is in less than " + SOON.toDays() + " days.",
              "Have it renewed in time."));
    }
    secured
        .distrust()
        .ifPresent(words ->
            out.add(
                warning(
                    "reach.certificate-untrusted",
                    where,
                    "This host does not trust the certificate of "
                        + at
                        + ": "
                        + named(words, secured)
                        + ".",
                    "A proxy that opens TLS on the way looks like this; so does an authority"
                        + " of your own.",
                    "If the issuer is a proxy, exempt *."
                        + Targets.DOMAIN
                        + " from TLS inspection; phones trust other authorities than this"
                        + " host.")));
  }

  /** The reason, with the issuer where it does not name it already. */
  private static String named(String words, Sighting.Secured secured) {
    return words.contains(secured.issuer()) ? words : words + ", issued by " + secured.issuer();
  }

  private static Optional<Diagnostic> page(String where, String at, Sighting.Page page) {
    return switch (page) {
      case Sighting.Served(int status, Optional<String> via, Optional<String> location) ->
          served(where, at, status, via, location);
      case Sighting.Unserved(String words) ->
          Optional.of(
              warning(
                  "reach.http",
                  where,
                  at + " speaks TLS and gives no HTTP answer: " + words + ".",
                  "The service behind it may be starting, or is another one.",
                  "Have a look at what serves " + at + "."));
    };
  }

  private static Optional<Diagnostic> served(
      String where, String at, int status, Optional<String> via, Optional<String> location) {
    String proxy = via.map(it -> " A proxy stands in between (Via: " + it + ").").orElse("");
    if (status == 407) {
      return Optional.of(
          warning(
              "reach.proxy",
              where,
              at + " answers 407: a proxy in between asks for credentials." + proxy,
              "Phones have none.",
              "Let the phones' network reach *." + Targets.DOMAIN + " without the proxy."));
    }
    boolean fine = (status >= 200 && status < 300) || status == 401 || status == 403;
    if (fine && via.isEmpty()) {
      return Optional.empty();
    }
    if (fine) {
      return Optional.of(
          warning(
              "reach.proxy",
              where,
              "A proxy stands between this host and " + at + " (Via: " + via.orElse("") + ").",
              "What is seen from here need not be what phones see.",
              "Look from the phones' network, too."));
    }
    return Optional.of(
        warning(
            "reach.http",
            where,
            "The provisioning URL at "
                + at
                + " answers "
                + status
                + location.map(it -> " (to " + it + ", not followed)").orElse("")
                + "."
                + proxy,
            status >= 500
                ? "The provisioning server has trouble."
                : "There may be nothing for phones at that URL.",
            "Compare it with the provisioning URL in the admin page."));
  }

  private static Diagnostic warning(
      String code, String where, String what, String why, String next) {
    return Diagnostic.warning(code, where, what, PortWords.FROM_HERE + " " + why, next);
  }

  /** The day, as 2026-11-24. */
  static String day(Instant at) {
    return at.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
  }
}
