package dev.phonefleet.cli;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Outside;
import java.util.Optional;
import java.util.function.Supplier;

/** An outside that is made at its first call: most commands need none. Thread-safe. */
final class Lazily implements Outside {
  private final Supplier<Outside> maker;
  private Optional<Outside> made = Optional.empty();

  Lazily(Supplier<Outside> maker) {
    this.maker = maker;
  }

  @Override
  public Answer send(Call call) {
    return made().send(call);
  }

  private synchronized Outside made() {
    Outside outside = made.orElseGet(maker);
    made = Optional.of(outside);
    return outside;
  }
}
