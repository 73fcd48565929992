package dev.phonefleet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises on the published platform, after every one of many seeded runs. */
class SiteSimulationTest {
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 200);
  private static final long FIRST = Long.getLong("simulation.first", 1);

  @Test
  void thePromisesHoldInEveryWeather() {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      List<String> broken = new SiteStory(seed).play();

      assertThat(broken)
          .as(
              "seed %d; replay: ./mvnw -pl core -am test -Dtest=SiteSimulationTest"
                  + " -Dsurefire.failIfNoSpecifiedTests=false"
                  + " -Dsurefire.extra=\"-Dsimulation.first=%d -Dsimulation.seeds=1\"",
              seed, seed)
          .isEmpty();
    }
  }
}
