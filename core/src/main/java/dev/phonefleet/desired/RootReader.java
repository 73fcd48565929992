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
          "Write `organization: {api: guide, tenant: NAME}`.");
    }
    Optional<Api> api = reader.flatMap(OrganizationReader::api);
    Optional<Organization> organization = reader.map(found -> found.read(api));
    Limits limits = root.section("limits").map(LimitsReader::read).orElse(Limits.DEFAULT);
    RolloutOptions rollout =
        root.section("rollout").map(RolloutReader::read).orElse(RolloutOptions.DEFAULT);
    SecretSettings secrets =
        new SecretSettings(
            new HashSet<>(root.values("secretSettings", Scalars::text).orElse(List.of())));

    Census census = new Census(source, api);
    PhonesReader phones = new PhonesReader(census, new InventoryReader(file, census));
    GroupReader groups = new GroupReader(api, phones);
    List<GroupReader.Open> open = new ArrayList<>();
    root.each("edgeGroups", section -> open.add(groups.open(section)));
    PhonesReader.Open ungrouped = ungrouped(root, phones);

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

  private PhonesReader.Open ungrouped(Section root, PhonesReader phones) {
    Optional<Section> section = root.section("phones");
    section.ifPresent(inner -> inner.flag("prune", false));
    root.later("phones", section.isEmpty() || section.get().isEmpty());
    return section.map(inner -> phones.open(inner, Optional.empty())).orElseGet(phones::none);
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
