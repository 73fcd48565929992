package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Region;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code edgeGroups}. */
final class GroupReader {
  /** Stands for a name that was found wrong; no fleet with such a group ever leaves the reader. */
  private static final GroupName NAMELESS = new GroupName("");

  /** What every edge group of the published API is, which has no types. */
  private static final String USUAL_TYPE = "Standard";

  private final Census census;
  private final PhonesReader phones;
  private boolean typeTold;
  private final Map<GroupName, Position> known = new HashMap<>();

  /** A group whose inventories are still to be read. */
  record Open(DesiredGroup group, PhonesReader.Open phones) {}

  GroupReader(Census census, PhonesReader phones) {
    this.census = census;
    this.phones = phones;
  }

  /** Reads one group; one without a usable name is read too, so that its phones are checked. */
  Open open(Section section) {
    Optional<GroupName> name = name(section);
    Set<String> cleared = new HashSet<>();
    GroupFields fields =
        new GroupFields(
            section.clearable("description", cleared, Scalars::prose),
            section.text("type"),
            section.text("primaryEdge"),
            section.clearable("secondaryEdge", cleared, Scalars::text),
            cleared,
            site(section),
            trunks(section),
            edgeTrunk(section));
    type(section, fields);
    Optional<String> region = region(section);
    boolean crossRegion = section.flag("crossRegion", false);
    Readiness readiness =
        section.section("readiness").map(GroupReader::readiness).orElse(Readiness.DEFAULT);
    boolean isProtected = section.flag("protected", false);
    NameCheck dns = GateReader.dns(section, census.api());
    ReachCheck reach = GateReader.reach(section);
    List<String> failoverHosts = GateReader.failoverHosts(section);
    GateReader.idle(section, dns, failoverHosts);
    section.later("prune", !section.flag("prune", false));
    Scope scope = Scope.group(section, name, fields.site());
    fields.site().ifPresent(site -> census.sites().claim(site, scope, scope::at));
    PhonesReader.Open open =
        section
            .section("phones")
            .map(inner -> phones.open(inner, scope))
            .orElseGet(() -> phones.none(scope));
    return new Open(
        new DesiredGroup(
            name.orElse(NAMELESS),
            section.start(),
            fields,
            region,
            crossRegion,
            readiness,
            dns,
            reach,
            failoverHosts,
            isProtected,
            List.of()),
        open);
  }

  /** Reads the inventories, and gives the whole group. */
  DesiredGroup close(Open open) {
    return open.group().withPhones(phones.close(open.phones()));
  }

  private Optional<GroupName> name(Section section) {
    if (!section.has("name")) {
      section.missing("name", "A group is known by its name.", "Write `name: NAME`.");
      return Optional.empty();
    }
    Optional<GroupName> name =
        section.value("name", is(Api.GUIDE) ? Scalars::label : Scalars::text).map(GroupName::new);
    name.ifPresent(found -> once(found, section));
    return name;
  }

  private void once(GroupName name, Section section) {
    Position before = known.putIfAbsent(name, section.at("name"));
    if (before != null) {
      section
          .source()
          .findings()
          .error(
              section.at("name"),
              new Mistake(
                  Code.DUPLICATE_GROUP,
                  "The edge group " + Mistake.shown(name.value()) + " stands twice.",
                  "It stands at " + before + " already; upper and lower case are the same name.",
                  "Give each group a name of its own."));
    }
  }

  private static Optional<String> region(Section section) {
    Optional<String> region = section.text("region");
    if (region.isPresent() && Region.domain(region.get()).isEmpty()) {
      section
          .source()
          .findings()
          .warning(
              section.at("region"),
              new Mistake(
                  Code.UNKNOWN_REGION,
                  Mistake.shown(region.get()) + " is no region that is known.",
                  "It is compared with the platform's answer letter by letter. Known: "
                      + Region.names()
                      + ".",
                  Nearest.to(region.get(), List.of(Region.names().split(", ")))
                      .map(near -> "Did you mean `" + near + "`?")
                      .orElse("Check it.")));
    }
    return region;
  }

  private static Readiness readiness(Section section) {
    return new Readiness(
        section.positive("timeout", Readiness.DEFAULT.timeout()),
        section.positive("interval", Readiness.DEFAULT.interval()));
  }

  private boolean is(Api api) {
    return census.api().equals(Optional.of(api));
  }

  private void type(Section section, GroupFields fields) {
    boolean idle = is(Api.PUBLISHED) && !fields.type().orElse(USUAL_TYPE).equals(USUAL_TYPE);
    if (idle && !typeTold) {
      typeTold = true;
      Contract.warn(
          section.source().findings(),
          section,
          "type",
          Api.PUBLISHED,
          "Edge groups have no type there; it is never sent.");
    }
  }

  private Optional<String> site(Section section) {
    Optional<String> site = section.text("site");
    if (site.isPresent() && is(Api.GUIDE)) {
      Contract.warn(
          section.source().findings(),
          section,
          "site",
          Api.GUIDE,
          "The guide's contract has phones in groups, whatever their site.");
      return Optional.empty();
    }
    return site;
  }

  private Optional<List<String>> trunks(Section section) {
    String key = "phoneTrunkBases";
    Optional<List<String>> trunks = section.values(key, Scalars::text);
    if (is(Api.GUIDE)) {
      if (!trunks.orElse(List.of()).isEmpty()) {
        Contract.refuse(section.source().findings(), section, key);
      }
      return Optional.empty();
    }
    section.notEmpty(key, "Name a phone trunk base, or remove the key: then the live ones stay.");
    return trunks;
  }

  private Optional<String> edgeTrunk(Section section) {
    Optional<String> trunk = section.text("edgeTrunkBase");
    if (trunk.isPresent() && is(Api.GUIDE)) {
      Contract.refuse(section.source().findings(), section, "edgeTrunkBase");
    }
    return trunk;
  }
}
