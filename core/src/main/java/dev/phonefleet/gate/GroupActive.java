package dev.phonefleet.gate;

import dev.phonefleet.fleet.GroupStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a group serves phones. Open for ten seconds from when the look that showed it ACTIVE was
 * sent; shut for good when it does not become ACTIVE in time, stays away from it for longer than
 * that, or fails.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class GroupActive {
  /** How old a look may be that a phone write rests on. */
  public static final Duration FRESH = Duration.ofSeconds(10);

  /** The last word on a group that was not seen in this run. */
  public static final String UNSEEN = "not seen yet";

  /** What the gate says. */
  public sealed interface Verdict {
    /** Phones may be written up to that instant. */
    record Open(Instant until) implements Verdict {}

    /** Not now. */
    record Closed() implements Verdict {}

    /** Not in this run. */
    record Shut(String words) implements Verdict {}
  }

  private final Duration timeout;
  private Optional<Instant> waitingSince = Optional.empty();
  private Optional<Instant> activeAt = Optional.empty();
  private Optional<Verdict.Shut> shut = Optional.empty();
  private String lastWord = UNSEEN;

  /**
   * @param timeout how long the group may take, from the first look that shows it not ACTIVE
   */
  public GroupActive(Duration timeout) {
    this.timeout = timeout;
  }

  /** A look that was sent at {@code askedAt} showed this status. */
  public void saw(GroupStatus status, String word, Instant askedAt) {
    lastWord = word;
    switch (status) {
      case ACTIVE -> {
        activeAt = Optional.of(askedAt);
        waitingSince = Optional.empty();
      }
      case FAILED -> {
        activeAt = Optional.empty();
        shut = shut.or(() -> Optional.of(new Verdict.Shut("it is " + word)));
      }
      case PENDING, CONFIGURING, OTHER -> {
        activeAt = Optional.empty();
        waitingSince = waitingSince.or(() -> Optional.of(askedAt));
        if (shutsAt().filter(end -> !askedAt.isBefore(end)).isPresent()) {
          String words = "it was still " + word + " after " + timeout.toSeconds() + " s";
          shut = shut.or(() -> Optional.of(new Verdict.Shut(words)));
        }
      }
    }
  }

  /** What holds at {@code now}. */
  public Verdict verdict(Instant now) {
    if (shut.isPresent()) {
      return shut.get();
    }
    return activeAt
        .map(at -> at.plus(FRESH))
        .filter(until -> !now.isAfter(until))
        .<Verdict>map(Verdict.Open::new)
        .orElseGet(Verdict.Closed::new);
  }

  /** Whether the last look showed the group ACTIVE, however long ago that is. */
  public boolean lastSeenActive() {
    return activeAt.isPresent();
  }

  /** From when on a look that does not show the group ACTIVE shuts the gate. */
  public Optional<Instant> shutsAt() {
    return waitingSince.map(since -> since.plus(timeout));
  }

  /** The platform's last word on the group. */
  public String lastWord() {
    return lastWord;
  }
}
