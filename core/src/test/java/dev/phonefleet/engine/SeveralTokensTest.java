package dev.phonefleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Reachability;
import dev.phonefleet.pacing.ServerHints;
import dev.phonefleet.pacing.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeveralTokensTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final Step ON_0 = step(1, "a", 0);
  private static final Step ON_1 = step(2, "b", 1);

  private final HandingMachine machine = new HandingMachine();
  private final AtomicLong ids = new AtomicLong(1000);
  private final Session<String, List<Input>> session =
      new Session<>(
          machine,
          List.of(new Login(), new Login()),
          new Reachability(Duration.ofMinutes(2)),
          new Random(5),
          ids::incrementAndGet);

  @Test
  void eachTokenIsAskedForWhenItIsNeeded() {
    machine.hands(ON_0, ON_1);

    assertThat(tick(0).steps())
        .extracting(Step::call)
        .containsExactly(new Call.Token(0), new Call.Token(1));
  }

  @Test
  void aTokenThatNobodyUsesIsNotAskedFor() {
    machine.hands(ON_0);
    Step token = tick(0).steps().getFirst();

    assertThat(sent(token, 0).steps()).isEmpty();
    Turn<String> turn = answered(token, tokenFor(3600), 1);

    assertThat(turn.steps()).containsExactly(ON_0);
    assertThat(sent(ON_0, 1).steps()).isEmpty();
  }

  @Test
  void itDoesNotWakeAnybodyEither() {
    machine.hands(ON_0);
    Turn<String> first = tick(0);

    Turn<String> turn = sent(first.steps().getFirst(), 0);

    assertThat(first.wakeAt().filter(at -> !at.isAfter(T0))).isEmpty();
    assertThat(turn.wakeAt().filter(at -> !at.isAfter(T0))).isEmpty();
  }

  @Test
  void aStepWaitsOnlyForItsOwnToken() {
    machine.hands(ON_0, ON_1);
    List<Step> tokens = tick(0).steps();
    tokens.forEach(token -> sent(token, 0));

    assertThat(answered(tokens.get(1), tokenFor(3600), 1).steps()).containsExactly(ON_1);
    assertThat(answered(tokens.get(0), tokenFor(3600), 2).steps()).containsExactly(ON_0);
  }

  @Test
  void oneTokenThatIsHeldPastTheDeadlineDoesNotEndTheRun() {
    logInBoth();
    machine.hands(ON_0);
    sentNext(2);

    answered(ON_0, throttled(T0.plusSeconds(3600)), 3);
    assertThat(stopped()).isFalse();

    machine.hands(ON_1);
    sentNext(4);
    answered(ON_1, throttled(T0.plusSeconds(3600)), 5);
    assertThat(stopped()).isTrue();
  }

  @Test
  void twoTokensThatEndedAreBothRenewedBeforeAFreshOneCanBeRefused() {
    logInBoth();
    renew(ON_1, 2);
    machine.news();

    machine.hands(ON_0);
    sentNext(10);
    List<Step> renewal = answered(ON_0, refused(), 11).steps();
    Step again = step(7, "a", 1);
    machine.hands(again);
    sentNext(12);
    answered(again, refused(), 13);

    assertThat(renewal).extracting(Step::call).isEmpty();
    assertThat(stopped()).isFalse();
  }

  @Test
  void aFreshTokenThatIsRefusedEndsTheRun() {
    logInBoth();
    machine.hands(ON_0);
    sentNext(2);
    answered(ON_0, refused(), 3);
    Step again = step(7, "a", 0);
    machine.hands(again);
    Step token = tick(4).steps().getFirst();
    sent(token, 4);
    answered(token, tokenFor(3600), 5);
    sent(again, 5);
    answered(again, refused(), 6);

    assertThat(stopped()).isTrue();
  }

  /** The second token is one generation ahead of the first. */
  private void renew(Step step, long at) {
    machine.hands(step);
    sentNext(at);
    answered(step, refused(), at + 1);
    Step again = step(50, "other", 1);
    machine.hands(again);
    Step token = tick(at + 2).steps().getFirst();
    sent(token, at + 2);
    answered(token, tokenFor(3600), at + 3);
    sent(again, at + 3);
    answered(again, done(), at + 4);
  }

  private void logInBoth() {
    machine.hands(step(98, "x", 0), step(99, "y", 1));
    List<Step> tokens = tick(0).steps();
    tokens.forEach(token -> sent(token, 0));
    for (Step token : tokens) {
      for (Step step : answered(token, tokenFor(3600), 0).steps()) {
        sent(step, 0);
        answered(step, done(), 0);
      }
    }
    machine.news();
  }

  private void sentNext(long at) {
    tick(at).steps().forEach(step -> sent(step, at));
  }

  private boolean stopped() {
    return machine.news().stream().anyMatch(Input.Stop.class::isInstance);
  }

  private Turn<String> tick(long seconds) {
    return session.turn(new Input.Tick(), T0.plusSeconds(seconds));
  }

  private Turn<String> sent(Step step, long at) {
    return session.turn(new Input.Sent(step), T0.plusSeconds(at));
  }

  private Turn<String> answered(Step step, Answer answer, long at) {
    return session.turn(new Input.Answered(step, answer), T0.plusSeconds(at));
  }

  private static Step step(long id, String object, int token) {
    Call call = new Call.Look(new Call.Ref(Call.Kind.GROUP, object, Optional.empty()));
    return new Step(id, call, Charge.FREE, new Slot(T0, token), Instant.MAX);
  }

  private static Answer tokenFor(long seconds) {
    return api(200, new Outcome.Done(new Fact.TokenFor(Duration.ofSeconds(seconds))));
  }

  private static Answer done() {
    return api(200, new Outcome.Done(new Fact.Written(Optional.empty())));
  }

  private static Answer refused() {
    return api(401, new Outcome.Unauthorized("expired"));
  }

  private static Answer throttled(Instant retryAt) {
    ServerHints hints = ServerHints.pace(Optional.of(retryAt), Optional.empty());
    return new Answer(new Outcome.Throttled(), OptionalInt.of(429), hints, "api.example");
  }

  private static Answer api(int status, Outcome outcome) {
    return new Answer(outcome, OptionalInt.of(status), ServerHints.NONE, "api.example");
  }
}
