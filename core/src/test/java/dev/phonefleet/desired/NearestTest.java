package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> WORDS = List.of("name", "region", "readiness", "reach");

  @Test
  void countsLettersThatAreMissingWrongTooManyOrSwapped() {
    assertThat(Nearest.distance("readiness", "rediness")).isEqualTo(1);
    assertThat(Nearest.distance("name", "nmae")).isEqualTo(1);
    assertThat(Nearest.distance("reach", "reech")).isEqualTo(1);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void suggestsWhatIsNearForItsLengthWhateverTheCase() {
    assertThat(Nearest.to("Regoin", WORDS)).contains("region");
    assertThat(Nearest.to("READINES", WORDS)).contains("readiness");
    assertThat(Nearest.to("colour", WORDS)).isEmpty();
    assertThat(Nearest.to("x", WORDS)).isEmpty();
    assertThat(Nearest.to("n".repeat(10_000), WORDS)).isEmpty();
    assertThat(Nearest.to("name", List.of())).isEmpty();
  }
}
