package dev.phonefleet.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a machine wants done after an input.
 *
 * @param steps to be sent
 * @param recalled steps that must not be sent if they have not been yet; each is then answered as
 *     recalled
 * @param wakeAt when to tick at the latest
 * @param finished nothing more will come
 */
public record Turn<E>(
    List<Step> steps,
    Set<Long> recalled,
    List<E> events,
    Optional<Instant> wakeAt,
    boolean finished) {
  public Turn {
    steps = List.copyOf(steps);
    recalled = Set.copyOf(recalled);
    events = List.copyOf(events);
  }

  /** This turn and the one after it, as one. */
  public Turn<E> then(Turn<E> next) {
    List<Step> allSteps = new ArrayList<>(steps);
    allSteps.addAll(next.steps);
    Set<Long> allRecalled = new HashSet<>(recalled);
    allRecalled.addAll(next.recalled);
    List<E> allEvents = new ArrayList<>(events);
    allEvents.addAll(next.events);
    return new Turn<>(allSteps, allRecalled, allEvents, next.wakeAt, next.finished);
  }
}
