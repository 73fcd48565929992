package dev.phonefleet.rollout;

import dev.phonefleet.pacing.Backoff;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The phones of a group that are looked at again until they can go on. */
final class WaitingRoom {
  private final Desk desk;
  private final Set<Work> waiting = new LinkedHashSet<>();

  WaitingRoom(Desk desk) {
    this.desk = desk;
  }

  /** The phone waits, and is due for its next look with backoff. */
  void add(Work work) {
    Instant now = desk.now();
    if (work.waitingSince.equals(Instant.MAX)) {
      work.waitingSince = now;
    }
    work.notBefore = now.plus(Backoff.BUSY.delay(++work.busyLooks, desk.random));
    waiting.add(work);
  }

  void remove(Work work) {
    waiting.remove(work);
  }

  List<Work> all() {
    return List.copyOf(waiting);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int size() {
    return waiting.size();
  }

  /** Whether the work waits here. */
  boolean holds(Work work) {
    return waiting.contains(work);
  }

  /** Those due for a look. */
  List<Work> due() {
    return waiting.stream().filter(work -> !work.notBefore.isAfter(desk.now())).toList();
  }

  /** Those that have waited too long. */
  List<Work> expired() {
    return waiting.stream().filter(work -> !desk.now().isBefore(expiry(work))).toList();
  }

  /** When the next look is due; none while all are being looked at. */
  Optional<Instant> nextLook() {
    return waiting.stream()
        .map(work -> work.notBefore)
        .filter(at -> at.isBefore(Instant.MAX))
        .min(Instant::compareTo);
  }

  /** When the next one has waited too long. */
  Optional<Instant> nextExpiry() {
    return waiting.stream().map(this::expiry).min(Instant::compareTo);
  }

  private Instant expiry(Work work) {
    return work.waitingSince.plus(desk.settings.phoneTimeout());
  }
}
