package dev.phonefleet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.rollout.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a token's minute allows on the published API, and that we use it; in virtual time. */
class SiteVirtualTimeTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Test
  void aThousandNewPhonesExistOnceWhateverIsLost() {
    SiteTrial trial = trial(1, FIVE_MINUTES);
    trial.network.weather = new Weather(0, 0.03, 0, 0, 0, 0);
    trial.cloud.listLag = 20;
    trial.cloud.tokens.others = 100;
    DesiredFleet fleet = fleet(trial, 1, 1, 1000);

    SiteTrial.Run run = trial.apply(fleet).orElseThrow();

    assertThat(run.result().count(Ended.CREATED)).isEqualTo(1000);
    assertThat(trial.cloud.phones).hasSize(1000);
    assertThat(macs(trial)).hasSize(1000);
    assertThat(trial.promises.broken).isEmpty();
    assertThat(trial.cloud.broken).isEmpty();
    assertThat(trial.cloud.tokens.refused()).isLessThan(run.requests() / 100);
    assertThat(trial.network.unauthorized).isZero();
    // 200 a minute are ours; what is lost is looked for up to half a minute, and the last one too.
    Duration implied = Duration.ofSeconds(run.requests() * 60L / 200);
    assertThat(run.requests()).isLessThan(1600);
    assertThat(run.took()).isLessThan(implied.plusSeconds(120));
  }

  @Test
  void tenThousandUnchangedPhonesAreAHundredPagesAndLittleElse() {
    SiteTrial trial = trial(2, HOUR);
    DesiredFleet fleet = fleet(trial, 1, 5, 2000);
    exist(trial, fleet);

    SiteTrial.Run run = trial.apply(fleet).orElseThrow();

    assertThat(run.plan().isEmpty()).isTrue();
    assertThat(run.writes()).isZero();
    assertThat(trial.cloud.asked).containsEntry("GET phones", 100);
    assertThat(run.requests() - 100).isLessThanOrEqualTo(10);
    assertThat(trial.cloud.tokens.refused()).isZero();
  }

  @Test
  void severalTokensGoFasterThanOne() {
    SiteTrial one = trial(3, HOUR);
    SiteTrial.Run slow = one.apply(fleet(one, 1, 3, 300)).orElseThrow();
    SiteTrial three = trial(3, HOUR);
    SiteTrial.Run fast = three.apply(fleet(three, 3, 3, 300)).orElseThrow();

    assertThat(slow.result().count(Ended.CREATED)).isEqualTo(900);
    assertThat(fast.result().count(Ended.CREATED)).isEqualTo(900);
    assertThat(three.cloud.tokens.refused()).isZero();
    assertThat(fast.took().multipliedBy(2)).isLessThan(slow.took());
  }

  @Test
  void aTokenThatHasToStayAwayForHoursLetsTheOthersGoOn() {
    SiteTrial trial = trial(4, HOUR);
    trial.cloud.tokens.awayFrom.put(0, Trial.START.plusSeconds(20));
    trial.cloud.tokens.awayUntil.put(0, Trial.START.plus(Duration.ofHours(3)));
    DesiredFleet fleet = fleet(trial, 2, 2, 300);

    SiteTrial.Run run = trial.apply(fleet).orElseThrow();

    assertThat(run.result().count(Ended.CREATED)).isEqualTo(600);
    assertThat(trial.cloud.phones).hasSize(600);
    assertThat(trial.cloud.tokens.refusals.getOrDefault(0, 0)).isBetween(1, 25);
    assertThat(run.took()).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void fiveGroupsShareTheMinuteFairly() {
    SiteTrial trial = trial(5, HOUR);
    DesiredFleet fleet = fleet(trial, 1, 5, 120);

    SiteTrial.Run run = trial.apply(fleet).orElseThrow();

    assertThat(run.result().count(Ended.CREATED)).isEqualTo(600);
    List<String> half = trial.promises.order.subList(0, 300);
    for (DesiredGroup group : fleet.groups()) {
      assertThat(Collections.frequency(half, group.name().value())).isBetween(55, 65);
    }
  }

  private static SiteTrial trial(long seed, Duration tokenLife) {
    SiteCloud cloud = new SiteCloud(new SplittableRandom(seed));
    cloud.failing = 0;
    return new SiteTrial(cloud, seed, tokenLife);
  }

  /** Groups that serve, and phones for them. */
  private static DesiredFleet fleet(SiteTrial trial, int tokens, int groups, int phones) {
    new SiteWorld(trial.cloud, new SplittableRandom(1)).furnish();
    String trunk = trial.cloud.trunks.keySet().iterator().next();
    List<DesiredGroup> out = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      String name = "group-" + i;
      SiteObject site = trial.cloud.addSite(name);
      SiteObject group = trial.cloud.edgeDesk().addGroup(name, List.of(trunk));
      trial.cloud.edgeDesk().serves(trial.cloud.edgeDesk().addEdge(name + "-edge"), group, site);
      out.add(SiteFleets.group(name, false, SiteFleets.desks(name, 1 + i * 100_000L, phones)));
    }
    return SiteFleets.of(tokens, out, List.of());
  }

  private static void exist(SiteTrial trial, DesiredFleet fleet) {
    SiteWorld world = new SiteWorld(trial.cloud, new SplittableRandom(2));
    for (DesiredGroup group : fleet.groups()) {
      for (DesiredPhone phone : group.phones()) {
        world.there(phone, true).worksFrom = Instant.MIN;
      }
    }
  }

  private static Set<String> macs(SiteTrial trial) {
    Set<String> out = new HashSet<>();
    trial
        .cloud
        .phones
        .values()
        .forEach(it -> out.add(SiteReplies.property(it.fields, SitePhoneDesk.HARDWARE_ID)));
    return out;
  }
}
