package dev.phonefleet.desired;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checks the shape of the gates' keys, which act in a later release. */
final class Gates {
  private static final Duration DNS_WAIT = Duration.ofMinutes(3);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private Gates() {}

  static void dns(Section group) {
    Optional<Section> section = group.section("dns");
    if (section.isEmpty()) {
      return;
    }
    Section dns = section.get();
    boolean isDefault = dns.value("name", Scalars::host).isEmpty() && !dns.has("name");
    isDefault &= dns.value("waitTimeout", Durations::any).orElse(DNS_WAIT).equals(DNS_WAIT);
    isDefault &= dns.values("resolvers", Addresses::resolver).orElse(List.of()).isEmpty();
    isDefault &= dns.values("expect", Addresses::ip).orElse(List.of()).isEmpty();
    isDefault &= dns.value("interval", Durations::positive).orElse(INTERVAL).equals(INTERVAL);
    group.later("dns", isDefault);
  }

  /** Written at all it acts: what would only have warned then shuts the gate. */
  static void reach(Section group) {
    Optional<Section> section = group.section("reach");
    section.ifPresent(reach -> {
      reach.values("tcp", Scalars.whole(1, 65535));
      reach.values("udp", Scalars.whole(1, 65535));
      reach.text("tftpFile");
      reach.value("waitTimeout", Durations::any);
      reach.value("interval", Durations::positive);
    });
    group.later("reach", section.isEmpty());
  }
}
