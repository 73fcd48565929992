package dev.phonefleet.engine;

import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;

/** What follows from the outcome of a read: one row of the table each. */
public sealed interface AfterRead {
  /** Take what it says. */
  record Use(Fact fact) implements AfterRead {}

  /** The object is not there. */
  record Absent(String words) implements AfterRead {}

  /** Ask again; {@code backoff} unless the read was merely held up on our side. */
  record Again(boolean backoff, String words) implements AfterRead {}

  /** Reading is not permitted. */
  record Deny(String words) implements AfterRead {}

  /** It will not be answered. */
  record Fail(String words) implements AfterRead {}

  /** The table. */
  static AfterRead of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(Fact fact) -> new Use(fact);
      case Outcome.NotFound(String words) -> new Absent(words);
      case Outcome.Throttled() -> new Again(false, "asked too often");
      case Outcome.Unauthorized(String words) -> new Deny(words);
      case Outcome.Unknown(String words) -> new Again(true, words);
      case Outcome.Rejected(String words, _) -> new Fail(words);
      case Outcome.Refused(_, String words) -> new Fail(words);
      case Outcome.Forbidden(_, String words) -> new Deny(words);
      case Outcome.NotSent(Outcome.NotSent.Why why, String words) ->
          switch (why) {
            case CONNECT -> new Again(true, words);
            case RECALLED, TOO_LATE, TOKEN -> new Again(false, words);
            case CERTIFICATE -> new Fail(words);
          };
    };
  }
}
