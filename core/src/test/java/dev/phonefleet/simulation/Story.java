package dev.phonefleet.simulation;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.desired.ReachCheck;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.genesys.wire.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One seed's story: a file and a cloud that partly agree, some runs in bad weather that are killed
 * or stopped, people who edit meanwhile, then calm weather until nothing changes any more.
 */
final class Story {
  private static final int CALM_RUNS = 4;

  /** Two runs are two processes: the next one's first request is at least so much later. */
  private static final Duration ONE_START = Duration.ofSeconds(1);

  private final SplittableRandom random;
  private final Trial trial;
  private final DesiredFleet fleet;
  private final Map<String, DesiredGroup> declared = new HashMap<>();

  Story(long seed) {
    this(seed, new GuideCodec(new SecretSettings(Set.of())), trial -> {});
  }

  /** A story in which something is not as it should be. */
  Story(long seed, Codec codec, Consumer<Trial> sabotage) {
    this.random = new SplittableRandom(seed);
    TinyCloud cloud = new TinyCloud(random.split());
    cloud.uniqueKeys = random.nextInt(3) > 0;
    cloud.versions = random.nextInt(4) > 0;
    Duration life = Duration.ofSeconds(30 + random.nextInt(3600));
    this.trial = new Trial(cloud, random.nextLong(), life, codec);
    trial.untilActive = random.nextInt(3) == 0;
    this.fleet = invent();
    trial.network.around.calm = random.nextInt(3) == 0;
    trial.network.around.quietFrom = after(900);
    fleet.groups().forEach(group -> declared.put(group.name().value(), group));
    trial.promises.declared = declared;
    sabotage.accept(trial);
  }

  private DesiredFleet invent() {
    List<DesiredGroup> groups = new ArrayList<>();
    long mac = 1;
    for (int i = 0; i <= random.nextInt(3); i++) {
      int count = random.nextInt(25);
      List<DesiredPhone> phones = Fleets.phones(mac, count);
      DesiredGroup group = Fleets.group("group-" + i, phones, names(), ports());
      mac += count;
      groups.add(group);
      if (random.nextBoolean()) {
        exists(group);
      }
    }
    return Fleets.of(groups);
  }

  private NameCheck names() {
    return new NameCheck(
        Optional.empty(),
        Duration.ofSeconds(random.nextInt(120)),
        List.of("192.0.2.1", "192.0.2.2"),
        random.nextBoolean() ? List.of() : List.of(TinyNetwork.ADDRESS),
        Duration.ofSeconds(1 + random.nextInt(5)));
  }

  private ReachCheck ports() {
    return random.nextBoolean()
        ? ReachCheck.DEFAULT
        : new ReachCheck(
            true,
            Optional.of(List.of(443, 8443)),
            random.nextBoolean() ? Optional.empty() : Optional.of(List.of(69)),
            Optional.empty(),
            Duration.ofSeconds(random.nextInt(60)),
            Duration.ofSeconds(1 + random.nextInt(3)));
  }

  private void exists(DesiredGroup group) {
    TinyCloud.Group live =
        trial.cloud.addGroup(group.name().value(), after(random.nextInt(40) - 20));
    if (random.nextInt(4) == 0) {
      live.awayFrom = after(random.nextInt(60));
      live.awayUntil = live.awayFrom.plusSeconds(random.nextInt(40));
    }
    for (DesiredPhone phone : group.phones()) {
      if (random.nextBoolean()) {
        TinyCloud.Phone there = trial.cloud.addPhone(live, fields(phone));
        there.busyUntil = random.nextInt(4) == 0 ? after(random.nextInt(60)) : Instant.MIN;
        there.failed = random.nextInt(20) == 0;
      }
    }
  }

  private static Instant after(int seconds) {
    return Trial.START.plusSeconds(seconds);
  }

