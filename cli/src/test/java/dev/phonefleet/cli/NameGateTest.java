package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Names that open the gate, at once or late. What is said when they do not is told elsewhere. */
class NameGateTest {
  private static final String HOST = "hq.genesyscloud.com";
  private static final String OLD = "192.0.2.7";
  private static final String PATIENT = "waitTimeout: 30s, interval: 50ms";
  private static final String IMPATIENT = "waitTimeout: 600ms, interval: 50ms";

  @TempDir Path folder;

  /** The group hq is there and ACTIVE; its name is answered like this. */
  private static Scenario answering(NameAnswer... answers) {
    return Office.quick()
        .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
        .withNetwork(network -> network.withName(HOST, answers));
  }

  private static NameAnswer none() {
    return NameAnswer.trouble(DnsTrouble.NXDOMAIN);
  }

  private static String hq(String dns) {
    return groupWith("hq", List.of("dns: {" + dns + "}"), phones(1, 2));
  }

  private static long asked(Office office, int resolver) {
    return office.report().network().questions(HOST, resolver);
  }

  /** Waits until both resolvers were asked twice more, so that a whole round lies in between. */
  private static void awaitAnotherRound(Office office) {
    long first = asked(office, 0);
    long second = asked(office, 1);
    Office.await(() -> asked(office, 0) >= first + 2 && asked(office, 1) >= second + 2);
  }

  @Test
  void aNameThatResolvesAtOnceIsAskedForOnceAndNothingIsSaid() {
    try (Office office = new Office(folder, answering(NameAnswer.usual()))) {
      office.fleet(hq(PATIENT));

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(2);
      assertThat(said.lines("diagnostic")).isEmpty();
      assertThat(asked(office, 0)).isEqualTo(1);
      assertThat(asked(office, 1)).isEqualTo(1);
    }
  }

  @Test
  void theNameOfANewGroupThatAppearsLateIsWaitedForBeforeAnyPhone() {
    Scenario scenario =
        Office.quick()
            .withNetwork(network ->
                network
                    .withPropagation(Span.ofSeconds(40, 40))
                    .withLag(Duration.ZERO, Duration.ofSeconds(40)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          groupWith("hq", List.of("primaryEdge: edge-1", "dns: {" + PATIENT + "}"), phones(1, 3)));

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(4);
      List<String> order =
          said.lines().stream()
              .filter(line ->
                  line.path("type").asString().equals("gate")
                      || line.path("kind").asString("").equals("phone"))
              .map(line -> line.path("state").asString(line.path("outcome").asString("planned")))
              .distinct()
              .toList();
      assertThat(order).containsExactly("planned", "closed", "open", "created");
    }
  }

  @Test
  void noPhoneIsWrittenBeforeBothResolversKnowTheName() {
    try (Office office = new Office(folder, answering(none()))) {
      office.fleet(hq(PATIENT));

      Said said =
          office.applyWhile(
              report -> report.network().questions(HOST, 1) >= 2,
              () -> {
                assertThat(office.report().writes()).isZero();
                office
                    .cloud()
                    .network()
                    .setName(HOST, NameAnswer.usual().withResolver(0), none().withResolver(1));
                awaitAnotherRound(office);
                assertThat(office.report().writes()).isZero();
                office.cloud().network().setName(HOST, NameAnswer.usual());
              });

      assertThat(said.ends(0).count("created")).isEqualTo(2);
      assertThat(office.phonesOf("hq")).hasSize(2);
    }
  }

  @Test
  void answersOfDifferentMomentsAreNotTakenTogether() {
    Scenario scenario = answering(NameAnswer.usual().withResolver(0), none().withResolver(1));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq("waitTimeout: 4s, interval: 50ms"));

      Said said =
          office.applyWhile(
              report -> report.network().questions(HOST, 1) >= 2,
              () -> {
                office.cloud().network().setName(HOST, none());
                awaitAnotherRound(office);
                office
                    .cloud()
                    .network()
                    .setName(HOST, none().withResolver(0), NameAnswer.usual().withResolver(1));
              });

      assertThat(said.ends(6).count("held")).isEqualTo(2);
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aNameThatGoesAwayAfterItsRoundStillLeadsToItsPorts() {
    try (Office office = new Office(folder, answering(NameAnswer.usual()))) {
      office.fleet(
          groupWith(
              "hq",
              List.of(
                  "dns: {" + PATIENT + "}",
                  "reach: {waitTimeout: 20s, interval: 50ms}",
                  "failoverHosts: [hq-2.genesyscloud.com]"),
              phones(1, 2)));
      office
          .cloud()
          .network()
          .setName("hq-2.genesyscloud.com", NameAnswer.addresses(SimulatedRoutes.OTHER));
      office
          .cloud()
          .network()
          .setHttps(Region.OTHER, HttpsBehavior.defaults().withMode(HttpsBehavior.Mode.CLOSED));

      Said said =
          office.applyWhile(
              report -> report.network().httpsRequests().getOrDefault("home", 0L) >= 1,
              () -> {
                office.cloud().network().setName(HOST, none());
                office.cloud().network().setHttps(Region.OTHER, HttpsBehavior.defaults());
              });

      assertThat(said.ends(0).count("created")).isEqualTo(2);
      assertThat(asked(office, 0)).isEqualTo(1);
    }
  }

