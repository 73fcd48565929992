package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private final SettableClock clock = new SettableClock();
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("deep/cloud.json");
  }

  private Scenario scenario() {
    return Quick.hq()
        .withStateFile(file())
        .withPhones(p -> p.withTimes(Span.ofSeconds(10, 10), Span.ofSeconds(50, 50)));
  }

  @Test
  void lifeGoesOnAfterARestart() throws IOException {
    String phone;
    try (Simulator simulator = Simulator.start(scenario(), clock);
        Client client = new Client(simulator).login()) {
      phone = client.post(Quick.HQ + "/phones", Client.phone("0004f2000001")).text("selfUri");
      client.delete(Quick.PHONE);
    }
    clock.advanceSeconds(30);

    try (Simulator simulator = Simulator.start(scenario(), clock);
        Client client = new Client(simulator).login()) {
      assertThat(client.get(phone).text("provisioningState")).isEqualTo("PROVISIONING");
      assertThat(client.get(phone).text("name")).isEqualTo("Reception");
      assertThat(client.get(Quick.PHONE).status()).isEqualTo(404);
      clock.advanceSeconds(30);
      assertThat(client.get(phone).text("provisioningState")).isEqualTo("ACTIVE");
      String other = client.post(Quick.HQ + "/phones", Client.phone("0004f2000002")).text("id");
      assertThat(phone).doesNotContain(other);
    }
    try (var files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void anEmptiedCloudStaysEmpty() {
    try (Simulator simulator = Simulator.start(scenario(), clock)) {
      simulator.removeGroup("hq");
    }
    try (Simulator simulator = Simulator.start(scenario(), clock)) {
      assertThat(simulator.state().path("groups").isEmpty()).isTrue();
    }
  }

  @Test
  void aFileThatIsNoStateIsNamed() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"idsGiven\": ");

    assertThatThrownBy(() -> Simulator.start(scenario(), clock).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cloud.json");
  }
}
