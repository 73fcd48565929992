package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Names that do not open the gate in time: what is said, and what is left undone. */
class ClosedNameTest {
  private static final String HOST = "hq.genesyscloud.com";
  private static final String OLD = "192.0.2.7";
  private static final String IMPATIENT = "waitTimeout: 300ms, interval: 50ms";

  @TempDir Path folder;

  private static NameAnswer trouble(DnsTrouble trouble) {
    return NameAnswer.trouble(trouble);
  }

  /** Applies two phones to a group whose name is answered like this; tells why they are held. */
  private JsonNode held(String dns, NameAnswer... answers) {
    Scenario scenario =
        Office.quick()
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
            .withNetwork(network -> network.withName(HOST, answers));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of("dns: {" + dns + "}"), phones(1, 2)));

      Said said = office.apply().ends(6);

      assertThat(said.count("held")).isEqualTo(2);
      assertThat(said.count("unchanged")).isEqualTo(1);
      assertThat(said.objects()).isEqualTo(3);
      assertThat(office.report().writes()).isZero();
      assertThat(office.group("hq")).isPresent();
      assertThat(office.hasManifest()).isFalse();
      JsonNode why = said.finding("dns.closed");
      assertThat(why.path("severity").asString()).isEqualTo("error");
      assertThat(why.path("where").asString()).startsWith("group hq");
      return why;
    }
  }

  private static void tells(JsonNode finding, String what, String why, String next) {
    assertThat(finding.path("what").asString()).contains(what);
    assertThat(finding.path("why").asString()).contains(why);
    assertThat(finding.path("next").asString()).contains(next);
  }

  @Test
  void aNameThatNobodyKnows() {
    JsonNode why = held(IMPATIENT, trouble(DnsTrouble.NXDOMAIN));

    tells(
        why,
        "1.1.1.1 says NXDOMAIN, 8.8.8.8 says NXDOMAIN",
        "No resolver knows it yet",
        "dns.waitTimeout");
    assertThat(why.path("what").asString()).startsWith(HOST + " does not resolve as needed after");
  }

  @Test
  void aNameThatHasNoAddress() {
    tells(
        held(IMPATIENT, trouble(DnsTrouble.NODATA)),
        "1.1.1.1 says no A record, 8.8.8.8 says no A record",
        "No resolver knows it yet",
        "dns.name");
  }

  @Test
  void aZoneWhoseServersFail() {
    tells(
        held(IMPATIENT, trouble(DnsTrouble.SERVFAIL)),
        "1.1.1.1 says SERVFAIL, 8.8.8.8 says SERVFAIL",
        "name servers do not answer",
        "dns.name");
  }

  @Test
  void aNameThatIsSpreading() {
    tells(
        held(
            IMPATIENT,
            NameAnswer.usual().withResolver(0),
            trouble(DnsTrouble.NXDOMAIN).withResolver(1)),
        "1.1.1.1 says " + SimulatedRoutes.HOME + ", 8.8.8.8 says NXDOMAIN",
        "it is spreading, or a carrier's or local cache",
        "dns.resolvers");
  }

  @Test
  void anAddressThatIsNotExpected() {
    tells(
        held(IMPATIENT + ", expect: [" + SimulatedRoutes.HOME + "]", NameAnswer.addresses(OLD)),
        "1.1.1.1 says 192.0.2.7 (not expected), 8.8.8.8 says 192.0.2.7 (not expected)",
        "the record points elsewhere",
        "dns.expect");
  }

  @Test
  void anOldAddressInOneCache() {
    tells(
        held(
            IMPATIENT + ", expect: [" + SimulatedRoutes.HOME + "]",
            NameAnswer.addresses(OLD).withResolver(1),
            NameAnswer.usual()),
        "1.1.1.1 says " + SimulatedRoutes.HOME + ", 8.8.8.8 says 192.0.2.7 (not expected)",
        "cache keeps the old record",
        "dns.resolvers");
  }

  @Test
  void aResolverThatRefusesToAnswer() {
    tells(
        held(IMPATIENT, trouble(DnsTrouble.REFUSED).withResolver(1), NameAnswer.usual()),
        "8.8.8.8 says REFUSED",
        "refuses to answer this host",
        "Replace it in dns.resolvers");
  }

  @Test
  void resolversThatDoNotAnswer() {
    tells(
        held("waitTimeout: 0s", trouble(DnsTrouble.SILENT)),
        "1.1.1.1: no answer within 5 s, 8.8.8.8: no answer within 5 s",
        "this network may not let its hosts ask resolvers outside",
        "--skip-gate dns");
  }

  @Test
  void aZoneThatNobodyControls() {
    JsonNode why = held(IMPATIENT + ", name: phones.unheard", NameAnswer.usual());

    tells(
        why,
        "phones.unheard does not resolve as needed",
        "The zone itself is unknown: nobody controls it",
        "dns.name");
  }

  @Test
  void aWaitOfNothingLooksOnce() {
    Scenario scenario =
        Office.quick()
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
            .withNetwork(network -> network.withName(HOST, trouble(DnsTrouble.NXDOMAIN)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of("dns: {waitTimeout: 0s}"), phones(1, 2)));

      office.apply().ends(6);

      assertThat(office.report().network().questions(HOST, 0)).isEqualTo(1);
      assertThat(office.report().network().questions(HOST, 1)).isEqualTo(1);
    }
  }

  @Test
  void otherGroupsGoOnAndTheNextRunDoesTheRest() {
    Scenario scenario =
        Office.quick().withNetwork(network -> network.withName(HOST, trouble(DnsTrouble.NXDOMAIN)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          groupWith("hq", List.of("primaryEdge: edge-1", "dns: {" + IMPATIENT + "}"), phones(1, 3)),
          group("branch", phones(4, 5)));

      Said said = office.apply().ends(6);

      assertThat(said.count("created")).isEqualTo(4);
      assertThat(said.count("held")).isEqualTo(3);
      assertThat(said.count("failed")).isZero();
      assertThat(said.objects()).isEqualTo(7);
      assertThat(office.group("hq").orElseThrow().path("status").asString()).isEqualTo("ACTIVE");
      assertThat(office.phonesOf("hq")).isEmpty();
      assertThat(office.phonesOf("branch")).hasSize(2);
      assertThat(office.manifest().path("status").asString()).isEqualTo("FAILED");
      assertThat(office.manifest().path("reason").asString("")).isNotBlank();
      assertThat(office.manifest().has("lastSuccess")).isFalse();

      office.cloud().network().setName(HOST, NameAnswer.usual());
      Said again = office.apply("--if-changed").ends(0);

      assertThat(again.count("created")).isEqualTo(3);
      assertThat(again.count("unchanged")).isEqualTo(4);
      assertThat(office.manifest().path("status").asString()).isEqualTo("SUCCESS");
    }
  }

  @Test
  void theGatesOfManyGroupsCostNoMoreThanTheSlowest() {
    List<String> names = IntStream.rangeClosed(1, 12).mapToObj(n -> "group-" + n).toList();
    Scenario scenario =
        Office.quick()
            .withPreset(preset ->
                preset.withGroups(names.stream().map(PresetGroup::of).toArray(PresetGroup[]::new)));
    try (Office office = new Office(folder, scenario)) {
      for (String name : names) {
        office
            .cloud()
            .network()
            .setName(name + ".genesyscloud.com", trouble(DnsTrouble.SILENT).withResolver(1));
      }
      office.fleet(
          IntStream.rangeClosed(1, 12)
              .mapToObj(
                  n -> groupWith("group-" + n, List.of("dns: {waitTimeout: 0s}"), phones(n, n)))
              .toArray(String[]::new));
      long begun = System.nanoTime();

      Said said = office.apply().ends(6);

      assertThat(said.count("held")).isEqualTo(12);
      assertThat(said.findings("dns.closed")).hasSize(12);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void peopleSeeWhatIsWaitedForAndWhyItEnded() {
    Scenario scenario =
        Office.quick()
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
            .withNetwork(network -> network.withName(HOST, trouble(DnsTrouble.NXDOMAIN)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of("dns: {" + IMPATIENT + "}"), phones(1, 2)));

      Said said = office.run("apply", office.fleetFile().toString(), "--yes").ends(6);

      assertThat(said.out()).contains("Ended with exit 6", "2 held");
      assertThat(said.err()).contains("dns.closed", "NXDOMAIN", "why:", "next:");
      assertThat(said.out() + said.err()).doesNotContain("phone.failed");
    }
  }
}