  @Test
  void resolversThatDisagreeAreAWarningWhereTheFileExpectsNothing() {
    Scenario scenario =
        answering(NameAnswer.usual().withResolver(0), NameAnswer.addresses(OLD).withResolver(1));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq(PATIENT));

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(2);
      JsonNode warning = said.finding("dns.differs");
      assertThat(warning.path("severity").asString()).isEqualTo("warning");
      assertThat(warning.path("what").asString())
          .contains("1.1.1.1 says " + SimulatedRoutes.HOME, "8.8.8.8 says " + OLD);
      assertThat(warning.path("next").asString()).contains("dns.expect");
    }
  }

  @Test
  void resolversThatDisagreeAreWaitedForWhereTheFileExpectsAnAddress() {
    Scenario scenario =
        answering(NameAnswer.usual().withResolver(0), NameAnswer.addresses(OLD).withResolver(1));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq(PATIENT + ", expect: [" + SimulatedRoutes.HOME + "]"));

      Said said =
          office.applyWhile(
              report -> report.network().questions(HOST, 1) >= 3,
              () -> {
                assertThat(office.report().writes()).isZero();
                office.cloud().network().setName(HOST, NameAnswer.usual());
              });

      assertThat(said.ends(0).count("created")).isEqualTo(2);
      assertThat(said.lines("gate").getFirst().path("what").asString())
          .contains(OLD + " (not expected)");
      assertThat(said.lines("diagnostic")).isEmpty();
    }
  }

  @Test
  void everyAddressOfAnAnswerHasToBeExpected() {
    Scenario scenario = answering(NameAnswer.addresses(SimulatedRoutes.HOME, OLD));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq(IMPATIENT + ", expect: [" + SimulatedRoutes.HOME + "]"));
      assertThat(office.apply().ends(6).count("held")).isEqualTo(2);

      office.fleet(hq(IMPATIENT + ", expect: [" + OLD + ", " + SimulatedRoutes.HOME + "]"));
      assertThat(office.apply().ends(0).count("created")).isEqualTo(2);
    }
  }

  @Test
  void anAnswerThatIsCutIsAskedForAgainOverTcp() {
    try (Office office = new Office(folder, answering(NameAnswer.trouble(DnsTrouble.TRUNCATED)))) {
      office.fleet(hq(PATIENT + ", expect: [" + SimulatedRoutes.HOME + "]"));

      assertThat(office.apply().ends(0).count("created")).isEqualTo(2);
      assertThat(asked(office, 0)).isEqualTo(2);
      assertThat(asked(office, 1)).isEqualTo(2);
    }
  }

  @Test
  void anAliasIsAsGoodAsAnAddress() {
    Scenario scenario =
        answering(NameAnswer.cname("edge.example.net").withAddresses(SimulatedRoutes.HOME));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq(IMPATIENT));

      assertThat(office.apply().ends(0).count("created")).isEqualTo(2);
    }
  }

  @Test
  void anotherNameInTheFileIsAskedForInsteadOfTheGroupsHost() {
    Scenario scenario =
        answering(none())
            .withNetwork(network -> network.withName("boot.genesyscloud.com", NameAnswer.usual()));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq(IMPATIENT + ", name: Boot.GenesysCloud.com."));

      assertThat(office.apply().ends(0).count("created")).isEqualTo(2);
      assertThat(office.report().network().questions("boot.genesyscloud.com", 0)).isEqualTo(1);
      assertThat(asked(office, 0)).isZero();
    }
  }

  @Test
  void onlyTheFilesResolversAreAsked() {
    Scenario scenario = answering(NameAnswer.usual().withResolver(0), none().withResolver(1));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq(IMPATIENT + ", resolvers: [\"192.0.2.53:5353\"]"));

      assertThat(office.apply().ends(0).count("created")).isEqualTo(2);
      assertThat(asked(office, 1)).isZero();
    }
  }

  @Test
  void aSkippedNameGateWritesAndLeavesAWarning() {
    try (Office office = new Office(folder, answering(none()))) {
      office.fleet(hq(PATIENT));

      Said said = office.apply("--skip-gate", "dns").ends(0);

      assertThat(said.count("created")).isEqualTo(2);
      JsonNode warning = said.finding("gate.skipped");
      assertThat(warning.path("severity").asString()).isEqualTo("warning");
      assertThat(warning.path("where").asString()).contains("dns");
      assertThat(office.manifest().path("status").asString()).isEqualTo("SUCCESS");
    }
  }

  @Test
  void nothingIsAskedForGroupsWhosePhonesNeedNoWrite() {
    try (Office office = new Office(folder, answering(none()))) {
      office.fleet(groupWith("hq", List.of("dns: {" + PATIENT + "}")), group("branch"));

      office.apply().ends(0);

      assertThat(office.report().network().questions()).isEmpty();
    }
  }
}
