package dev.phonefleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outcome.NotSent.Why;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Reachability;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final String API = "acme.example";
  private static final String LOGIN = "login.example";
  private static final Step A = step(1, "a", T0);
  private static final Step B = step(2, "b", T0);
  private static final Step C = step(3, "c", T0);

  private final HandingMachine machine = new HandingMachine();
  private final AtomicLong ids = new AtomicLong(1000);
  private final Session<String, List<Input>> session =
      new Session<>(
          machine,
          new Login(),
          new Reachability(Duration.ofMinutes(2)),
          new Random(5),
          ids::incrementAndGet);

  @Test
  void oneTokenIsAskedForBeforeTheFirstStep() {
    machine.hands(A, B);

    Turn<String> first = tick(0);
    Step token = onlyToken(first);
    session.turn(new Input.Sent(token), T0);
    Turn<String> second = answered(token, tokenFor(3600), 1);

    assertThat(second.steps()).containsExactly(A, B);
    assertThat(machine.news()).isEmpty();
  }

  @Test
  void noTokenIsAskedForWhileNothingIsToBeSent() {
    assertThat(tick(0).steps()).isEmpty();
  }

  @Test
  void aSecondTokenRequestIsNeverInFlight() {
    machine.hands(A);
    Step token = onlyToken(tick(0));
    session.turn(new Input.Sent(token), T0);

    machine.hands(B);
    assertThat(tick(1).steps()).isEmpty();
    assertThat(tick(14).steps()).isEmpty();

    assertThat(answered(token, tokenFor(3600), 15).steps()).containsExactly(A, B);
  }

  @Test
  void theTokenIsRenewedAtItsMarginWhileStepsGoOnWithTheOldOne() {
    logIn(360);
    machine.hands(A);
    assertThat(tick(323).steps()).containsExactly(A);

    machine.hands(B);
    Turn<String> due = tick(324);
    Step renewal = token(due);
    session.turn(new Input.Sent(renewal), at(324));
    machine.hands(C);
    Turn<String> meanwhile = tick(330);

    assertThat(due.steps()).containsExactly(B, renewal);
    assertThat(meanwhile.steps()).containsExactly(C);
    assertThat(answered(renewal, tokenFor(360), 331).steps()).isEmpty();
    machine.hands(A);
    assertThat(tick(640).steps()).containsExactly(A);
  }

  @Test
  void whileSomethingIsInFlightItWakesUpToRenew() {
    logIn(360);
    machine.hands(A);
    tick(10);

    Turn<String> sent = session.turn(new Input.Sent(A), at(10));

    assertThat(sent.wakeAt()).contains(at(324));
    assertThat(token(tick(324)).call()).isEqualTo(new Call.Token());
  }

  @Test
  void anIdleRunRenewsNothing() {
    logIn(360);

    assertThat(tick(330).steps()).isEmpty();
    machine.hands(A);

    assertThat(tick(400).steps()).hasSize(1).allMatch(SessionTest::isToken);
  }

  @Test
  void aStepThatIsDueAfterTheTokensEndWaitsForTheNextToken() {
    logIn(20);
    Step later = step(9, "later", at(25));
    machine.hands(later);

    assertThat(tick(1).steps()).isEmpty();
    Step renewal = onlyToken(tick(10));
    session.turn(new Input.Sent(renewal), at(10));

    assertThat(answered(renewal, tokenFor(20), 11).steps()).containsExactly(later);
  }

  @Test
  void aRefusedTokenIsRenewedOnceAndTheStepWasNotSent() {
    logIn(3600);
    send(A, 5);
    Step again = step(7, "a", at(6));
    machine.hands(again);

    Turn<String> refused = answered(A, api(401, new Outcome.Unauthorized("expired")), 6);
    Step renewal = onlyToken(refused);

    assertThat(machine.news())
        .containsExactly(
            new Input.Sent(A), new Input.Answered(A, Answer.notSent(Why.TOKEN, "expired", API)));
    session.turn(new Input.Sent(renewal), at(6));
    assertThat(answered(renewal, tokenFor(3600), 7).steps()).containsExactly(again);
    session.turn(new Input.Sent(again), at(7));
    answered(again, api(200, done()), 8);
    assertThat(machine.news()).noneMatch(Input.Stop.class::isInstance);
  }

  @Test
  void refusedAgainWithTheFreshTokenTheRunStops() {
    logIn(3600);
    send(A, 5);
    Step again = step(7, "a", at(6));
    machine.hands(again);
    Step renewal = onlyToken(answered(A, api(401, new Outcome.Unauthorized("expired")), 6));
    session.turn(new Input.Sent(renewal), at(6));
    answered(renewal, tokenFor(3600), 7);
    session.turn(new Input.Sent(again), at(7));
    machine.news();

    answered(again, api(401, new Outcome.Unauthorized("who are you")), 8);

    Input.Stop stop = stop();
    assertThat(stop.exit()).isEqualTo(Exit.ACCESS);
    assertThat(stop.why().code()).isEqualTo("api.unauthorized");
    assertThat(stop.why().why()).contains("who are you");
  }

  @Test
  void aRefusalOfTheOldTokenDoesNotCountAgainstTheFreshOne() {
    logIn(3600);
    send(A, 5);
    send(B, 5);
    machine.hands(step(7, "a", at(6)));
    Step renewal = onlyToken(answered(A, api(401, new Outcome.Unauthorized("expired")), 6));
    session.turn(new Input.Sent(renewal), at(6));
    answered(renewal, tokenFor(3600), 7);
    Step again = step(8, "b", at(8));
    machine.hands(again);

    Turn<String> late = answered(B, api(401, new Outcome.Unauthorized("expired")), 8);

    assertThat(late.steps()).containsExactly(again);
    assertThat(machine.news()).noneMatch(Input.Stop.class::isInstance);
  }

  @Test
  void refusedCredentialsStopTheRunAndNothingIsKept() {
    machine.hands(A, B);
    Step token = onlyToken(tick(0));
    session.turn(new Input.Sent(token), T0);

    Outcome refused = new Outcome.Refused("invalid_client", "client not found");
    Turn<String> over = answered(token, login(400, refused, Optional.empty()), 1);

    List<Input> told = machine.news();
    assertThat(told.getFirst())
        .isInstanceOfSatisfying(
            Input.Stop.class,
            stop -> {
              assertThat(stop.exit()).isEqualTo(Exit.ACCESS);
              assertThat(stop.why().why()).contains("client not found");
              assertThat(stop.why().where()).isEqualTo(LOGIN);
            });
    assertThat(told.subList(1, told.size())).containsExactly(recalled(A), recalled(B));
    assertThat(over.steps()).isEmpty();
    assertThat(tick(500).steps()).isEmpty();
  }

  @Test
  void aThrottledLoginComesBackAfterRetryAfterAndNotBefore() {
    machine.hands(A);
    Step token = onlyToken(tick(0));
    session.turn(new Input.Sent(token), T0);

    Turn<String> throttled =
        answered(token, login(429, new Outcome.Throttled(), Optional.of(at(31))), 1);

    assertThat(throttled.steps()).isEmpty();
    assertThat(throttled.wakeAt()).contains(at(31));
    assertThat(tick(30).steps()).isEmpty();
    assertThat(onlyToken(tick(31)).call()).isEqualTo(new Call.Token());
  }

  @Test
  void aLoginThatIsOutOfReachIsTriedAgainUntilTheDeadlineAndNoLonger() {
    machine.hands(A);
    Turn<String> turn = tick(0);
    Instant now = T0;
    int tries = 0;
    while (machine.news().stream().noneMatch(Input.Stop.class::isInstance) && tries < 1000) {
      if (turn.steps().isEmpty()) {
        Instant next = turn.wakeAt().orElseThrow();
        now = next.isAfter(now) ? next : now;
        turn = session.turn(new Input.Tick(), now);
      } else {
        Step token = onlyToken(turn);
        tries++;
        session.turn(new Input.Sent(token), now);
        Answer none = Answer.notSent(Why.CONNECT, "connection refused", LOGIN);
        turn = session.turn(new Input.Answered(token, none), now);
      }
    }

    assertThat(now).isEqualTo(at(120));
    assertThat(tries).isBetween(5, 300);
    assertThat(session.turn(new Input.Tick(), at(130)).steps()).isEmpty();
  }

  @Test
  void outOfReachEndsWith75AndNamesTheHost() {
    machine.hands(A);
    Step token = onlyToken(tick(0));
    session.turn(new Input.Sent(token), T0);
    answered(token, login(503, new Outcome.Unknown("503"), Optional.empty()), 1);

    tick(119);
    assertThat(machine.news()).isEmpty();
    tick(120);

    List<Input> told = machine.news();
    assertThat(told.getFirst())
        .isInstanceOfSatisfying(
            Input.Stop.class,
            stop -> {
              assertThat(stop.exit()).isEqualTo(Exit.UNREACHABLE);
              assertThat(stop.why().what()).contains(LOGIN, "120 s");
            });
    assertThat(told).contains(recalled(A));
  }

  @Test
  void anUntrustedCertificateEndsAtOnceWithItsWords() {
    machine.hands(A);
    Step token = onlyToken(tick(0));
    session.turn(new Input.Sent(token), T0);

    answered(token, Answer.notSent(Why.CERTIFICATE, "unable to find valid path", LOGIN), 1);

    assertThat(machine.news().getFirst())
        .isInstanceOfSatisfying(
            Input.Stop.class,
            stop -> {
              assertThat(stop.exit()).isEqualTo(Exit.UNREACHABLE);
              assertThat(stop.why().why()).contains("unable to find valid path");
            });
  }

  @Test
  void throttlingPastTheDeadlineEndsWithTheTimeOfDay() {
    logIn(3600);
    send(A, 5);
    machine.news();

    answered(A, api(429, new Outcome.Throttled(), Optional.of(at(7200))), 6);

    Input.Stop stop = stop();
    assertThat(stop.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(stop.why().what()).contains("2026-03-01T10:00:00Z");
  }

  @Test
  void throttlingUpToTheDeadlineIsWaitedFor() {
    logIn(3600);
    send(A, 5);
    machine.news();

    answered(A, api(429, new Outcome.Throttled(), Optional.of(at(126))), 6);

    assertThat(machine.news()).noneMatch(Input.Stop.class::isInstance);
  }

  @Test
  void aRefusalForBeingTooManyIsNoAnswerForTheClock() {
    logIn(3600);
    send(A, 5);
    answered(A, api(429, new Outcome.Throttled(), Optional.of(at(100))), 6);
    machine.news();

    tick(125);

    assertThat(stop().exit()).isEqualTo(Exit.UNREACHABLE);
  }

  @Test
  void aRecalledStepThatIsStillHeldIsAnswered() {
    machine.hands(A, B);
    Step token = onlyToken(tick(0));
    session.turn(new Input.Sent(token), T0);

    machine.recalls(A);
    tick(1);

    List<Input> told = machine.news();
    assertThat(told).hasSize(1).first().isInstanceOf(Input.Answered.class);
    assertThat(told).first().extracting(input -> ((Input.Answered) input).step()).isEqualTo(A);
    assertThat(((Input.Answered) told.getFirst()).answer().outcome())
        .isInstanceOfSatisfying(
            Outcome.NotSent.class, not -> assertThat(not.why()).isEqualTo(Why.RECALLED));
    assertThat(answered(token, tokenFor(3600), 2).steps()).containsExactly(B);
  }

  @Test
  void recallingAStepThatHasLeftIsPassedOn() {
    logIn(3600);
    machine.hands(A);
    tick(1);
    machine.recalls(A);

    assertThat(tick(2).recalled()).containsExactly(A.id());
  }

  @Test
  void aStoppedRunAsksForNoTokenAnyMore() {
    machine.hands(A);
    Step token = onlyToken(tick(0));
    session.turn(new Input.Sent(token), T0);
    answered(token, login(503, new Outcome.Unknown("503"), Optional.empty()), 1);

    Diagnostic why = Diagnostic.error("run.stopped", "run", "Stopped.", "SIGINT", "Run it again.");
    session.turn(new Input.Stop(Exit.INTERRUPTED, why), at(2));

    assertThat(machine.news()).containsExactly(new Input.Stop(Exit.INTERRUPTED, why), recalled(A));
    assertThat(tick(60).steps()).isEmpty();
  }

  private static Input recalled(Step step) {
    return new Input.Answered(step, Answer.notSent(Why.RECALLED, "not sent", ""));
  }

  private void logIn(long life) {
    machine.hands(step(99, "first", T0));
    Step token = onlyToken(tick(0));
    session.turn(new Input.Sent(token), T0);
    Turn<String> turn = answered(token, tokenFor(life), 0);
    Step first = turn.steps().getFirst();
    session.turn(new Input.Sent(first), T0);
    answered(first, api(200, done()), 0);
    machine.news();
  }

  private void send(Step step, long at) {
    machine.hands(step);
    assertThat(tick(at).steps()).contains(step);
    session.turn(new Input.Sent(step), at(at));
  }

  private Turn<String> tick(long seconds) {
    return session.turn(new Input.Tick(), at(seconds));
  }

  private Turn<String> answered(Step step, Answer answer, long at) {
    return session.turn(new Input.Answered(step, answer), at(at));
  }

  private Input.Stop stop() {
    return machine.news().stream()
        .filter(Input.Stop.class::isInstance)
        .map(Input.Stop.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Step onlyToken(Turn<String> turn) {
    assertThat(turn.steps()).hasSize(1).allMatch(SessionTest::isToken);
    return turn.steps().getFirst();
  }

  private static Step token(Turn<String> turn) {
    return turn.steps().stream().filter(SessionTest::isToken).findFirst().orElseThrow();
  }

  private static boolean isToken(Step step) {
    return step.call() instanceof Call.Token;
  }

  private static Step step(long id, String object, Instant at) {
    Call call = new Call.Look(new Call.Ref(Call.Kind.GROUP, object, Optional.empty()));
    return new Step(id, call, new Charge(Set.of()), at, Instant.MAX);
  }

  private static Answer tokenFor(long seconds) {
    return login(
        200, new Outcome.Done(new Fact.TokenFor(Duration.ofSeconds(seconds))), Optional.empty());
  }

  private static Outcome done() {
    return new Outcome.Done(new Fact.Written(Optional.empty()));
  }

  private static Answer api(int status, Outcome outcome) {
    return api(status, outcome, Optional.empty());
  }

  private static Answer api(int status, Outcome outcome, Optional<Instant> retryAt) {
    ServerHints hints = ServerHints.pace(retryAt, Optional.empty());
    return new Answer(outcome, OptionalInt.of(status), hints, API);
  }

  private static Answer login(int status, Outcome outcome, Optional<Instant> retryAt) {
    ServerHints hints = ServerHints.pace(retryAt, Optional.empty());
    return new Answer(outcome, OptionalInt.of(status), hints, LOGIN);
  }

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }
}
