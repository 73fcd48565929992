package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.GroupBehavior.Flap;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.Network;
import dev.phonefleet.simulator.scenario.PhoneBehavior.BusyAnswer;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Refusals.Permission;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import dev.phonefleet.simulator.scenario.TftpMode;
import dev.phonefleet.simulator.scenario.published.Answers;
import dev.phonefleet.simulator.scenario.published.Denials;
import dev.phonefleet.simulator.scenario.published.Platform;
import dev.phonefleet.simulator.scenario.published.Visibility;
import dev.phonefleet.simulator.scenario.published.Writes;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ScenarioTest {
  @TempDir private Path folder;

  private Scenario read(String json) throws IOException {
    return Scenario.read(Files.writeString(folder.resolve("scenario.json"), json));
  }

  @Test
  void anEmptyFileIsTheDefaults() throws IOException {
    assertThat(read("{}")).isEqualTo(Scenario.defaults());
  }

  @Test
  void theReadmeShowsTheDefaultsOfEveryKey() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("```json") + "```json".length();
    String shown = readme.substring(start, readme.indexOf("```", start));

    assertThat(read(shown)).isEqualTo(Scenario.defaults());
    // A key that is left out would be read as its default, so that has to be looked at apart.
    assertShowsEveryKey(Client.JSON.readTree(shown), Scenario.defaults());
  }

  @Test
  void theReadmesScenarioForFixedPortsCanBeRead() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("{\"network\": {\"dnsPorts\"");

    assertThat(read(readme.substring(start, readme.indexOf("```", start))).network())
        .isEqualTo(
            Network.defaults()
                .withDnsPorts(20053, 20054)
                .withHttpsPorts(20443, 21443)
                .withTftpPorts(20069, 21069));
  }

  @Test
  void theReadmesOrganizationCanBeStarted() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("{\n  \"organization\": {\n    \"sites\"");

    JsonNode state;
    try (Simulator simulator =
        Simulator.start(read(readme.substring(start, readme.indexOf("```", start))))) {
      state = simulator.platform().state();
    }
    assertThat(state.path("phones").size()).isEqualTo(3);
    JsonNode reception = state.at("/phones/1");
    assertThat(reception.path("version").asInt()).isEqualTo(7);
    assertThat(reception.at("/lines/0/loggedInUser/name").asString()).isEqualTo("User One");
    assertThat(reception.at("/properties/phone_maxLineKeys/type").asString()).isEqualTo("integer");
    assertThat(reception.at("/status/provision/errorInfo").asString()).isEqualTo("no TFTP");
    assertThat(reception.at("/notYetKnown/1").asInt()).isEqualTo(2);
    assertThat(state.at("/edgeGroups/0/version").asInt()).isEqualTo(3);
    assertThat(state.at("/edges/1/onlineStatus").asString()).isEqualTo("ONLINE");
    assertThat(state.at("/extensions/0/owner/name").asString()).isEqualTo("Reception");
  }

  @Test
  void thePlatformCanBeWritten() throws IOException {
    Platform platform =
        read("""
        {"platform": {"answers": {"refusedClient": 401, "largePage": "capped",
           "groupConflict": "bad_request", "phonePost": "timeout_done"},
         "writes": {"edgeGroups": "forbidden"}, "visibility": {"deleted": "shown"},
         "phones": {"failing": {"00-04-F2-00-00-01": "why"}, "unseen": ["Lobby"]},
         "edges": {"unreachable": ["x"]}, "denials": {"areas": ["users"]},
         "limits": {"perTokenPerMinute": null, "loginsPerMinute": 5}}}\
        """)
            .platform();

    assertThat(platform)
        .isEqualTo(
            Platform.defaults()
                .withAnswers(answers ->
                    answers
                        .withRefusedClient(401)
                        .withLargePage(Answers.PageSize.CAPPED)
                        .withGroupConflict(Answers.GroupConflict.BAD_REQUEST)
                        .withPhonePost(Answers.PhonePost.TIMEOUT_DONE))
                .withWrites(writes -> writes.withEdgeGroups(Writes.EdgeGroups.FORBIDDEN))
                .withVisibility(visibility -> visibility.withDeleted(Visibility.Deleted.SHOWN))
                .withPhones(
                    phones -> phones.withFailing(Map.of("0004f2000001", "why")).withUnseen("Lobby"))
                .withEdges(edges -> edges.withUnreachable("x"))
                .withDenials(denials -> denials.withAreas(Denials.Area.USERS))
                .withLimits(limits -> limits.withoutPerToken().withLoginsPerMinute(5)));
    assertThatThrownBy(() -> read("{\"platform\": {\"answers\": {\"reboot\": 200}}}"))
        .hasMessageContaining("neither 202 nor 204");
    assertThatThrownBy(() -> read("{\"organization\": {\"phones\": [{\"name\": \"x\"}]}}"))
        .hasMessageContaining("needs a site");
    assertThatThrownBy(() -> read("{\"organization\": {\"sites\": [{\"nam\": \"x\"}]}}"))
        .hasMessageContaining("nam");
  }

  private static void assertShowsEveryKey(JsonNode shown, Record defaults) {
    List<RecordComponent> parts = List.of(defaults.getClass().getRecordComponents());
    assertThat(shown.propertyNames())
        .as(defaults.getClass().getSimpleName())
        .containsExactlyInAnyOrderElementsOf(parts.stream().map(RecordComponent::getName).toList());
    for (RecordComponent part : parts) {
      try {
        if (part.getAccessor().invoke(defaults) instanceof Record below) {
          assertShowsEveryKey(shown.path(part.getName()), below);
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }

  @Test
  void everyPartCanBeWritten() throws IOException {
    Scenario scenario =
        read(
            """
            {"seed": 7, "port": 0, "factor": 100, "stateFile": "cloud.json",
             "login": {"tokenLife": "300s", "perMinute": 5},
             "tenant": {"defaultRegion": "eu-west-1", "answer": "forbidden"},
             "groups": {"activation": {"min": "0s", "max": "500ms"}, "failing": ["bad"],
               "landsIn": {"x": "eu-central-1"}, "edges": ["e1", "e2"],
               "flapping": {"f": {"status": "configuring", "after": "1m", "lasts": "1h"}}},
             "phones": {"failing": {"00-04-F2-00-00-01": "TFTP_TIMEOUT"}, "busyAnswer": "mixed"},
             "limits": {"perGroupPerSecond": null, "retryAfter": "date"},
             "wire": {"macSpelling": "dotted", "versions": false},
             "refusals": {"denied": ["phone_write"]},
             "preset": {"phones": 3, "over": 2, "groups": [
               {"name": "x", "status": "failed",
                "phones": [{"mac": "0004f2000009", "state": "unassigned", "fields": {"a": 1}}]}]},
             "network": {"propagation": {"min": "10s", "max": "90s"}, "lag": ["0s", "15s"],
               "otherRegionAddress": "127.0.0.2", "dnsPorts": [0, 5353],
               "names": {"SBC.example.net.": [{}, {"resolver": 1, "answer": "wrong_id",
                 "addresses": ["192.0.2.1"], "from": "5s", "until": "1m"}]},
               "https": {"other": {"mode": "dropped", "via": "1.1 proxy"}},
               "tftp": {"home": "silent"}, "phonesDependOnIt": true},
             "faults": [{"method": "POST", "nth": 2, "act": "lostAnswer"}]}\
            """);

    assertThat(scenario.seed()).isEqualTo(7);
    assertThat(scenario.stateFile()).contains(Path.of("cloud.json"));
    assertThat(scenario.login().clientId()).isEqualTo("simulator");
    assertThat(scenario.login().tokenLife()).isEqualTo(Duration.ofMinutes(5));
    assertThat(scenario.login().perMinute()).hasValue(5);
    assertThat(scenario.groups().activation()).isEqualTo(Span.ofMillis(0, 500));
    assertThat(scenario.groups().edges()).contains(Set.of("e1", "e2"));
    assertThat(scenario.groups().flapping())
        .containsEntry(
            "f", new Flap(GroupStatus.CONFIGURING, Duration.ofMinutes(1), Duration.ofHours(1)));
    assertThat(scenario.phones().failing()).containsEntry("0004f2000001", FailureCode.TFTP_TIMEOUT);
    assertThat(scenario.phones().busyAnswer()).isEqualTo(BusyAnswer.MIXED);
    assertThat(scenario.limits().perGroupPerSecond()).isEmpty();
    assertThat(scenario.refusals().denied()).containsExactly(Permission.PHONE_WRITE);
    PresetGroup group = scenario.preset().groups().getFirst();
    assertThat(group.status()).contains(GroupStatus.FAILED);
    assertThat(group.phones().getFirst().state()).contains(PhoneState.UNASSIGNED);
    assertThat(group.phones().getFirst().failure()).isEqualTo(Optional.empty());
    assertThat(scenario.network())
        .isEqualTo(
            Network.defaults()
                .withPropagation(Span.ofSeconds(10, 90))
                .withLag(Duration.ZERO, Duration.ofSeconds(15))
                .withAddresses("127.0.0.1", "127.0.0.2")
                .withDnsPorts(0, 5353)
                .withName(
                    "sbc.example.net",
                    NameAnswer.usual(),
                    NameAnswer.trouble(DnsTrouble.WRONG_ID)
                        .withResolver(1)
                        .withAddresses("192.0.2.1")
                        .withFrom(Duration.ofSeconds(5))
                        .withUntil(Duration.ofMinutes(1)))
                .withHttps(Region.OTHER, https -> https.withMode(Mode.DROPPED).withVia("1.1 proxy"))
                .withTftp(Region.HOME, TftpMode.SILENT)
                .withPhonesDependingOnIt(true));
    assertThat(scenario.faults().getFirst().effect()).isEqualTo(new Effect.LostAnswer());
  }

  @Test
  void unknownKeysAndBadValuesAreNamed() {
    assertThatThrownBy(() -> read("{\"phones\": {\"colour\": 1}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scenario.json")
        .hasMessageContaining("\"phones.colour\"")
        .hasMessageContaining("failingShare");
    assertThatThrownBy(() -> read("{\"login\": {\"tokenLife\": \"soon\"}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("500ms, 90s");
    assertThatThrownBy(() -> read("{\"wire\": 3}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"wire\" must be a JSON object");
    assertThatThrownBy(() -> read("{\"preset\": {\"groups\": [{\"phones\": []}]}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a name");
    assertThatThrownBy(() -> read("{\"network\": {\"https\": {\"home\": {\"tls\": 1}}}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"network.https.home.tls\"");
    assertThatThrownBy(() -> read("{\"network\": {\"dnsPorts\": [53]}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dnsPorts is not two numbers");
    assertThatThrownBy(() -> read("{\"network\": {\"lag\": [\"1s\"]}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one duration for each resolver");
    assertThatThrownBy(() -> read("{\"seed\": "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scenario.json");
  }

  @Test
  void madeUpPhonesAreTheSameForTheSameSeed() {
    Scenario scenario = Quick.empty().withPreset(preset -> preset.withPhones(7, 2));

    JsonNode state = stateOf(scenario);

    assertThat(state.at("/groups/0/name").asString()).isEqualTo("hq");
    assertThat(state.at("/groups/0/phones").size()).isEqualTo(4);
    assertThat(state.at("/groups/1/phones").size()).isEqualTo(3);
    assertThat(state.at("/groups/1/phones/0/provisioningState").asString()).isEqualTo("ACTIVE");
    assertThat(stateOf(scenario)).isEqualTo(state);
    assertThat(stateOf(scenario.withSeed(2))).isNotEqualTo(state);
  }

  private static JsonNode stateOf(Scenario scenario) {
    try (Simulator simulator = Simulator.start(scenario, new SettableClock())) {
      return simulator.state();
    }
  }
}
