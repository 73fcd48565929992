package dev.phonefleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgEdgeGroup;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import dev.phonefleet.simulator.scenario.published.OrgSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  @TempDir Path folder;

  private Said export(Office office, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("export", dir().toString(), "--api-url", office.cloud().url().toString()));
    all.add("--json");
    all.addAll(Arrays.asList(options));
    return office.run(all.toArray(String[]::new));
  }

  private Path dir() {
    return folder.resolve("out");
  }

  private String text(String name) throws IOException {
    return Files.readString(dir().resolve(name));
  }

  private void plansNoChange(Office office, long phones) {
    Said said =
        office.run("plan", dir().resolve("fleet.yaml").toString(), "--json", "--detailed-exitcode");
    said.ends(0);
    assertThat(said.lines("change")).isEmpty();
    assertThat(said.count("unchanged")).isEqualTo(phones);
  }

  @Test
  void whatIsLiveIsAFileThatChangesNothing() throws IOException {
    try (Office office = new Office(folder, Museum.with(Museum.everything()))) {
      Said said = export(office).ends(0);

      assertThat(said.codes()).isEmpty();
      assertThat(said.lines("exported").getFirst().path("phones").asInt()).isEqualTo(11);
      assertThat(said.lines("exported").getFirst().path("groups").asInt()).isEqualTo(2);
      assertThat(said.count("created")).isZero();
      assertThat(said.lines("file"))
          .extracting(line -> Path.of(line.path("path").asString("")).getFileName().toString())
          .containsExactly(
              "phones-hq.csv", "phones-Labor-Sud.csv", "phones-Home.csv", "fleet.yaml");
      assertThat(text("fleet.yaml"))
          .contains("api: published")
          .contains("apiUrl: \"" + office.cloud().url() + "\"")
          .contains("primaryEdge: edge-hq-1")
          .contains("secondaryEdge: edge-hq-2")
          .doesNotContain("edge-hq-3")
          .contains("phoneTrunkBases: [\"Phone Trunk\"]")
          .contains("edgeTrunkBase: Edge Trunk")
          .contains("inventory: phones-hq.csv");
      plansNoChange(office, 13);
    }
  }

  @Test
  void settingsOfTheModelAreNotRepeated() throws IOException {
    try (Office office = new Office(folder, Museum.with(Museum.everything()))) {
      export(office).ends(0);

      assertThat(text("phones-hq.csv"))
          .contains("settings.phone_label")
          .doesNotContain("settings.phone_maxLineKeys");
      assertThat(text("fleet.yaml"))
          .contains("phone_codecs: [\"opus\",\"pcmu\"]")
          .contains("phone_maxLineKeys: 12")
          .contains("phone_hotdesking: false")
          .contains("phone_more: 2.5")
          .doesNotContain("phone_label: Office");
    }
  }

  @Test
  void aFormulaIsKeptOutOfSpreadsheets() throws IOException {
    try (Office office = new Office(folder, Museum.with(Museum.everything()))) {
      export(office).ends(0);

      assertThat(text("phones-hq.csv")).doesNotContain("=").doesNotContain("-5 degrees");
      assertThat(text("fleet.yaml")).contains("\"=SUM(A1)\"", "\"-5 degrees\"");
    }
  }

  @Test
  void whatAFileCannotSayIsNamedWithItsId() throws IOException {
    try (Office office = new Office(folder, Museum.with(Museum.all()))) {
      Said said = export(office).ends(0);

      assertThat(said.finding("live.unreadable").path("where").asString("")).contains("id-nomac");
      assertThat(said.findings("export.phone-left-out"))
          .extracting(line -> line.path("where").asString(""))
          .satisfiesExactlyInAnyOrder(
              it -> assertThat(it).contains("id-twin-1"),
              it -> assertThat(it).contains("id-twin-2"),
              it -> assertThat(it).contains("id-model"));
      assertThat(said.findings("export.value-left-out"))
          .extracting(line -> line.path("where").asString(""))
          .containsExactlyInAnyOrder(
              "lines.number", "name", "settings.admin_pin", "settings.phone_label");
      assertThat(said.out()).doesNotContain("4711");
      try (Stream<Path> files = Files.list(dir())) {
        for (Path file : files.toList()) {
          assertThat(Files.readString(file)).doesNotContain("4711");
        }
      }
      assertThat(said.lines("exported").getFirst().path("phonesLeftOut").asInt()).isEqualTo(4);
      assertThat(said.lines("exported").getFirst().path("valuesLeftOut").asInt()).isEqualTo(4);
      plansNoChange(office, 17);
    }
  }

  @Test
  void oneSiteIsExportedWithItsGroup() throws IOException {
    try (Office office = new Office(folder, Museum.with(Museum.everything()))) {
      Said said = export(office, "--site", "Labor, \"Süd\"").ends(0);

      assertThat(said.lines("exported").getFirst().path("phones").asInt()).isEqualTo(1);
      assertThat(text("fleet.yaml")).contains("Labor: Süd").doesNotContain("hq");
      plansNoChange(office, 2);
    }
  }

  @Test
  void aSiteWithoutAGroupStandsUnderPhones() throws IOException {
    try (Office office = new Office(folder, Museum.with(Museum.everything()))) {
      export(office, "--site", "Home").ends(0);

      assertThat(text("fleet.yaml")).doesNotContain("edgeGroups").contains("\nphones:\n");
      assertThat(text("phones-Home.csv")).contains("anna@example.com", "+15550123");
      plansNoChange(office, 2);
    }
  }

  @Test
  void anUnknownSiteIsAMistake() {
    try (Office office = new Office(folder, Museum.with(Museum.everything()))) {
      Said said = export(office, "--site", "hq").ends(65);

      assertThat(said.codes()).contains("name.unknown");
      assertThat(dir()).doesNotExist();
    }
  }

  @Test
  void aSiteOfTwoGroupsStandsInNone() throws IOException {
    List<OrgEdge> more = List.of(OrgEdge.of("edge-x", "HQ").inGroup("Labor: Süd"));
    try (Office office = new Office(folder, Museum.with(more, Museum.desk(1, "One")))) {
      Said said = export(office).ends(0);

      assertThat(said.codes()).containsExactly("export.site-shared");
      assertThat(text("fleet.yaml")).contains("inventory: phones-HQ.csv");
      plansNoChange(office, 3);
    }
  }

  @Test
  void namesThatSeveralHaveAreLeftOut() throws IOException {
    try (Office office =
        new Office(
            folder,
            Museum.with(Museum.desk(1, "One"))
                .withOrganization(organization -> {
                  List<OrgSite> sites = new ArrayList<>(organization.sites());
                  sites.add(OrgSite.of("Home").withId("home-2"));
                  List<OrgEdgeGroup> groups = new ArrayList<>(organization.edgeGroups());
                  groups.add(OrgEdgeGroup.of("HQ").withId("hq-2"));
                  List<OrgPhone> phones = new ArrayList<>(organization.phones());
                  phones.add(OrgPhone.of("Lost", "Home", Museum.VVX, Fleets.mac(9)));
                  return organization.withSites(sites).withEdgeGroups(groups).withPhones(phones);
                }))) {
      Said said = export(office).ends(0);

      assertThat(said.finding("export.group-left-out").path("where").asString("")).contains("hq-2");
      assertThat(said.finding("export.phone-left-out").path("what").asString("")).contains("Lost");
      plansNoChange(office, 2);
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    try (Office office = new Office(folder, Museum.with(Museum.everything()))) {
      Files.createDirectories(dir());
      Files.writeString(dir().resolve("fleet.yaml"), "mine");

      Said said = export(office).ends(64);

      assertThat(said.err() + said.out()).contains("never overwritten");
      assertThat(text("fleet.yaml")).isEqualTo("mine");
      assertThat(office.report().requests()).isEmpty();
    }
  }

  @Test
  void anInventoryThatIsThereIsNotTouchedEither() throws IOException {
    try (Office office = new Office(folder, Museum.with(Museum.everything()))) {
      Files.createDirectories(dir());
      Files.writeString(dir().resolve("phones-Home.csv"), "mine");

      Said said = export(office).ends(74);

      assertThat(said.codes()).contains("export.exists");
      try (Stream<Path> files = Files.list(dir())) {
        assertThat(files).containsExactly(dir().resolve("phones-Home.csv"));
      }
    }
  }

  @Test
  void peopleAreLookedForTogether() throws IOException {
    OrgPhone[] phones =
        IntStream.range(0, 60)
            .mapToObj(
                n -> OrgPhone.webRtc("W " + n, "HQ", Museum.WEB_RTC, "p" + n + "@example.com"))
            .toArray(OrgPhone[]::new);
    try (Office office =
        new Office(
            folder,
            Museum.with(phones)
                .withOrganization(organization ->
                    organization.withUsers(
                        IntStream.range(0, 60)
                            .mapToObj(n ->
                                dev.phonefleet.simulator.scenario.published.OrgUser.of(
                                    "P" + n, "p" + n + "@example.com"))
                            .toList())))) {
      Said said = export(office).ends(0);

      assertThat(said.count("requests")).isEqualTo(11);
      assertThat(text("phones-hq.csv").lines()).hasSize(61);
    }
  }

  @Test
  void usersThatMayNotBeSearchedAreSaidAndTheRestIsWritten() throws IOException {
    try (Office office =
        new Office(
            folder,
            Museum.with(Museum.everything())
                .withPlatform(platform ->
                    platform.withDenials(denials ->
                        denials.withAreas(
                            dev.phonefleet.simulator.scenario.published.Denials.Area.USERS))))) {
      Said said = export(office).ends(3);

      assertThat(said.codes()).contains("export.unanswered", "export.phone-left-out");
      assertThat(text("phones-hq.csv")).contains("Reception");
    }
  }

  @Test
  void theGuideHasNothingToExport() {
    try (Office office = new Office(folder)) {
      Said said =
          office.run(
              "export",
              dir().toString(),
              "--api",
              "guide",
              "--api-url",
              office.cloud().url().toString());

      said.ends(64);
      assertThat(said.err()).contains("published");
    }
  }

  @Test
  void peopleReadWhatWasWritten() {
    try (Office office = new Office(folder, Museum.with(Museum.all()))) {
      Said said =
          office.run("export", dir().toString(), "--api-url", office.cloud().url().toString());

      said.ends(0);
      assertThat(said.out())
          .contains("phones-hq.csv")
          .contains("Exported: 2 edge groups, 15 phones, 4 phones left out, 4 values left out.");
    }
  }
}
