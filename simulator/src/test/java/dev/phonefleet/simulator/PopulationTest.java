package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.published.Population;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PopulationTest {
  private static Scenario of(int phones, long seed) {
    return Quick.empty()
        .withPlatform(p -> p.withLimits(limits -> limits.withoutPerToken()))
        .withOrganization(o -> o.withPopulation(Population.of(phones, seed)));
  }

  private static JsonNode state(int phones, long seed) {
    try (Simulator simulator = Simulator.start(of(phones, seed), new SettableClock())) {
      return simulator.platform().state();
    }
  }

  @Test
  void isAnOrganizationInService() {
    JsonNode state = state(3, 1);

    assertThat(state.at("/sites/0/name").asString()).isEqualTo(Population.SITE);
    assertThat(state.path("edges").size()).isEqualTo(2);
    assertThat(state.at("/edges/1/edgeGroup/name").asString()).isEqualTo(Population.GROUP);
    assertThat(state.at("/edges/1/onlineStatus").asString()).isEqualTo("ONLINE");
    assertThat(state.at("/edgeGroups/0/phoneTrunkBases/0/name").asString())
        .isEqualTo(Population.PHONE_TRUNK_BASE);
    assertThat(state.path("phoneBases").size()).isEqualTo(2);
    assertThat(state.path("didPools").size()).isEqualTo(1);
    assertThat(state.at("/phones/2/status/operationalStatus").asString()).isEqualTo("OPERATIONAL");
    assertThat(state.at("/phones/2/status/edgesStatus").asString()).isEqualTo("IN_SERVICE");
  }

  @Test
  void isTheSameForTheSameSeedAndHasNoTwins() {
    JsonNode state = state(1000, 5);
    Set<String> macs = new HashSet<>();
    state
        .path("phones")
        .forEach(
            phone -> macs.add(phone.at("/properties/phone_hardwareId/value/instance").asString()));

    assertThat(macs).hasSize(1000).allMatch(mac -> mac.matches("0004f2[0-9a-f]{6}"));
    assertThat(state(1000, 5)).isEqualTo(state);
    assertThat(state(1000, 6)).isNotEqualTo(state);
  }

  @Test
  void manyPhonesAreThereAndListedSoon() {
    long begun = System.nanoTime();
    try (Branch branch = new Branch(of(20_000, 1))) {
      Set<String> ids = new HashSet<>();
      for (int page = 1; page <= 100; page++) {
        branch
            .client
            .get(PHONES + "?sortBy=id&expand=properties,lines&pageSize=100&pageNumber=" + page)
            .json()
            .path("entities")
            .forEach(phone -> ids.add(phone.path("id").asString()));
      }
      assertThat(ids).hasSize(10_000);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void theStateFileKeepsThePublishedObjectsToo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("cloud.json");
    SettableClock clock = new SettableClock();
    JsonNode before;
    try (Simulator simulator = Simulator.start(of(2, 1).withStateFile(file), clock);
        Client client = new Client(simulator).login()) {
      String id = simulator.platform().phone("phone-000001").path("id").asString();
      client.put(PHONES + '/' + id, client.get(PHONES + '/' + id).body());
      simulator.platform().removePhone("phone-000002");
      simulator.platform().setEdge("edge-hq-1", "INACTIVE", true);
      before = simulator.platform().state();
    }
    try (Simulator simulator = Simulator.start(of(2, 1).withStateFile(file), clock)) {
      assertThat(simulator.platform().state()).isEqualTo(before);
    }
    Files.writeString(file, "{\"idsGiven\": 0, \"groups\": [], \"phones\": []}");
    try (Simulator simulator = Simulator.start(of(2, 1).withStateFile(file), clock)) {
      assertThat(simulator.platform().state().path("phones").size()).isEqualTo(2);
    }
  }
}
