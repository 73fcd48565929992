package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.fleet.SecretSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads the file from its root: one reader for each section. */
final class RootReader {
  private final Path file;
  private final Source source;

  RootReader(Path file, Source source) {
    this.file = file;
    this.source = source;
  }

  /** The fleet; empty where there is no organisation to speak of, which is then found. */
  Optional<DesiredFleet> read(Section root) {
    version(root);
    Optional<OrganizationReader> reader =
        root.section("organization")
            .map(found -> new OrganizationReader(found, root.keyAt("organization")));
    if (reader.isEmpty() && root.unwritten("organization")) {
      root.missing(
          "organization",
          "Nothing says which organisation is meant, and which API it speaks.",
          "Write `organization: {region: REGION}`, or `{api: guide, tenant: NAME}`.");
    }
    Optional<Api> api = reader.flatMap(OrganizationReader::api);
    Optional<Organization> organization = reader.map(found -> found.read(api));
    Limits limits = root.section("limits").map(LimitsReader::read).orElse(Limits.DEFAULT);
    RolloutOptions rollout =
        root.section("rollout")
            .map(found -> RolloutReader.read(found, api))
            .orElse(RolloutOptions.DEFAULT);
    SecretSettings secrets =
        new SecretSettings(
            new HashSet<>(root.values("secretSettings", Scalars::text).orElse(List.of())));

    Census census = new Census(source, api);
    PhonesReader phones = new PhonesReader(census, new InventoryReader(file, census));
    GroupReader groups = new GroupReader(census, phones);
    List<GroupReader.Open> open = new ArrayList<>();
    root.each("edgeGroups", section -> open.add(groups.open(section)));
    PhonesReader.Open ungrouped = ungrouped(root, api, phones);

    List<DesiredGroup> closed = new ArrayList<>();
    open.forEach(group -> closed.add(groups.close(group)));
    List<DesiredPhone> rest = phones.close(ungrouped);
    nothing(root, closed, rest);
    return organization.map(
        known -> new DesiredFleet(known, limits, rollout, secrets, closed, rest, source.notYet()));
  }

  private void version(Section root) {
    if (!root.has("version")) {
      root.missing("version", "It says which rules the file follows.", "Write `version: 1`.");
    }
    root.value(
        "version",
        scalar ->
            scalar.plain() && scalar.text().equals("1")
                ? Checked.good(1)
                : Checked.bad(
                    Code.BAD_VERSION,
                    Mistake.shown(scalar.text()) + " is no version that this release reads.",
                    "There is only version 1, and it is a number.",
                    "Write `version: 1`."));
  }

  private PhonesReader.Open ungrouped(Section root, Optional<Api> api, PhonesReader phones) {
    Scope scope = Scope.ungrouped(root);
    Optional<Section> section = root.section("phones");
    if (section.isEmpty() || section.get().isEmpty()) {
      return phones.none(scope);
    }
    if (api.equals(Optional.of(Api.GUIDE))) {
      Contract.refuse(source.findings(), root, "phones");
      return phones.none(scope);
    }
    Section inner = section.get();
    inner.later("prune", !inner.flag("prune", false));
    return phones.open(inner, scope);
  }

  private void nothing(Section root, List<DesiredGroup> groups, List<DesiredPhone> phones) {
    if (groups.isEmpty() && phones.isEmpty() && source.findings().clean()) {
      source
          .findings()
          .warning(
              root.start(),
              new Mistake(
                  Code.NOTHING_DECLARED,
                  "The file declares no edge group and no phone.",
                  "`edgeGroups` is missing or empty.",
                  "Check that it is the right file."));
    }
  }
}
