package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.Failure;
import dev.phonefleet.simulator.scenario.PresetPhone;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresetFailureTest {
  private static final String MAC = "00:04:f2:00:00:01";

  private final Simulator simulator = Simulator.start(Quick.hq(), new SettableClock());
  private final Client client = new Client(simulator).login();

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void aPresetPhoneCanHaveFailedForAnyReasonAtAnyTime() {
    Instant then = Instant.parse("2025-12-31T23:59:59Z");
    simulator.addPhone(
        "hq",
        PresetPhone.of(MAC, "x").withId("odd").withFailure(Failure.of("GHOST").withTime(then)));
    client.post(
        "/simulator/groups/hq/phones",
        "{\"mac\": \"0004f2000002\", \"id\": \"text\", \"state\": \"failed\","
            + " \"failure\": \"tftp_timeout\"}");
    client.post(
        "/simulator/groups/hq/phones",
        "{\"mac\": \"0004f2000003\", \"id\": \"whole\", \"state\": \"failed\", \"failure\":"
            + " {\"code\": \"LOST\", \"message\": \"m\", \"time\": \"2026-01-01T00:00:00Z\"}}");

    assertThat(failures("odd"))
        .isEqualTo(
            Map.of(
                "code", "GHOST",
                "message", "Provisioning failed with the code GHOST",
                "time", "2025-12-31T23:59:59Z"));
    assertThat(failures("text")).containsEntry("code", "TFTP_TIMEOUT");
    assertThat(failures("whole"))
        .isEqualTo(Map.of("code", "LOST", "message", "m", "time", "2026-01-01T00:00:00Z"));
  }

  @Test
  void aFailureThatIsNotWrittenWellIsRefused() {
    String phone = "{\"mac\": \"0004f2000004\", \"failure\": %s}";
    String path = "/simulator/groups/hq/phones";

    assertThat(client.post(path, phone.formatted("{\"code\": \"x\", \"at\": 1}")).text("message"))
        .contains("unknown key \"failure.at\"");
    assertThat(client.post(path, phone.formatted("{\"message\": \"x\"}")).text("message"))
        .contains("a failure needs a code");
  }

  private Map<String, String> failures(String id) {
    Map<String, String> shown = new TreeMap<>();
    client
        .get(Quick.HQ + "/phones/" + id + "/diagnostics")
        .json()
        .at("/failures/0")
        .forEachEntry((key, value) -> shown.put(key, value.asString()));
    return shown;
  }
}
