package dev.phonefleet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises, after every one of many seeded runs in bad weather. */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 600);
  private static final long FIRST = Long.getLong("simulation.first", 1);

  @Test
  void thePromisesHoldInEveryWeather() {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      List<String> broken = new Story(seed).play();

      assertThat(broken)
          .as(
              "seed %d; replay: ./mvnw -pl core test -Dtest=SimulationTest"
                  + " -Dsimulation.first=%d -Dsimulation.seeds=1",
              seed, seed)
          .isEmpty();
    }
  }
}
