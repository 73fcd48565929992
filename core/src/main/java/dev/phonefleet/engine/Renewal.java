package dev.phonefleet.engine;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Backoff;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The renewal of one token: one request at a time, ahead of its end, with backoff where the login
 * host does not answer.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
final class Renewal {
  private final int slot;
  private final Login login;
  private final Duration deadline;
  private final RandomGenerator random;
  private Optional<Step> underWay = Optional.empty();
  private Instant notBefore = Instant.MIN;
  private Optional<Instant> failingSince = Optional.empty();
  private Instant heldUntil = Instant.MIN;
  private int failures;

  /**
   * @param deadline a login host that gives no token for so long ends the run
   */
  Renewal(int slot, Login login, Duration deadline, RandomGenerator random) {
    this.slot = slot;
    this.login = login;
    this.deadline = deadline;
    this.random = random;
  }

  Login login() {
    return login;
  }

  boolean is(Step step) {
    return underWay.filter(step::equals).isPresent();
  }

  /** The request for a new token, when it is time for it. */
  Optional<Step> due(Instant now, long id) {
    if (!login.dueAt(now) || underWay.isPresent() || notBefore.isAfter(now)) {
      return Optional.empty();
    }
    Step step = new Step(id, new Call.Token(slot), Charge.FREE, new Slot(now, slot), Instant.MAX);
    underWay = Optional.of(step);
    return underWay;
  }

  /** When it will be time; empty while a request is under way. */
  Optional<Instant> dueAt() {
    if (underWay.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(login.renewAt().isAfter(notBefore) ? login.renewAt() : notBefore);
  }

  /** The platform asked this token to stay away until then. */
  void hold(Instant until) {
    heldUntil = until;
  }

  /** Whether this token can be used within {@code patience}. */
  boolean usable(Instant now, Duration patience) {
    return !heldUntil.isAfter(now.plus(patience));
  }

  /** The request for a token was answered; what ends the run, if it does. */
  Optional<Input.Stop> answered(Answer answer, Instant askedAt, Instant now) {
    underWay = Optional.empty();
    return switch (answer.outcome()) {
      case Outcome.Done(Fact.TokenFor(var life)) -> {
        login.renewed(askedAt, life);
        failures = 0;
        failingSince = Optional.empty();
        yield Optional.empty();
      }
      case Outcome.Throttled() -> {
        notBefore = answer.hints().comeBack().orElseGet(() -> now.plus(backoff()));
        yield Optional.empty();
      }
      case Outcome.Unknown(String words) -> unanswered(answer.host(), words, askedAt, now);
      case Outcome.NotSent(_, String words) -> unanswered(answer.host(), words, askedAt, now);
      case Outcome.Done _ -> unanswered(answer.host(), "the answer is no token", askedAt, now);
      case Outcome.Unauthorized(String words) -> Optional.of(refused(answer.host(), words));
      case Outcome.Refused(_, String words) -> Optional.of(refused(answer.host(), words));
      case Outcome.Forbidden(_, String words) -> Optional.of(refused(answer.host(), words));
      case Outcome.Rejected(String words, _) -> Optional.of(refused(answer.host(), words));
      case Outcome.NotFound(String words) -> Optional.of(refused(answer.host(), words));
    };
  }

  /** The login host answers, and not with a token: that too ends at the deadline. */
  private Optional<Input.Stop> unanswered(String host, String words, Instant askedAt, Instant now) {
    Instant since = failingSince.orElse(askedAt);
    failingSince = Optional.of(since);
    notBefore = now.plus(backoff());
    return now.isBefore(since.plus(deadline))
        ? Optional.empty()
        : Optional.of(
            end(
                Exit.UNREACHABLE,
                "login.unanswered",
                host,
                host + " gave no token for " + deadline.toSeconds() + " s.",
                words,
                "Check organization.loginUrl and what stands in between, then run the same command"
                    + " again."));
  }

  private Duration backoff() {
    return Backoff.READS.delay(++failures, random);
  }

  private static Input.Stop refused(String host, String words) {
    return end(
        Exit.ACCESS,
        "login.refused",
        host,
        "The credentials were refused by " + host + ".",
        words,
        "Check GENESYSCLOUD_OAUTHCLIENT_ID and GENESYSCLOUD_OAUTHCLIENT_SECRET, and that the region"
            + " is the organisation's.");
  }

  static Input.Stop end(
      Exit exit, String code, String where, String what, String why, String next) {
    return new Input.Stop(exit, Diagnostic.error(code, where, what, why, next));
  }
}
