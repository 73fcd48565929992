package dev.phonefleet.gate;

import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Things that probes meet. */
final class Met {
  static final String RIGHT = "203.0.113.10";
  static final String OTHER = "203.0.113.99";
  static final Sighting.OfName NXDOMAIN = nxdomain("genesyscloud.com", 60);
  static final Sighting.OfName NO_A_RECORD =
      new Sighting.NoAddress(true, Optional.of("genesyscloud.com"), Optional.empty());
  static final Sighting.OfName SERVFAIL = new Sighting.ResolverFailed("SERVFAIL");
  static final Sighting.OfName REFUSES = new Sighting.ResolverFailed("REFUSED");
  static final Sighting.OfName SILENCE = new Sighting.ResolverSilent("no answer within 5 s");
  static final Sighting.OfPort OPEN = new Sighting.Connected(Optional.empty(), Optional.empty());
  static final Sighting.OfPort REFUSED = closed(Sighting.NotConnected.Why.REFUSED);
  static final Sighting.OfPort TIMED_OUT = closed(Sighting.NotConnected.Why.TIMED_OUT);
  static final Sighting.OfTftp TFTP = new Sighting.TftpAnswered("error 1: file not found");
  static final Sighting.OfTftp NO_TFTP = new Sighting.TftpSilent("no answer within 5 s");

  private Met() {}

  static Sighting.OfName addresses(String... all) {
    return new Sighting.Addresses(List.of(all), Duration.ofMinutes(1));
  }

  static Sighting.OfName nxdomain(String zone, long keptForSeconds) {
    return new Sighting.NoAddress(
        false, Optional.of(zone), Optional.of(Duration.ofSeconds(keptForSeconds)));
  }

  static Sighting.OfPort closed(Sighting.NotConnected.Why why) {
    return new Sighting.NotConnected(why, "no connection");
  }

  static Sighting.OfPort secured(Sighting.Handshake handshake) {
    return new Sighting.Connected(Optional.of(handshake), Optional.empty());
  }

  static Sighting.OfPort served(Sighting.Page page) {
    Sighting.Handshake good =
        new Sighting.Secured(
            "TLSv1.3",
            "CN=hq.genesyscloud.com",
            List.of("hq.genesyscloud.com"),
            "CN=Some Authority",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2027-01-01T00:00:00Z"),
            true,
            Optional.empty());
    return new Sighting.Connected(Optional.of(good), Optional.of(page));
  }
}
