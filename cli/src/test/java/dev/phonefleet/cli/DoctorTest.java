package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DoctorTest {
  private static final String HOST = "hq.genesyscloud.com";

  @TempDir Path folder;

  private static Scenario there() {
    return Office.quick().withPreset(preset -> preset.withGroups(PresetGroup.of("hq")));
  }

  private static String hq(String... keys) {
    return groupWith("hq", List.of(keys), phones(1, 2));
  }

  private static Said doctor(Office office, String... options) {
    return office.run(
        Stream.concat(
                Stream.of("doctor", office.fleetFile().toString(), "--json"), Stream.of(options))
            .toArray(String[]::new));
  }

  /** The only check of this name with this status. */
  private static JsonNode check(Said said, String name, String status) {
    List<JsonNode> found =
        said.lines("check").stream()
            .filter(line -> line.path("name").asString().equals(name))
            .filter(line -> line.path("status").asString().equals(status))
            .toList();
    assertThat(found).as("checks %s %s in %s", name, status, said.out()).hasSize(1);
    return found.getFirst();
  }

  private static List<String> statuses(Said said) {
    return said.lines("check").stream().map(line -> line.path("status").asString()).toList();
  }

  @Test
  void whenAllIsWellItSaysSoAndWritesNothing() {
    try (Office office = new Office(folder, there())) {
      office.fleet(hq("reach: {tcp: [443], udp: [69]}"));

      Said said = doctor(office).ends(0);

      assertThat(statuses(said)).containsOnly("ok", "skipped");
      assertThat(said.lines("check"))
          .extracting(line -> line.path("name").asString())
          .contains("file", "state", "token", "clock", "tenant", "region", "groups", "rate")
          .contains("dns", "reach", "permission");
      assertThat(said.summary().path("command").asString()).isEqualTo("doctor");
      assertThat(said.count("requests")).isEqualTo(office.report().total());
      assertThat(office.report().writes()).isZero();
      assertThat(folder.toFile().list()).containsExactly("fleet.yaml");
    }
  }

  @Test
  void peopleReadItInOneScreenOfEightyColumns() {
    try (Office office = new Office(folder, there())) {
      office.fleet(hq(), group("branch", phones(3, 3)), hqOf("lab"));
      office.cloud().addGroup(PresetGroup.of("lab"));
      office
          .cloud()
          .network()
          .setName("lab.genesyscloud.com", NameAnswer.trouble(DnsTrouble.SERVFAIL));

      Said said = office.run("doctor", office.fleetFile().toString()).ends(6);

      assertThat(said.out()).contains("1 check failed, 1 warning.", "Exit 6.", "fix: ");
      assertThat(Stream.of(said.out(), said.err()).flatMap(String::lines))
          .allSatisfy(line ->
              assertThat(line.replaceAll("/[^ ]+", "PATH").length()).as(line).isLessThan(81));
    }
  }

  private static String hqOf(String name) {
    return groupWith(name, List.of("dns: {waitTimeout: 1m}"), phones(9, 9));
  }

  @Test
  void itTellsWhatDhcpHasToSay() {
    try (Office office = new Office(folder, there())) {
      office.fleet(hq("failoverHosts: [hq-2.genesyscloud.com]"));
      office
          .cloud()
          .network()
          .setName("hq-2.genesyscloud.com", NameAnswer.addresses(SimulatedRoutes.OTHER));

      Said text = office.run("doctor", office.fleetFile().toString()).ends(0);
      Said json = doctor(office).ends(0);

      assertThat(text.out())
          .contains("All is well.")
          .containsPattern("option 66 +" + HOST)
          .containsPattern("option 150 +" + SimulatedRoutes.HOME)
          .containsPattern("option 160 +https://" + HOST + "/provisioning")
          .contains("failing over: hq-2.genesyscloud.com");
      JsonNode wanted = json.lines("dhcp-wanted").getFirst();
      assertThat(wanted.path("group").asString()).isEqualTo("hq");
      assertThat(wanted.path("option66").asString()).isEqualTo(HOST);
      assertThat(wanted.path("option150").get(0).asString()).isEqualTo(SimulatedRoutes.HOME);
      assertThat(wanted.path("option160").asString())
          .isEqualTo("https://" + HOST + "/provisioning");
    }
  }

  @Test
  void aGroupThatIsNotThereYetIsOnlyAWarning() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 2)));

      Said said = doctor(office).ends(10);

      assertThat(check(said, "dns", "warn").path("fix").asString()).contains("not ACTIVE yet");
      assertThat(statuses(said)).doesNotContain("fail");
    }
  }

  @Test
  void theClosedNameOfAnActiveGroupFails() {
    try (Office office = new Office(folder, there())) {
      office.cloud().network().setName(HOST, NameAnswer.trouble(DnsTrouble.NXDOMAIN));
      office.fleet(hq());

      Said said = doctor(office).ends(6);

      JsonNode check = check(said, "dns", "fail");
      assertThat(check.path("what").asString()).contains(HOST + ": NXDOMAIN");
      assertThat(check.path("fix").asString()).contains("dns.name");
      assertThat(check.path("exit").asInt()).isEqualTo(6);
      assertThat(office.report().network().questions(HOST, 0)).isEqualTo(1);
    }
  }

  @Test
  void aClosedPortFailsWhereReachIsWrittenAndWarnsElsewhere() {
    Scenario scenario =
        there()
            .withNetwork(
                network -> network.withHttps(Region.HOME, https -> https.withMode(Mode.CLOSED)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq("reach: {waitTimeout: 1m}"));
      Said written = doctor(office).ends(6);
      office.fleet(hq());
      Said unwritten = doctor(office).ends(10);

      assertThat(check(written, "reach", "fail").path("what").asString()).contains("refused");
      assertThat(check(unwritten, "reach", "warn").path("what").asString()).contains("refused");
    }
  }

  @Test
  void withoutCredentialsTheNetworkIsLookedAtAllTheSame() {
    try (Office office = new Office(folder, there())) {
      office.with("GENESYSCLOUD_OAUTHCLIENT_SECRET", "").fleet(hq());

      Said said = doctor(office).ends(4);

      assertThat(check(said, "credentials", "fail").path("what").asString())
          .contains("GENESYSCLOUD_OAUTHCLIENT_SECRET is not set");
      assertThat(check(said, "dns", "ok").path("what").asString()).contains(SimulatedRoutes.HOME);
      check(said, "reach", "ok");
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void wrongCredentialsAreNamedAsSuch() {
    try (Office office = new Office(folder, there())) {
      office.with("GENESYSCLOUD_OAUTHCLIENT_SECRET", "canary-secret").fleet(hq());

      Said said = doctor(office).ends(4);

      check(said, "token", "fail");
      check(said, "dns", "ok");
      assertThat(said.out() + said.err()).doesNotContain("canary-secret");
    }
  }

  @Test
  void anApiThatIsNotThereIsOutOfReach() {
    try (Office office = new Office(folder, there())) {
      office.fleet(
          List.of(
              "organization: {api: guide, apiUrl: \"http://127.0.0.1:1\"}",
              "limits: {deadline: 500ms}"),
          hq());

      Said said = doctor(office).ends(75);

      assertThat(check(said, "platform", "fail").path("what").asString()).contains("127.0.0.1:1");
      check(said, "dns", "ok");
    }
  }

  @Test
  void anotherOrganisationThanThePinnedOneIsRefused() {
    try (Office office = new Office(folder, there())) {
      office.fleet(List.of("organization: " + office.organization("name: Somebody Else")), hq());

      Said said = doctor(office).ends(9);

      assertThat(check(said, "pin", "fail").path("what").asString())
          .contains("Acme", "Somebody Else");
    }
  }

  @Test
  void aGroupMeantForAnotherRegionIsRefused() {
    try (Office office = new Office(folder, there())) {
      office.fleet(hq("region: eu-central-1"));

      Said said = doctor(office).ends(9);

      assertThat(check(said, "region", "fail").path("what").asString())
          .contains("eu-central-1", "us-east-1");
    }
  }

  @Test
  void theWorstCheckDecidesHowItEnds() {
    try (Office office = new Office(folder, there())) {
      office.cloud().network().setName(HOST, NameAnswer.trouble(DnsTrouble.NXDOMAIN));
      office.fleet(hq("region: eu-central-1"), group("branch", phones(3, 3)));

      Said said = doctor(office).ends(9);

      check(said, "region", "fail");
      check(said, "dns", "fail");
      check(said, "dns", "warn");
    }
  }

  @Test
  void aBrokenFileIsNamedAndTheRestIsLeftOut() {
    try (Office office = new Office(folder, there())) {
      office.fleet(hq("nonsense: 1", "crossRegion: perhaps"));

      Said said = doctor(office).ends(65);

      assertThat(check(said, "file", "fail").path("what").asString()).contains("2 errors");
      check(said, "platform", "skipped");
      assertThat(said.lines("diagnostic"))
          .extracting(line -> line.path("code").asString())
          .containsExactly("file.unknown-key", "file.wrong-type", "doctor.file");
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void aMissingFileIsABadInputFile() {
    try (Office office = new Office(folder, there())) {
      Said said = doctor(office).ends(65);

      assertThat(check(said, "file", "fail").path("what").asString()).contains("fleet.yaml");
    }
  }

  @Test
  void withoutAFileTheCommandLineSaysWhere() {
    try (Office office = new Office(folder, there())) {
      String url = office.cloud().url().toString();

      Said said = office.run("doctor", "--api", "guide", "--api-url", url, "--json").ends(0);

      check(said, "file", "skipped");
      check(said, "token", "ok");
      assertThat(check(said, "dns", "ok").path("what").asString()).contains(HOST);
      assertThat(said.lines("dhcp-wanted")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "ftp://files.example", "https://clerk:canary@api.example", ":"})
  void aUrlThatCannotBeAskedIsWrongUse(String url) {
    try (Office office = new Office(folder)) {
      office.run("doctor", "--api", "guide", "--api-url", url, "--json").ends(64);
    }
  }

  @Test
  void credentialsThatOthersMayReadAreAWarning() throws IOException {
    try (Office office = new Office(folder, there())) {
      office.fleet(hq()).file(".env", "GENESYSCLOUD_REGION=us-east-1\n");
      Path secrets = office.path(".env");
      Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
      Said open = doctor(office).ends(10);
      Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
      Said closed = doctor(office).ends(0);

      assertThat(check(open, "secrets", "warn").path("fix").asString()).startsWith("chmod 600 ");
      check(closed, "secrets", "ok");
    }
  }

  @Test
  void aStateFolderThatCannotBeMadeFails() {
    try (Office office = new Office(folder, there())) {
      office.fleet(hq()).file("occupied", "");

      Said said = doctor(office, "--state", office.path("occupied").toString()).ends(74);

      check(said, "state", "fail");
    }
  }

  @Test
  void quietOnlyTellsWhatIsNotInOrder() {
    try (Office office = new Office(folder, there())) {
      office.fleet(hq("reach: {tcp: [443]}"));

      Said said = office.run("doctor", office.fleetFile().toString(), "-q").ends(0);

      assertThat(said.out()).contains("All is well.").doesNotContain("ok ");
      assertThat(said.err()).isEmpty();
    }
  }
}
