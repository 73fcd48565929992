package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import dev.phonefleet.simulator.scenario.published.OrgPool;
import dev.phonefleet.simulator.scenario.published.OrgSite;
import dev.phonefleet.simulator.scenario.published.OrgTrunkBase;
import dev.phonefleet.simulator.scenario.published.OrgUser;
import dev.phonefleet.simulator.scenario.published.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An organisation that has what a file names, and nothing of what it wants made. */
final class SimulatedOrganization {
  private final Map<String, String> edges = new TreeMap<>();
  private final Set<String> sites = new TreeSet<>();
  private final Set<String> phoneTrunks = new TreeSet<>();
  private final Set<String> edgeTrunks = new TreeSet<>();
  private final Map<String, Integer> models = new TreeMap<>();
  private final Set<String> webRtcModels = new TreeSet<>();
  private final Set<String> users = new TreeSet<>();
  private final Set<String> numbers = new TreeSet<>();

  private SimulatedOrganization(DesiredFleet fleet) {
    fleet.scopes().forEach(this::group);
  }

  static Organization of(Organization base, DesiredFleet fleet) {
    return new SimulatedOrganization(fleet).over(base);
  }

  private void group(DesiredGroup group) {
    String site = group.fields().site().orElse("HQ");
    group.fields().site().ifPresent(sites::add);
    group.fields().primaryEdge().ifPresent(edge -> edges.putIfAbsent(edge, site));
    group.fields().secondaryEdge().ifPresent(edge -> edges.putIfAbsent(edge, site));
    group.fields().phoneTrunkBases().ifPresent(phoneTrunks::addAll);
    group.fields().edgeTrunkBase().ifPresent(edgeTrunks::add);
    if (!edges.isEmpty()) {
      sites.add(site);
    }
    group.phones().forEach(this::phone);
  }

  private void phone(DesiredPhone phone) {
    phone.fields().site().ifPresent(sites::add);
    phone.fields().user().ifPresent(users::add);
    List<Line> lines =
        phone.fields().lines().map(some -> some.over(List.of())).orElse(List.<Line>of());
    lines.forEach(line -> line.number().ifPresent(numbers::add));
    phone
        .fields()
        .model()
        .ifPresent(model -> {
          if (phone.key() instanceof PhoneKey.WebRtc) {
            webRtcModels.add(model);
          }
          boolean whole = phone.fields().lines().orElse(null) instanceof Lines.Whole;
          models.merge(model, whole ? Math.max(1, lines.size()) : 1, Math::max);
        });
  }

  private Organization over(Organization base) {
    List<OrgPhoneBase> bases = new ArrayList<>();
    models.forEach((model, lines) ->
        bases.add(
            webRtcModels.contains(model)
                ? OrgPhoneBase.webRtc(model)
                : OrgPhoneBase.of(model, metaBase(model))));
    List<OrgTrunkBase> trunks = new ArrayList<>();
    phoneTrunks.forEach(name -> trunks.add(OrgTrunkBase.phone(name)));
    edgeTrunks.forEach(name -> trunks.add(OrgTrunkBase.edge(name)));
    List<OrgEdge> idle = new ArrayList<>();
    edges.forEach((name, site) ->
        idle.add(OrgEdge.of(name, site).withStatusCode("INACTIVE").withOnline(true)));
    return base.withSites(sites.stream().map(OrgSite::of).toList())
        .withTrunkBases(trunks)
        .withPhoneBases(bases)
        .withUsers(users.stream().map(email -> OrgUser.of(nameOf(email), email)).toList())
        .withEdges(idle)
        .withDidPools(pools(true))
        .withExtensionPools(pools(false));
  }

  private List<OrgPool> pools(boolean direct) {
    return numbers.stream()
        .filter(number -> number.startsWith("+") == direct)
        .map(number -> OrgPool.of(number, number))
        .toList();
  }

  private static String nameOf(String email) {
    int at = email.indexOf('@');
    return at > 0 ? email.substring(0, at) : email;
  }

  /** The id of a meta base begins with the make. */
  private static String metaBase(String model) {
    String folded = model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return folded.replaceAll("^_+|_+$", "") + ".json";
  }
}
