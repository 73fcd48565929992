package dev.phonefleet.desired;

import java.util.function.Function;

/** What came of reading one value. */
sealed interface Checked<T> {
  /** It is good. */
  record Good<T>(T value) implements Checked<T> {}

  /** It is not, and this is why. */
  record Bad<T>(Mistake mistake) implements Checked<T> {}

  /** A good value. */
  static <T> Checked<T> good(T value) {
    return new Good<>(value);
  }

  /** A mistake. */
  static <T> Checked<T> bad(Code code, String what, String why, String next) {
    return new Bad<>(new Mistake(code, what, why, next));
  }

  /** Goes on with a good value. */
  default <U> Checked<U> then(Function<T, Checked<U>> next) {
    return switch (this) {
      case Good<T>(T value) -> next.apply(value);
      case Bad<T>(Mistake mistake) -> new Bad<>(mistake);
    };
  }
}
