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
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files for the published API, without writing any. */
final class SiteFleets {
  static final String DESK = "VVX 450";
  static final String WEBRTC = "WebRTC";
  static final String REMOTE = "Remote";
  static final String TRUNK = "phones";
  private static final Position AT = new Position("fleet.yaml", 1, 1);

  private SiteFleets() {}

  static DesiredFleet of(int tokens, List<DesiredGroup> groups, List<DesiredPhone> ungrouped) {
    return new DesiredFleet(
        new Organization(
            Organization.Api.PUBLISHED,
            AT,
            Optional.of("mypurecloud.com"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            tokens,
            List.of()),
        Limits.DEFAULT,
        new RolloutOptions(RolloutOptions.DoneWhen.ACCEPTED, Duration.ofMinutes(3), false),
        new SecretSettings(Set.of()),
        groups,
        ungrouped,
        List.of());
  }

  /** A group whose site is named like it, and whose edges are too. */
  static DesiredGroup group(String name, boolean secondEdge, List<DesiredPhone> phones) {
    return new DesiredGroup(
        new GroupName(name),
        AT,
        new GroupFields(
            Optional.empty(),
            Optional.empty(),
            Optional.of(name + "-edge"),
            secondEdge ? Optional.of(name + "-second") : Optional.empty(),
            Set.of(),
            Optional.of(name),
            Optional.of(List.of(TRUNK)),
            Optional.empty()),
        Optional.empty(),
        false,
        Readiness.DEFAULT,
        NameCheck.PUBLISHED,
        ReachCheck.DEFAULT,
        List.of(),
        false,
        phones);
  }

  static DesiredPhone desk(String site, long mac, Optional<String> user) {
    return new DesiredPhone(
        new PhoneKey.Mac(new MacAddress(mac)),
        new PhoneFields(
            Optional.of("Phone " + mac),
            Optional.of(DESK),
            Optional.of(site),
            user,
            Optional.empty(),
            Optional.of(
                new Lines.Whole(List.of(new Line(Optional.empty(), Optional.of("L" + mac))))),
            Map.of("phone_label", new Value.Text("L" + mac)),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            user.map(it -> Station.DEFAULT)),
        AT);
  }

  static DesiredPhone webRtc(String site, String email, Station station) {
    return new DesiredPhone(
        new PhoneKey.WebRtc(email),
        new PhoneFields(
            Optional.of("Softphone of " + email),
            Optional.of(WEBRTC),
            Optional.of(site),
            Optional.of(email),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(station)),
        AT);
  }

  static DesiredPhone remote(String site, String name, String number) {
    return new DesiredPhone(
        new PhoneKey.Remote(site, name),
        new PhoneFields(
            Optional.of(name),
            Optional.of(REMOTE),
            Optional.of(site),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Set.of(),
            Optional.of(number),
            Optional.empty(),
            Optional.empty()),
        AT);
  }

  static List<DesiredPhone> desks(String site, long first, int count) {
    List<DesiredPhone> out = new ArrayList<>();
    for (long mac = first; mac < first + count; mac++) {
      out.add(desk(site, mac, Optional.empty()));
    }
    return out;
  }
}
