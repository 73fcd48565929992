package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phone;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FileTest {
  @TempDir Path folder;

  @Test
  void everyMistakeOfABrokenFileIsFoundAtOnceAndNobodyIsAsked() {
    try (Office office = new Office(folder)) {
      office.file("phones.csv", "mac,name\n0004f2aa0001,A\nnonsense,B\n");
      office.fleet(
          List.of("colour: red"),
          groupWith("bad_name!", List.of("primaryEdge: e"), phone(1)),
          groupWith("hq", List.of("primaryEdge: e", "primaryEdg: f"), phone(1), phone(2)),
          "  - name: lab\n    phones: {inventory: phones.csv}\n");

      Said said = office.apply().ends(65);

      assertThat(said.lines("diagnostic")).hasSizeGreaterThanOrEqualTo(5);
      assertThat(said.lines("diagnostic"))
          .allSatisfy(
              line -> assertThat(line.path("where").asString()).containsPattern("(yaml|csv):\\d+"));
      assertThat(said.out())
          .contains("bad_name!", "primaryEdg", "primaryEdge", "colour", "phones.csv:3");
      assertThat(office.report().total()).isZero();
      office.plan().ends(65);
      office.status().ends(65);
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void oneAddressTwiceAndNamesThatDifferInCaseOnlyAreRefused() {
    try (Office office = new Office(folder)) {
      office.file("phones.csv", "mac,name\n00-04-F2-AA-00-01,A\n");
      office.fleet(
          group("hq", phone(1)),
          "  - name: lab\n    phones: {inventory: phones.csv}\n",
          group("HQ", phones(5, 5)));

      Said said = office.apply().ends(65);

      assertThat(said.lines("diagnostic")).hasSize(2);
      assertThat(office.report().total()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api: published, ", ""})
  void thePublishedApiIsRefusedAlsoByDefault(String api) {
    try (Office office = new Office(folder)) {
      office.fleet(
          List.of("organization: {" + api + "apiUrl: \"" + office.cloud().url() + "\"}"),
          group("hq"));

      JsonNode why = office.apply().ends(65).finding("file.not-yet");

      assertThat(why.path("next").asString()).contains("write api: guide");
      assertThat(why.path("where").asString()).contains("fleet.yaml:2");
      office.plan().ends(65);
      office.status().ends(65);
      assertThat(office.report().total()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prune: true"})
  void aGroupKeyOfALaterReleaseIsRefusedWithItsPosition(String key) {
    try (Office office = new Office(folder)) {
      office.fleet(groupWith("hq", List.of("primaryEdge: edge-1", key)));

      JsonNode why = office.apply().ends(65).finding("file.not-yet");

      assertThat(why.path("where").asString()).contains("fleet.yaml:7");
      assertThat(why.path("what").asString()).contains(key.substring(0, key.indexOf(':')));
      assertThat(office.report().total()).isZero();
      Said valid = office.run("validate", office.fleetFile().toString(), "--json").ends(0);
      assertThat(valid.lines("diagnostic"))
          .singleElement()
          .satisfies(it -> assertThat(it.path("severity").asString()).isEqualTo("warning"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rollout: {waves: [1, 100%]}",
        "rollout: {abortAfter: 5%}",
        "rollout: {window: {days: [sat], from: \"01:00\", to: \"04:00\", zone: UTC}}"
      })
  void aTopLevelKeyOfALaterReleaseIsRefusedWithItsPosition(String line) {
    try (Office office = new Office(folder)) {
      office.fleet(List.of(line), group("hq"));

      JsonNode why = office.apply().ends(65).finding("file.not-yet");

      assertThat(why.path("where").asString()).contains("fleet.yaml:3");
      assertThat(office.report().total()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"phoneTrunkBases: [Trunk]", "edgeTrunkBase: Trunk"})
  void aGroupKeyOfTheOtherContractIsRefusedWithItsPosition(String key) {
    try (Office office = new Office(folder)) {
      office.fleet(groupWith("hq", List.of("primaryEdge: edge-1", key)));

      JsonNode why = office.apply().ends(65).finding("file.other-api");

      assertThat(why.path("where").asString()).contains("fleet.yaml:7");
      assertThat(why.path("what").asString()).contains(key.substring(0, key.indexOf(':')));
      assertThat(office.report().total()).isZero();
      office.run("validate", office.fleetFile().toString(), "--json").ends(65);
    }
  }

  @Test
  void laterKeysWithTheirDefaultsAndProtectedAreAccepted() {
    try (Office office = new Office(folder)) {
      office.fleet(
          List.of("rollout: {settle: 2m, waves: [100%]}"),
          groupWith("hq", List.of("primaryEdge: edge-1", "prune: false", "protected: true")));

      office.apply().ends(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--allow-moves",
        "--disassociate",
        "--max-deletes=3",
        "--select=group=hq",
        "--out=plan.json",
        "--watch",
        "--no-such-flag",
        "--skip-gate=active",
        "--lock-timeout=soon"
      })
  void aFlagThatDoesNotActIsAMistakeInUsage(String flag) {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq"));

      Said said = office.run("apply", office.fleetFile().toString(), "--yes", flag).ends(64);

      assertThat(said.err()).isNotBlank();
      assertThat(office.report().total()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history",
        "show",
        "rollback",
        "audit",
        "resolve",
        "drift",
        "replace",
        "export",
        "reboot",
        "destroy",
        "explain",
        "completion",
        "nonsense"
      })
  void aCommandThatDoesNotActIsAMistakeInUsage(String command) {
    try (Office office = new Office(folder)) {
      assertThat(office.run(command).ends(64).err()).contains(command);
    }
  }

  @Test
  void aHostThatIsNoGenesysDomainIsRefusedUnlessItIsAllowed() {
    try (Office office = new Office(folder)) {
      String other = "{api: guide, apiUrl: \"https://gateway.invalid\"}";
      office.fleet(List.of("organization: " + other, "limits: {deadline: 1s}"), group("hq"));

      JsonNode why = office.apply().ends(9).finding("organization.host");
      assertThat(why.path("what").asString()).contains("gateway.invalid");
      assertThat(why.path("next").asString()).contains("--allow-host gateway.invalid");

      office.apply("--allow-host", "gateway.invalid").ends(75);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.mypurecloud.com",
        "http://gateway.invalid",
        "http://127.0.0.1.nip.io"
      })
  void plainHttpIsRefusedOutsideThisMachineEvenWhenTheHostIsAllowed(String url) {
    try (Office office = new Office(folder)) {
      office.fleet(
          List.of("organization: {api: guide, apiUrl: \"" + url + "\"}", "limits: {deadline: 1s}"),
          group("hq"));
      String host = url.substring("http://".length());

      Said said = office.apply("--allow-host", host);

      assertThat(said.exit()).isIn(9, 65);
      assertThat(said.count("requests")).isZero();
    }
  }

  @Test
  void aSecretDoesNotGoToAnotherHostThanTheFileMeans() {
    try (Office office = new Office(folder);
        Office other = new Office(folder)) {
      office.fleet(
          List.of(
              "organization: " + office.organization("loginUrl: \"" + other.cloud().url() + "\"")),
          group("hq"));
      office.apply().ends(4);
      assertThat(other.report().count("token")).isPositive();
      assertThat(office.report().count("token")).isZero();

      office.fleet(group("hq"));
      office.apply().ends(0);
      assertThat(office.report().count("token")).isEqualTo(1);
    }
  }
}
