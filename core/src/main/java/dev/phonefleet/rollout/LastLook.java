package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.inventory.Listings;
import dev.phonefleet.inventory.PhonePages;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The last look where the phones of all groups are in one collection: one for all, when nothing is
 * left to be done, and again until everything that this run made is in it. What is not yet listed
 * then would be made once more by the next run, so it is named.
 */
final class LastLook {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final int NAMED = 5;

  private final Desk desk;
  private final List<Track> tracks;
  private Optional<Instant> since = Optional.empty();
  private Duration pause = FIRST_PAUSE;

  LastLook(Desk desk, List<Track> tracks) {
    this.desk = desk;
    this.tracks = tracks;
  }

  /** Begins once nothing is left to be done. */
  void pump() {
    boolean due =
        desk.atSites()
            && since.isEmpty()
            && !desk.halted()
            && tracks.stream().allMatch(Track::allOver)
            && tracks.stream().anyMatch(LastLook::needed);
    if (due) {
      since = Optional.of(desk.now());
      look();
    }
  }

  private static boolean needed(Track track) {
    return track.phones().wroteAny() && track.listable();
  }

  private void look() {
    Set<String> sites = new HashSet<>();
    tracks.stream().filter(LastLook::needed).forEach(track -> sites.addAll(track.sites()));
    new PhonePages(desk.reads, desk.listings, sites).list(this::saw);
  }

  private void saw(Listings.Result result) {
    Map<String, PhoneKey> missing = new HashMap<>();
    tracks.forEach(track -> missing.putAll(track.phones().created()));
    if (result instanceof Listings.Result.Complete(List<Live> seen, _)) {
      seen.forEach(live -> missing.remove(live.id()));
    }
    boolean complete = result instanceof Listings.Result.Complete;
    Instant next = desk.now().plus(pause);
    if ((!complete || !missing.isEmpty()) && next.isBefore(since.orElseThrow().plus(PATIENCE))) {
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      desk.later(next, this::look);
      return;
    }
    if (complete && !missing.isEmpty()) {
      desk.find(unlisted(missing), Optional.empty());
    }
    tracks.stream().filter(LastLook::needed).forEach(track -> track.phones().lastLook(result));
  }

  private static Diagnostic unlisted(Map<String, PhoneKey> missing) {
    List<String> all =
        new ArrayList<>(
            missing.entrySet().stream()
                .map(it -> it.getValue() + " (id " + it.getKey() + ")")
                .sorted()
                .toList());
    String named = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    return Diagnostic.warning(
        "phones.not-listed",
        named + (all.size() > NAMED ? ", ..." : ""),
        all.size()
            + (all.size() == 1 ? " phone was created and is" : " phones were created and are")
            + " not listed by the platform yet.",
        "Its lists lag behind; a run before they catch up would create them once more.",
        "Wait a few minutes, and check with status that they are listed, before the next run.");
  }
}
