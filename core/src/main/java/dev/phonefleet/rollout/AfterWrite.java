package dev.phonefleet.rollout;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.util.Optional;

/** What follows from the outcome of a write: one row of the table each. */
sealed interface AfterWrite {
  /** It was carried out. */
  record Done(Optional<Live> live) implements AfterWrite {}

  /** It was not carried out: send it again, with backoff where the way there is the trouble. */
  record Again(boolean backoff) implements AfterWrite {}

  /** Nobody knows whether it was carried out: find out. */
  record Settle(String words) implements AfterWrite {}

  /** It conflicts with what is there: look what that is. */
  record LookWhy(String words, boolean stale) implements AfterWrite {}

  /** It was refused for something larger than itself: the region, a permission, a group gone. */
  record Understand(boolean forbidden, String code, String words) implements AfterWrite {}

  /** It is refused for good. */
  record Fail(String words) implements AfterWrite {}

  /** The table. */
  static AfterWrite of(Call.Write write, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(Fact.Written(Optional<Live> live)) -> new Done(live);
      case Outcome.Done _ -> new Done(Optional.empty());
      case Outcome.NotFound(String words) -> new Understand(false, "", words);
      case Outcome.Throttled() -> new Again(false);
      case Outcome.Unauthorized _ -> new Again(false);
      case Outcome.Unknown(String words) -> new Settle(words);
      case Outcome.Rejected(String words, boolean stale) -> new LookWhy(words, stale);
      case Outcome.Refused(_, String words) ->
          createsGroup(write) ? new LookWhy(words, false) : new Fail(words);
      case Outcome.Forbidden(String code, String words) -> new Understand(true, code, words);
      case Outcome.NotSent(Outcome.NotSent.Why why, _) ->
          switch (why) {
            case CONNECT, CERTIFICATE -> new Again(true);
            case RECALLED, TOO_LATE, TOKEN -> new Again(false);
          };
    };
  }

  private static boolean createsGroup(Call.Write write) {
    return write instanceof Call.Create && write.key().kind().equals("group");
  }
}
