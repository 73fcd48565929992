package dev.phonefleet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.desired.ReachCheck;
import dev.phonefleet.rollout.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the speed limit allows, and that we reach it; in virtual time. */
class VirtualTimeTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void twoThousandNewPhonesGoOutAtTheLimitAndNeverAboveIt() {
    Trial trial = trial(1, HOUR);
    trial.cloud.addGroup("hq", Instant.MIN);
    DesiredFleet fleet = Fleets.of(List.of(Fleets.group("hq", Fleets.phones(1, 2000))));

    Trial.Run run = trial.apply(fleet, Optional.empty(), Optional.empty()).orElseThrow();

    assertThat(run.result().count(Ended.CREATED)).isEqualTo(2000);
    assertThat(trial.cloud.refusedForPace).isZero();
    assertThat(trial.promises.broken).isEmpty();
    assertThat(longest(trial)).isBetween(Duration.ofSeconds(199), Duration.ofSeconds(204));
  }

  @Test
  void fiveGroupsTakeNoLongerThanOne() {
    Trial trial = trial(2, HOUR);
    List<DesiredGroup> groups = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      trial.cloud.addGroup("g" + i, Instant.MIN);
      groups.add(Fleets.group("g" + i, Fleets.phones(1 + i * 10_000L, 2000)));
    }

    Trial.Run run =
        trial.apply(Fleets.of(groups), Optional.empty(), Optional.empty()).orElseThrow();

    assertThat(run.result().count(Ended.CREATED)).isEqualTo(10_000);
    assertThat(trial.promises.broken).isEmpty();
    assertThat(longest(trial)).isLessThan(Duration.ofSeconds(204));
  }

  @Test
  void aTokenOfTwoMinutesIsRenewedAheadAndNoPhoneNotices() {
    Trial trial = trial(3, Duration.ofMinutes(2));
    trial.cloud.addGroup("hq", Instant.MIN);
    DesiredFleet fleet = Fleets.of(List.of(Fleets.group("hq", Fleets.phones(1, 2000))));

    Instant begun = trial.runner.now();
    Trial.Run run = trial.apply(fleet, Optional.empty(), Optional.empty()).orElseThrow();

    long renewals = Duration.between(begun, trial.runner.now()).dividedBy(Duration.ofSeconds(108));
    assertThat(run.result().count(Ended.CREATED)).isEqualTo(2000);
    assertThat(trial.network.unauthorized).isZero();
    assertThat(trial.network.tokens).isEqualTo((int) renewals + 1);
  }

  @Test
  void waitingForPhonesToBecomeActiveCostsLittleMore() {
    Trial trial = trial(4, HOUR);
    trial.untilActive = true;
    trial.cloud.addGroup("hq", Instant.MIN);
    DesiredFleet fleet = Fleets.of(List.of(Fleets.group("hq", Fleets.phones(1, 2000))));
    Instant begun = trial.runner.now();

    Trial.Run run = trial.apply(fleet, Optional.empty(), Optional.empty()).orElseThrow();

    assertThat(run.result().count(Ended.CREATED)).isEqualTo(2000);
    assertThat(Duration.between(begun, trial.runner.now())).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void aLimitOfTwentyAMinuteIsKeptAndTheWorkIsDone() {
    Trial trial = trial(5, HOUR);
    trial.perMinute = OptionalInt.of(20);
    TinyCloud.Group group = trial.cloud.addGroup("hq", Instant.MIN);
    for (int i = 1; i <= 5; i++) {
      trial.cloud.addPhone(
          group, JsonNodeFactory.instance.objectNode().put("mac", "00:00:00:00:00:0" + i));
    }
    DesiredFleet fleet = Fleets.of(List.of(Fleets.group("hq", Fleets.phones(1, 10))));
    Instant begun = trial.runner.now();

    Trial.Run run = trial.apply(fleet, Optional.empty(), Optional.empty()).orElseThrow();

    double minutes = Duration.between(begun, trial.runner.now()).toMillis() / 60_000.0;
    assertThat(run.result().count(Ended.CREATED)).isEqualTo(5);
    assertThat(run.result().count(Ended.UPDATED)).isEqualTo(5);
    assertThat(run.requests()).isLessThanOrEqualTo((int) (minutes * 20) + 2);
    assertThat(trial.promises.broken).isEmpty();
  }

  @Test
  void fiftyNamesThatAppearLateAreWaitedForSideBySide() {
    Trial trial = trial(6, HOUR);
    Instant begun = trial.runner.now();
    Instant opens = begun.plusSeconds(60);
    trial.network.around.quietFrom = opens;
    trial.network.around.neverBefore = true;
    NameCheck usual = NameCheck.DEFAULT;
    NameCheck dns =
        new NameCheck(
            usual.name(),
            usual.waitTimeout(),
            usual.resolvers(),
            List.of(TinyNetwork.ADDRESS),
            usual.interval());
    List<DesiredGroup> groups = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      trial.cloud.addGroup("g" + i, Instant.MIN);
      groups.add(Fleets.group("g" + i, Fleets.phones(1 + i * 100L, 1), dns, ReachCheck.DEFAULT));
    }
    DesiredFleet fleet = Fleets.of(groups);

    Trial.Run run = trial.apply(fleet, Optional.empty(), Optional.empty()).orElseThrow();

    assertThat(run.result().count(Ended.CREATED)).isEqualTo(50);
    assertThat(trial.promises.firstSend).hasSize(50);
    // Each is noticed within its interval of two seconds; a silent resolver is five seconds behind.
    assertThat(trial.promises.firstSend.values())
        .allMatch(at -> !at.isBefore(opens) && at.isBefore(opens.plusSeconds(8)));
  }

  private static Trial trial(long seed, Duration tokenLife) {
    return new Trial(new TinyCloud(new SplittableRandom(seed)), seed, tokenLife);
  }

  private static Duration longest(Trial trial) {
    return trial.promises.firstSend.entrySet().stream()
        .map(entry ->
            Duration.between(
                entry.getValue(),
                trial.promises.lastAnswer.getOrDefault(entry.getKey(), entry.getValue())))
        .max(Duration::compareTo)
        .orElseThrow();
  }
}
