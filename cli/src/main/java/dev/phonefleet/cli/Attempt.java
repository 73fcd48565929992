package dev.phonefleet.cli;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import java.util.function.Function;

/** What came of getting something that a run cannot begin without. */
sealed interface Attempt<T> {
  /** It is there. */
  record Got<T>(T value) implements Attempt<T> {}

  /** It is not, and so the run ends. */
  record Failed<T>(Exit exit, Diagnostic why) implements Attempt<T> {}

  /** Goes on with what is there. */
  default <U> Attempt<U> then(Function<T, Attempt<U>> next) {
    return switch (this) {
      case Got<T>(T value) -> next.apply(value);
      case Failed<T>(Exit exit, Diagnostic why) -> new Failed<>(exit, why);
    };
  }
}
