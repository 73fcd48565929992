package dev.phonefleet.gate;

import java.time.Duration;
import java.util.Optional;

/** Why a name does not resolve as it should, the most telling one first. */
enum NameTrouble {
  NO_ZONE(
      "The zone itself is unknown: nobody controls it, so no waiting helps.",
      "Name the host that phones really boot from as dns.name."),
  NOBODY_ANSWERS(
      "No resolver answered: this network may not let its hosts ask resolvers outside.",
      "Name resolvers that may be asked from here as dns.resolvers; --skip-gate dns goes on"
          + " unchecked."),
  BROKEN_ZONE(
      "The resolvers cannot find out: the zone's name servers do not answer, or its signatures are"
          + " wrong.",
      "Have the owner of the zone look at it; another host can be named as dns.name."),
  OTHER_ADDRESS(
      "Every resolver answers something else than dns.expect: the record points elsewhere, or"
          + " dns.expect is out of date.",
      "Correct the record or dns.expect."),
  OLD_ADDRESS(
      "Some resolvers still answer something else: the change is spreading, or a carrier's or local"
          + " cache keeps the old record.",
      "Wait (dns.waitTimeout), or name resolvers that phones really use as dns.resolvers."),
  SPREADING(
      "Some resolvers know the name already: it is spreading, or a carrier's or local cache keeps"
          + " the answer that there is none.",
      "Wait (dns.waitTimeout), or name resolvers that phones really use as dns.resolvers."),
  NOT_YET(
      "No resolver knows it yet: the platform makes the record up to ninety seconds after the"
          + " group, and caches keep the answer that there is none.",
      "Wait longer (dns.waitTimeout). If phones boot from another host, name it as dns.name."),
  ONE_SILENT(
      "A resolver does not answer, the others do: it is down, or this network does not let it be"
          + " asked.",
      "Replace it in dns.resolvers."),
  ONE_FAILS(
      "A resolver cannot find out, or refuses to answer this host.",
      "Replace it in dns.resolvers.");

  private final String why;
  private final String next;

  NameTrouble(String why, String next) {
    this.why = why;
    this.next = next;
  }

  /**
   * The cause.
   *
   * @param keptFor how long resolvers may go on saying that there is nothing
   */
  String why(Optional<Duration> keptFor) {
    boolean cached = this == SPREADING || this == NOT_YET;
    return why
        + keptFor
            .filter(it -> cached)
            .map(it -> " They may keep it for " + it.toSeconds() + " s.")
            .orElse("");
  }

  String next() {
    return next;
  }
}
