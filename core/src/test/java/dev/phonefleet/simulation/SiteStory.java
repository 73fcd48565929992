package dev.phonefleet.simulation;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.fleet.Station;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One seed's story on the published platform: a file and an organisation that partly agree, some
 * runs in bad weather that are killed or stopped, people who edit, delete and log in meanwhile,
 * then calm weather until nothing changes any more.
 */
final class SiteStory {
  private static final int CALM_RUNS = 4;

  /** What was sent by a killed run shows up to so much later. */
  private static final Duration SHOWN = Duration.ofSeconds(45);

  final SiteTrial trial;
  private final SplittableRandom random;
  private final SiteCloud cloud;
  private final SiteWorld world;
  private final DesiredFleet fleet;
  private final SiteVerdict verdict;

  SiteStory(long seed) {
    this(seed, trial -> {});
  }

  /** A story in which something is not as it should be. */
  SiteStory(long seed, Consumer<SiteTrial> sabotage) {
    this.random = new SplittableRandom(seed);
    this.cloud = new SiteCloud(random.split());
    cloud.listLag = random.nextInt(6) == 0 ? 31 + random.nextInt(60) : random.nextInt(26);
    cloud.groupLag = random.nextInt(15);
    cloud.stationLag = random.nextInt(30);
    cloud.uniqueGroups = random.nextInt(3) > 0;
    cloud.refusesWith400 = random.nextBoolean();
    cloud.showsDeleted = random.nextBoolean();
    cloud.showsNulls = random.nextInt(3) == 0;
    cloud.tokens.tells = random.nextInt(5) > 0;
    if (cloud.tokens.tells) {
      cloud.tokens.allowed = 60 + random.nextInt(400);
      cloud.tokens.others = random.nextInt(cloud.tokens.allowed / 2);
    }
    Duration life = Duration.ofSeconds(60 + random.nextInt(3600));
    this.trial = new SiteTrial(cloud, random.nextLong(), life);
    trial.disassociate = random.nextInt(4) == 0;
    this.world = new SiteWorld(cloud, random.split());
    this.fleet = invent();
    this.verdict = new SiteVerdict(cloud, fleet);
    sabotage.accept(trial);
  }

  private DesiredFleet invent() {
    world.furnish();
    List<DesiredGroup> groups = new ArrayList<>();
    long mac = 1;
    int person = 0;
    for (int i = 0; i <= random.nextInt(3); i++) {
      String name = "group-" + i;
      List<DesiredPhone> phones = new ArrayList<>();
      for (int n = random.nextInt(12); n > 0; n--) {
        boolean used = random.nextInt(4) == 0;
        phones.add(
            SiteFleets.desk(name, mac++, used ? Optional.of(email(person++)) : Optional.empty()));
      }
      for (int n = random.nextInt(4); n > 0; n--) {
        Station station = List.of(Station.values()).get(random.nextInt(3));
        phones.add(SiteFleets.webRtc(name, email(person++), station));
      }
      for (int n = random.nextInt(3); n > 0; n--) {
        phones.add(SiteFleets.remote(name, "Remote " + n, "+1555000" + n));
      }
      DesiredGroup group = SiteFleets.group(name, random.nextInt(3) == 0, phones);
      groups.add(group);
      world.perhaps(group);
    }
    List<DesiredPhone> ungrouped = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      ungrouped.addAll(SiteFleets.desks("lobby", mac, random.nextInt(5)));
      world.phones(ungrouped);
    }
    world.people(person);
    return SiteFleets.of(1 + random.nextInt(3), groups, ungrouped);
  }

  static String email(int person) {
    return "person-" + person + "@example.org";
  }

  List<String> play() {
    trial.network.weather = Weather.roll(random);
    for (int i = 0; i < random.nextInt(3); i++) {
      world.meddle(trial.runner);
      Instant end = trial.runner.now().plusMillis(random.nextInt(120_000));
      boolean kill = random.nextBoolean();
      trial.apply(
          fleet,
          kill ? Optional.of(end) : Optional.empty(),
          kill ? Optional.empty() : Optional.of(end));
      trial.runner.pass(SHOWN);
    }
    world.meddle(trial.runner);
    trial.apply(fleet).ifPresent(run -> trial.promises.broken.addAll(verdict.counts(run)));
    trial.network.weather = Weather.CALM;
    calm();
    List<String> broken = new ArrayList<>(trial.promises.broken);
    broken.addAll(cloud.broken);
    broken.addAll(verdict.pace());
    return broken;
  }

  private void calm() {
    for (int i = 0; i < CALM_RUNS; i++) {
      trial.runner.pass(Duration.ofMinutes(5));
      world.quiet();
      trial.apply(fleet).ifPresent(run -> trial.promises.broken.addAll(verdict.counts(run)));
    }
    trial.runner.pass(Duration.ofMinutes(5));
    Optional<SiteTrial.Run> quiet = trial.apply(fleet);
    if (quiet.isEmpty()) {
      trial.promises.broken.add("the file cannot be planned: " + trial.wrong);
    } else {
      trial.promises.broken.addAll(verdict.quiet(quiet.get(), trial.runner.now()));
    }
  }
}
