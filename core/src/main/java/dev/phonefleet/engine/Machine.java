package dev.phonefleet.engine;

import java.time.Instant;

/**
 * Work that takes time, as a function of what it is told: it opens no socket, reads no clock and
 * starts no thread, so the same inputs always lead to the same turns.
 *
 * @param <E> what it tells on the way
 * @param <R> what came of it
 */
public interface Machine<E, R> {
  /** What to do now. {@code now} never goes back. */
  Turn<E> turn(Input input, Instant now);

  /** What has come of it so far; true at any time, also after a stop. */
  R result();
}
