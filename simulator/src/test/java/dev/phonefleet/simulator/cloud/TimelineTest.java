package dev.phonefleet.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.cloud.Timeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private final Timeline<String> life =
      new Timeline<>(
          Instant.EPOCH,
          List.of(new Step<>("a", Duration.ofSeconds(10)), new Step<>("b", Duration.ofSeconds(5))),
          "c");

  @Test
  void passesThroughItsStepsToItsEnd() {
    assertThat(life.at(s(0))).isEqualTo("a");
    assertThat(life.at(s(10))).isEqualTo("b");
    assertThat(life.at(s(15))).isEqualTo("c");
    assertThat(life.entered(s(12))).isEqualTo(s(10));
    assertThat(life.entered(s(99))).isEqualTo(s(15));
  }

  @Test
  void goesOnWhereItWasInterrupted() {
    Timeline<String> interrupted = life.interrupted(s(4), "x", s(3));

    assertThat(interrupted.at(s(3))).isEqualTo("a");
    assertThat(interrupted.at(s(4))).isEqualTo("x");
    assertThat(interrupted.at(s(7))).isEqualTo("a");
    assertThat(interrupted.at(s(13))).isEqualTo("b");
    assertThat(interrupted.at(s(18))).isEqualTo("c");
  }

  @Test
  void comesBackToItsEndWhenInterruptedThere() {
    Timeline<String> interrupted = life.interrupted(s(20), "x", s(3));

    assertThat(interrupted.at(s(19))).isEqualTo("c");
    assertThat(interrupted.at(s(22))).isEqualTo("x");
    assertThat(interrupted.at(s(23))).isEqualTo("c");
  }

  @Test
  void knowsWhatItWasLately() {
    Timeline<String> turned = life.turned(s(20), "x");

    assertThat(turned.held("c", s(15), s(25))).isTrue();
    assertThat(turned.held("c", s(20), s(25))).isFalse();
    assertThat(turned.held("x", s(25), s(30))).isTrue();
    assertThat(turned.held("a", s(-5), s(5))).isTrue();
  }

  @Test
  void doesNotGrowForEver() {
    Timeline<String> pushed = life;
    for (int i = 1; i <= 200; i++) {
      pushed = pushed.interrupted(s(100L * i), "x", s(50));
    }

    assertThat(pushed.steps()).hasSizeLessThan(20);
    assertThat(pushed.at(s(20_049))).isEqualTo("x");
    assertThat(pushed.at(s(20_050))).isEqualTo("c");
  }

  private static Duration s(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
