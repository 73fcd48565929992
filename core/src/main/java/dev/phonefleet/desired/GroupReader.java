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

  private final Optional<Api> api;
  private final PhonesReader phones;
  private final Map<GroupName, Position> known = new HashMap<>();

  /** A group whose inventories are still to be read. */
  record Open(DesiredGroup group, PhonesReader.Open phones) {}

  GroupReader(Optional<Api> api, PhonesReader phones) {
    this.api = api;
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
            cleared);
    Optional<String> region = region(section);
    boolean crossRegion = section.flag("crossRegion", false);
    Readiness readiness =
        section.section("readiness").map(GroupReader::readiness).orElse(Readiness.DEFAULT);
    boolean isProtected = section.flag("protected", false);
    NameCheck dns = GateReader.dns(section);
    ReachCheck reach = GateReader.reach(section);
    List<String> failoverHosts = GateReader.failoverHosts(section);
    Optional<String> site = later(section);
    PhonesReader.Open open =
        section.section("phones").map(inner -> phones.open(inner, site)).orElseGet(phones::none);
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
    boolean guide = api.equals(Optional.of(Api.GUIDE));
    Optional<GroupName> name =
        section.value("name", guide ? Scalars::label : Scalars::text).map(GroupName::new);
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

  /** Checks the keys that act in a later release; gives the site, which names phones. */
  private static Optional<String> later(Section section) {
    Optional<String> site = section.text("site");
    section.later("site", site.isEmpty());
    Optional<List<String>> trunks = section.values("phoneTrunkBases", Scalars::text);
    section.later("phoneTrunkBases", trunks.orElse(List.of()).isEmpty());
    section.later("edgeTrunkBase", section.text("edgeTrunkBase").isEmpty());
    section.later("prune", !section.flag("prune", false));
    return site;
  }
}
