package dev.phonefleet.simulation;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.rollout.Ended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run says of itself, against what the platform has. */
final class SiteVerdict {
  private static final int PAGE = 100;
  private static final int SEARCHED_AT_ONCE = 25;
  private static final int BESIDES = 10;

  /** Somebody else may take the last of a small window at any time, from several that are sent. */
  private static final int SOME_REFUSED = 10;

  /** What was made may be shown so late without twins. */
  private static final int IN_TIME = 30;

  private final SiteCloud cloud;
  private final DesiredFleet fleet;

  SiteVerdict(SiteCloud cloud, DesiredFleet fleet) {
    this.cloud = cloud;
    this.fleet = fleet;
  }

  private boolean twinsAllowed() {
    return cloud.listLag > IN_TIME;
  }

  /** The phones of every declared key. */
  private Map<PhoneKey, List<SiteObject>> byKey(Instant now) {
    Map<String, List<SiteObject>> live = new HashMap<>();
    for (SiteObject phone : cloud.phoneDesk().there(now)) {
      live.computeIfAbsent(word(phone), word -> new ArrayList<>()).add(phone);
    }
    Map<PhoneKey, List<SiteObject>> out = new LinkedHashMap<>();
    for (DesiredGroup scope : fleet.scopes()) {
      for (DesiredPhone phone : scope.phones()) {
        out.put(phone.key(), live.getOrDefault(word(phone.key()), List.of()));
      }
    }
    return out;
  }

  private String word(SiteObject phone) {
    SiteObject person = cloud.people.get(phone.refersTo("webRtcUser"));
    if (person != null) {
      return person.name();
    }
    String mac = SiteReplies.property(phone.fields, SitePhoneDesk.HARDWARE_ID);
    return mac.isEmpty() ? siteOf(phone) + "/" + phone.name() : mac;
  }

  private static String word(PhoneKey key) {
    return key instanceof PhoneKey.Mac(var mac) ? mac.hex() : key.toString();
  }

  /** Each phone ended as the platform shows it. */
  List<String> counts(SiteTrial.Run run) {
    List<String> out = new ArrayList<>();
    Map<PhoneKey, List<SiteObject>> all = byKey(Instant.MIN.plusSeconds(1));
    all.forEach((key, phones) -> {
      Ended how = run.result().ended().get(new Key.Phone(key));
      long made = phones.stream().filter(it -> !it.madeAt.isBefore(run.began())).count();
      boolean mayMake = how == Ended.CREATED || how == Ended.FAILED || how == Ended.UNKNOWN;
      if (made > 0 && !mayMake) {
        out.add("summary: " + key + " was made and counts as " + how);
      }
      // What an earlier run made may show late, and be taken for what this one sent and lost.
      if (made == 0 && how == Ended.CREATED && !twinsAllowed()) {
        out.add("summary: " + key + " counts as created and was not made");
      }
      if (made > 1 && !twinsAllowed()) {
        out.add("promise 3: " + key + " was made " + made + " times in one run");
      }
      boolean done = how == Ended.CREATED || how == Ended.UPDATED;
      boolean same =
          phones.stream()
              .anyMatch(it ->
                  asWanted(key, it)
                      || !it.meddledAt.isBefore(run.began())
                      || !it.goneAt.equals(Instant.MAX));
      if (done && !same && !renamed(key, run.began())) {
        out.add("summary: " + key + " counts as " + how + " and is not as the file says");
      }
    });
    return out;
  }

  /** A remote phone that gets another name is another phone. */
  private boolean renamed(PhoneKey key, Instant since) {
    return key instanceof PhoneKey.Remote
        && cloud.phones.values().stream().anyMatch(it -> !it.meddledAt.isBefore(since));
  }

  private boolean asWanted(PhoneKey key, SiteObject phone) {
    return fleet.scopes().stream()
        .flatMap(scope -> scope.phones().stream())
        .filter(it -> it.key().equals(key))
        .anyMatch(it ->
            it.fields().name().orElse("").equals(phone.name())
                && it.fields().site().orElse("").equals(siteOf(phone)));
  }

  private String siteOf(SiteObject phone) {
    SiteObject site = cloud.sites.get(phone.refersTo("site"));
    return site == null ? "" : site.name();
  }

  /** Nothing is left to do, and little is asked. */
  List<String> quiet(SiteTrial.Run run, Instant now) {
    List<String> out = new ArrayList<>();
    Map<PhoneKey, List<SiteObject>> all = byKey(now);
    if (run.writes() > 0) {
      out.add("promise 6: a quiet run wrote " + run.writes() + " times: " + run.plan().changes());
    }
    boolean twins = all.values().stream().anyMatch(it -> it.size() > 1);
    if (!twins && !run.plan().isEmpty()) {
      out.add("promise 6: changes are left: " + run.plan());
    }
    int people =
        (int)
            fleet.scopes().stream()
                .flatMap(scope -> scope.phones().stream())
                .filter(it -> it.fields().user().isPresent())
                .count();
    int allowed = pages(cloud.phones.size(), PAGE) + BESIDES + pages(people, SEARCHED_AT_ONCE);
    if (run.plan().isEmpty() && run.requests() > allowed) {
      out.add("promise 6: a quiet run asked " + run.requests() + " times, allowed " + allowed);
    }
    all.forEach((key, phones) -> {
      boolean named =
          run.plan().refused().stream()
              .anyMatch(it -> it.change().key().equals(new Key.Phone(key)));
      if (phones.isEmpty() || (phones.size() == 1 && !asWanted(key, phones.getFirst()))) {
        out.add("not reached: " + key);
      } else if (phones.size() > 1 && !(twinsAllowed() && named)) {
        out.add("promise 3: " + phones.size() + " phones are " + key + ", named: " + named);
      }
    });
    Map<String, Integer> names = new HashMap<>();
    cloud.groups.values().forEach(it -> names.merge(it.name(), 1, Integer::sum));
    names.forEach((name, count) -> {
      if (count > 1) {
        out.add("promise 3: " + count + " groups are " + name);
      }
    });
    return out;
  }

  private static int pages(int count, int size) {
    return Math.max(1, (count + size - 1) / size);
  }

  /** A refusal for being too many is rare on every token. */
  List<String> pace() {
    List<String> out = new ArrayList<>();
    cloud.tokens.refusals.forEach((token, refused) -> {
      int all = cloud.tokens.requests.getOrDefault(token, 0);
      if (refused > Math.max(SOME_REFUSED, all / 50)) {
        out.add("pace: token " + token + ": " + refused + " of " + all + " refused");
      }
    });
    return out;
  }
}
