package dev.phonefleet.workflow;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What the platform's answers told besides what was asked: its clock, its limits. */
final class Heard implements Consumer<Answer> {
  private final InstantSource wallClock;
  private Optional<Duration> ahead = Optional.empty();
  private OptionalInt allowed = OptionalInt.empty();
  private OptionalInt used = OptionalInt.empty();

  Heard(InstantSource wallClock) {
    this.wallClock = wallClock;
  }

  @Override
  public void accept(Answer answer) {
    ServerHints hints = answer.hints();
    ahead = hints.serverTime().map(at -> Duration.between(wallClock.instant(), at)).or(() -> ahead);
    allowed = hints.allowed().isPresent() ? hints.allowed() : allowed;
    used = hints.used().isPresent() ? hints.used() : used;
  }

  /** How far the platform's clock is ahead of ours, to a second; empty: it tells no time. */
  Optional<Duration> ahead() {
    return ahead;
  }

  OptionalInt allowed() {
    return allowed;
  }

  OptionalInt used() {
    return used;
  }
}