  private ObjectNode fields(DesiredPhone phone) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("mac", phone.key().toString().toUpperCase(java.util.Locale.ROOT));
    out.put("foreign", "kept " + random.nextInt(100));
    out.put("name", random.nextBoolean() ? phone.fields().name().orElse("") : "old name");
    out.put("model", "VVX 450");
    return out;
  }

  List<String> play() {
    trial.network.weather = Weather.roll(random);
    for (int i = 0; i < random.nextInt(3); i++) {
      meddle();
      Instant end = trial.runner.now().plusMillis(random.nextInt(120_000));
      boolean kill = random.nextBoolean();
      trial.apply(
          fleet,
          kill ? Optional.of(end) : Optional.empty(),
          kill ? Optional.empty() : Optional.of(end));
      if (random.nextBoolean()) {
        trial.runner.settle();
      }
      trial.runner.pass(ONE_START);
    }
    trial.apply(fleet, Optional.empty(), Optional.empty());
    trial.network.weather = Weather.CALM;
    trial.runner.settle();
    calm();
    List<String> broken = new ArrayList<>(trial.promises.broken);
    broken.addAll(trial.cloud.broken);
    return broken;
  }

  /** Somebody edits in the admin page while we work. */
  private void meddle() {
    for (TinyCloud.Phone phone : List.copyOf(trial.cloud.phones.values())) {
      if (random.nextInt(5) == 0) {
        Instant when = trial.runner.now().plusMillis(random.nextInt(60_000));
        String value = "edited " + random.nextInt(100);
        trial.runner.at(
            when,
            () -> {
              phone.fields = phone.fields.deepCopy();
              phone.fields.put("foreign", value);
              phone.version++;
            });
      }
    }
  }

  private void calm() {
    for (int i = 0; i < CALM_RUNS; i++) {
      trial.runner.pass(Duration.ofMinutes(5));
      trial.apply(fleet, Optional.empty(), Optional.empty());
    }
    Trial.Run quiet = trial.apply(fleet, Optional.empty(), Optional.empty()).orElseThrow();
    boolean failed = trial.cloud.phones.values().stream().anyMatch(phone -> phone.failed);
    if (quiet.writes() > 0) {
      trial.promises.broken.add("promise 6: a quiet run wrote " + quiet.writes() + " times");
    }
    if (!failed) {
      quietRequests(quiet);
      reached();
    }
    onePerKey();
  }

  private void quietRequests(Trial.Run quiet) {
    int allowed = 6;
    for (DesiredGroup group : fleet.groups()) {
      int there =
          trial
              .cloud
              .groupNamed(group.name().value())
              .map(trial.cloud::phonesOf)
              .orElse(List.of())
              .size();
      allowed += Math.max(1, (there + 99) / 100);
    }
    if (quiet.requests() > allowed) {
      trial.promises.broken.add(
          "promise 6: a quiet run asked " + quiet.requests() + " times, allowed are " + allowed);
    }
    if (!quiet.plan().isEmpty()) {
      trial.promises.broken.add("promise 6: changes are left: " + quiet.plan().changes());
    }
  }

  private void reached() {
    for (DesiredGroup group : fleet.groups()) {
      for (DesiredPhone phone : group.phones()) {
        String mac = TinyCloud.plain(((PhoneKey.Mac) phone.key()).mac().hex());
        boolean there =
            trial.cloud.phones.values().stream()
                .anyMatch(live ->
                    TinyCloud.plain(live.mac()).equals(mac)
                        && live.fields
                            .path("name")
                            .asString("")
                            .equals(phone.fields().name().orElse("")));
        if (!there) {
          trial.promises.broken.add("not reached: " + phone.key());
        }
      }
    }
  }

  private void onePerKey() {
    Map<String, Integer> perMac = new HashMap<>();
    trial
        .cloud
        .phones
        .values()
        .forEach(it -> perMac.merge(TinyCloud.plain(it.mac()), 1, Integer::sum));
    Map<String, Integer> perName = new HashMap<>();
    trial.cloud.groups.values().forEach(it -> perName.merge(it.name(), 1, Integer::sum));
    perMac.putAll(perName);
    perMac.forEach((key, count) -> {
      if (count > 1) {
        trial.promises.broken.add("promise 3: " + count + " objects for " + key);
      }
    });
  }
}
