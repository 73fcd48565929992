package dev.phonefleet.diagnosis;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.gate.Targets;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Sighting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Phones in trouble, and the ways of their groups. */
final class Troubled {
  static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  static final GroupName HQ = new GroupName("hq");
  static final String HOST = "hq.genesyscloud.com";

  private Troubled() {}

  static TroubledPhone failed(long number, Live.Failure... failures) {
    return phone(number, HQ, ProvisioningState.FAILED, failures);
  }

  static TroubledPhone phone(
      long number, GroupName group, ProvisioningState state, Live.Failure... failures) {
    return new TroubledPhone(live(number, state), group, List.of(failures), Optional.empty());
  }

  static TroubledPhone unread(long number, String words) {
    return new TroubledPhone(
        live(number, ProvisioningState.FAILED), HQ, List.of(), Optional.of(words));
  }

  private static Live.Phone live(long number, ProvisioningState state) {
    return new Live.Phone(
        "p" + number,
        new PhoneKey.Mac(new MacAddress(0x0004f2000000L + number)),
        new Home.InGroup("g1"),
        PhoneFields.NONE,
        state,
        Optional.empty());
  }

  static Live.Failure failure(String code) {
    return new Live.Failure(code, "words of " + code, "");
  }

  static Live.Failure failure(String code, String time) {
    return new Live.Failure(code, "words of " + code, time);
  }

  static PathReport way(GroupName group, GateState names, Map<Call.Tcp, Sighting.OfPort> ports) {
    return new PathReport(
        Targets.of(DesiredGroup.named(group), Optional.empty(), GateOptions.ORDINARY),
        names,
        names == GateState.OPEN ? "203.0.113.10" : "NXDOMAIN",
        names != GateState.OPEN,
        ports.isEmpty() ? GateState.UNSEEN : GateState.WATCHED,
        ports.isEmpty() ? "" : "TCP looked at",
        new LinkedHashMap<>(),
        ports,
        List.of());
  }

  /** A way whose hosts have these addresses; the first host is the provisioning host. */
  static PathReport resolved(
      GroupName group, String url, SequencedMap<String, List<String>> addresses) {
    return new PathReport(
        Targets.of(DesiredGroup.named(group), Optional.of(url), GateOptions.ORDINARY),
        GateState.OPEN,
        "",
        false,
        GateState.WATCHED,
        "",
        addresses,
        Map.of(),
        List.of());
  }
}
