package dev.phonefleet.simulation;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Position;
import dev.phonefleet.desired.ReachCheck;
import dev.phonefleet.desired.Readiness;
import dev.phonefleet.desired.RolloutOptions;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.fleet.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files for trials, without writing any. */
final class Fleets {
  private static final Position AT = new Position("fleet.yaml", 1, 1);

  private Fleets() {}

  static DesiredFleet of(List<DesiredGroup> groups) {
    return new DesiredFleet(
        new Organization(
            Organization.Api.GUIDE,
            AT,
            Optional.empty(),
            Optional.of("acme"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Limits.DEFAULT,
        RolloutOptions.DEFAULT,
        new SecretSettings(Set.of()),
        groups,
        List.of(),
        List.of());
  }

  static DesiredGroup group(String name, List<DesiredPhone> phones) {
    return group(name, phones, NameCheck.DEFAULT, ReachCheck.DEFAULT);
  }

  static DesiredGroup group(
      String name, List<DesiredPhone> phones, NameCheck dns, ReachCheck reach) {
    return new DesiredGroup(
        new GroupName(name),
        AT,
        new GroupFields(
            Optional.empty(), Optional.empty(), Optional.of("edge-1"), Optional.empty(), Set.of()),
        Optional.empty(),
        false,
        Readiness.DEFAULT,
        dns,
        reach,
        List.of(),
        false,
        phones);
  }

  static DesiredPhone phone(long mac, String name, String label) {
    PhoneFields fields =
        new PhoneFields(
            Optional.of(name),
            Optional.of("VVX 450"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new Lines.Whole(List.of(new Line(Optional.of("+1555" + mac), Optional.of(label))))),
            Map.of("phone_label", new Value.Text(label)),
            Set.of());
    return new DesiredPhone(new PhoneKey.Mac(new MacAddress(mac)), fields, AT);
  }

  static List<DesiredPhone> phones(long first, int count) {
    List<DesiredPhone> out = new ArrayList<>();
    for (long mac = first; mac < first + count; mac++) {
      out.add(phone(mac, "Phone " + mac, "L" + mac));
    }
    return out;
  }
}
