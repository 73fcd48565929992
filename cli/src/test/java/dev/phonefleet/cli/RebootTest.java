package dev.phonefleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.published.Denials;
import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgLine;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import dev.phonefleet.simulator.scenario.published.OrgSite;
import dev.phonefleet.simulator.scenario.published.Population;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebootTest {
  private static final String REBOOT = "published.phones.reboot";

  @TempDir Path folder;

  private static Said reboot(Office office, String... options) {
    List<String> all =
        new ArrayList<>(List.of("reboot", "--api-url", office.cloud().url().toString(), "--json"));
    all.addAll(Arrays.asList(options));
    return office.run(all.toArray(String[]::new));
  }

  private static int rebooted(Said said) {
    List<tools.jackson.databind.JsonNode> lines = said.lines("rebooted");
    return lines.isEmpty() ? 0 : lines.getLast().path("phones").asInt(-1);
  }

  private static Scenario many(int phones) {
    return Office.quick()
        .withOrganization(organization -> organization.withPopulation(Population.of(phones, 7)));
  }

  private static Scenario two() {
    return Museum.with(Museum.desk(1, "One"), Museum.desk(2, "Two"));
  }

  @Test
  void phonesAreToldFiftyAtATime() {
    try (Office office = new Office(folder, many(120))) {
      Said said = reboot(office, "--select", "group=hq", "--yes").ends(0);

      assertThat(rebooted(said)).isEqualTo(120);
      assertThat(office.report().count(REBOOT)).isEqualTo(3);
      assertThat(said.lines("phone")).hasSize(120);
      assertThat(said.count("updated")).isZero();
    }
  }

  @Test
  void whatIsSelectedIsTold() {
    try (Office office = new Office(folder, two())) {
      Said said = reboot(office, "--yes", "--select", "site=HQ,mac=0004f2aa0001,name=One").ends(0);

      assertThat(said.lines("phone"))
          .extracting(line -> line.path("key").asString(""))
          .containsExactly(Fleets.mac(1));
      assertThat(rebooted(said)).isEqualTo(1);
    }
  }

  @Test
  void severalSelectionsAddUp() {
    try (Office office = new Office(folder, two())) {
      Said said =
          reboot(office, "--yes", "--select", "name=One", "--select", "mac=" + Fleets.mac(2));

      assertThat(rebooted(said.ends(0))).isEqualTo(2);
    }
  }

  @Test
  void everythingInASelectionHasToHold() {
    try (Office office = new Office(folder, two())) {
      Said said = reboot(office, "--yes", "--select", "name=One,mac=" + Fleets.mac(2)).ends(3);

      assertThat(said.codes()).containsExactly("reboot.nothing");
      assertThat(office.report().count(REBOOT)).isZero();
    }
  }

  @Test
  void withoutASelectionNothingIsMeant() {
    try (Office office = new Office(folder, two())) {
      Said said = reboot(office, "--yes").ends(64);

      assertThat(said.err()).contains("--select");
      assertThat(office.report().requests()).isEmpty();
    }
  }

  @Test
  void aWrongSelectionIsExplained() {
    try (Office office = new Office(folder, two())) {
      assertThat(reboot(office, "--select", "gruop=hq").ends(64).err()).contains("gruop");
      assertThat(reboot(office, "--select", "mac=12").ends(64).err()).contains("\"12\" is no");
      assertThat(reboot(office, "--select", "group=a,group=b").ends(64).err()).contains("twice");
    }
  }

  @Test
  void withoutAnybodyToAskNothingBegins() {
    try (Office office = new Office(folder, two())) {
      Said said = reboot(office, "--select", "group=hq").ends(64);

      assertThat(said.codes()).containsExactly("reboot.cannot-ask");
      assertThat(office.report().requests()).isEmpty();
    }
  }

  @Test
  void onlyYesRestarts() {
    try (Office office = new Office(folder, two()).answering(question -> "y")) {
      Said said =
          office.run(
              "reboot", "--api-url", office.cloud().url().toString(), "--select", "group=hq");

      said.ends(0);
      assertThat(said.out()).contains("2 phones would restart", "cannot be seen", "Not restarted");
      assertThat(office.report().count(REBOOT)).isZero();
    }
  }

  @Test
  void whoIsLoggedInIsSaid() {
    OrgPhone busy = Museum.desk(1, "One").withLines(OrgLine.of("a").withLoggedIn("Ben"));
    try (Office office =
        new Office(folder, Museum.with(busy, Museum.desk(2, "Two"))).answering(question -> "yes")) {
      Said said =
          office.run(
              "reboot", "--api-url", office.cloud().url().toString(), "--select", "group=hq");

      said.ends(0);
      assertThat(said.out())
          .contains("1 phone has somebody logged in.")
          .contains("Done: 2 phones told to restart");
    }
  }

  @Test
  void aPhoneThatProvisionsIsLeftOut() {
    OrgPhone provisioning =
        Museum.desk(1, "One")
            .withStatus(
                Museum.json(
                    "{\"operationalStatus\": \"OFFLINE\", \"provision\": {\"time\":"
                        + " \"2099-01-01T00:00:00Z\"}}"));
    try (Office office = new Office(folder, Museum.with(provisioning, Museum.desk(2, "Two")))) {
      Said said = reboot(office, "--yes", "--select", "group=hq").ends(0);

      assertThat(said.lines("reboot").getFirst().path("provisioning").asInt()).isEqualTo(1);
      assertThat(rebooted(said)).isEqualTo(1);
      assertThat(said.count("held")).isEqualTo(1);
    }
  }

  @Test
  void aPhoneThatBeginsToProvisionMeanwhileIsLeftOutToo() {
    try (Office office = new Office(folder, two())) {
      office.answering(question -> {
        office
            .cloud()
            .platform()
            .setPhoneStatus(
                "One",
                Museum.json(
                    "{\"operationalStatus\": \"OFFLINE\", \"provision\": {\"time\":"
                        + " \"2099-01-01T00:00:00Z\"}}"));
        return "yes";
      });
      Said said =
          office.run(
              "reboot", "--api-url", office.cloud().url().toString(), "--select", "group=hq");

      said.ends(0);
      assertThat(said.err()).contains("reboot.busy").contains(Fleets.mac(1));
      assertThat(said.out()).contains("1 phone told to restart, 1 left out");
    }
  }

  @Test
  void aSiteWithoutAnActiveEdgeFailsAlone() {
    Scenario scenario =
        Museum.with(
                List.of(OrgEdge.of("edge-old", "Old").withStatusCode("INACTIVE")),
                Museum.desk(1, "One"),
                OrgPhone.of("Old", "Old", Museum.VVX, Fleets.mac(2)))
            .withOrganization(organization -> {
              List<OrgSite> sites = new ArrayList<>(organization.sites());
              sites.add(OrgSite.of("Old"));
              return organization.withSites(sites);
            });
    try (Office office = new Office(folder, scenario)) {
      Said said = reboot(office, "--yes", "--select", "site=Old", "--select", "site=HQ").ends(3);

      assertThat(said.finding("reboot.failed").path("why").asString("")).contains("no.active.edge");
      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(rebooted(said)).isEqualTo(1);
    }
  }

  @Test
  void anUnknownOutcomeIsNotRepeated() {
    try (Office office = new Office(folder, two())) {
      office
          .cloud()
          .addFault(
              Fault.on(
                      "POST",
                      "/api/v2/telephony/providers/edges/phones/reboot",
                      new Fault.Effect.LostAnswer())
                  .times(1));
      Said said = reboot(office, "--yes", "--select", "group=hq").ends(3);

      assertThat(said.codes()).containsExactly("reboot.unknown");
      assertThat(office.report().count(REBOOT)).isEqualTo(1);
      assertThat(said.count("unknown")).isEqualTo(2);
    }
  }

  @Test
  void withoutPermissionItEndsWithFour() {
    Scenario scenario =
        two()
            .withPlatform(platform ->
                platform.withDenials(denials -> denials.withAreas(Denials.Area.TELEPHONY)));
    try (Office office = new Office(folder, scenario)) {
      assertThat(reboot(office, "--yes", "--select", "group=hq").ends(4).codes())
          .contains("api.forbidden");
    }
  }

  @Test
  void aFileSaysWhere() {
    try (Office office = new Office(folder, two())) {
      office.file(
          "fleet.yaml",
          "version: 1\norganization: {apiUrl: \""
              + office.cloud().url()
              + "\"}\nedgeGroups:\n  - {name: hq, site: HQ}\n");
      Said said =
          office.run(
              "reboot", office.fleetFile().toString(), "--json", "--yes", "--select", "name=Two");

      assertThat(rebooted(said.ends(0))).isEqualTo(1);
      assertThat(office.hasManifest()).isFalse();
    }
  }

  @Test
  void theGuideHasNoRestart() {
    try (Office office = new Office(folder)) {
      office.fleet(Fleets.group("hq", Fleets.phone(1)));
      Said said =
          office.run(
              "reboot", office.fleetFile().toString(), "--json", "--yes", "--select", "group=hq");

      assertThat(said.ends(64).codes()).containsExactly("reboot.other-api");
      assertThat(office.report().requests()).isEmpty();
    }
  }
}
