package dev.phonefleet.engine;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outcome.NotSent.Why;
import dev.phonefleet.pacing.Reachability;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Puts a machine into a session with the platform: its steps leave only with a token that lives,
 * the token is renewed before it expires with one request at a time, and what ends every run alike
 * ends here: refused credentials, a host out of reach, throttling past the deadline, a certificate
 * that is not trusted.
 *
 * <p>A call that is answered 401 was not carried out: the machine learns that the token had to be
 * renewed and sends it again. Refused again with the fresh token, the run stops.
 */
public final class Session<E, R> implements Machine<E, R> {
  private final Machine<E, R> inner;
  private final List<Renewal> tokens;
  private final Reachability reachability;
  private final LongSupplier ids;
  private final List<Step> held = new ArrayList<>();
  private final Map<Long, Sending> sending = new HashMap<>();
  private final Map<Call, Integer> refusedWith = new HashMap<>();
  private boolean stopped;

  private record Sending(Instant at, int generation) {}

  /** A session with one token; {@code login} and {@code reachability} outlive it. */
  public Session(
      Machine<E, R> inner,
      Login login,
      Reachability reachability,
      RandomGenerator random,
      LongSupplier ids) {
    this(inner, List.of(login), reachability, random, ids);
  }

  /** A session with several tokens; {@code logins} and {@code reachability} outlive it. */
  public Session(
      Machine<E, R> inner,
      List<Login> logins,
      Reachability reachability,
      RandomGenerator random,
      LongSupplier ids) {
    this.inner = inner;
    this.tokens = new ArrayList<>();
    for (Login login : logins) {
      tokens.add(new Renewal(tokens.size(), login, reachability.deadline(), random));
    }
    this.reachability = reachability;
    this.ids = ids;
  }

  @Override
  public R result() {
    return inner.result();
  }

  @Override
  public Turn<E> turn(Input input, Instant now) {
    Turn<E> turn =
        switch (input) {
          case Input.Sent sent when isProbe(sent.step()) -> inner.turn(sent, now);
          case Input.Answered answered when isProbe(answered.step()) -> inner.turn(answered, now);
          case Input.Tick tick -> inner.turn(tick, now);
          case Input.Stop stop -> stop(stop, now);
          case Input.Sent(Step step) -> sent(step, now);
          case Input.Answered(Step step, Answer answer) -> answered(step, answer, now);
        };
    Optional<String> lost = stopped ? Optional.empty() : reachability.lost(now);
    if (lost.isPresent()) {
      turn = turn.then(stop(outOfReach(lost.get()), now));
    }
    return released(turn, now);
  }

  /** The platform has no part in it: it needs no token and tells nothing about hosts. */
  private static boolean isProbe(Step step) {
    return step.call() instanceof Call.Probe;
  }

  private Renewal token(Step step) {
    return tokens.get(step.token());
  }

  private Turn<E> sent(Step step, Instant now) {
    sending.put(step.id(), new Sending(now, token(step).login().generation()));
    return token(step).is(step) ? quiet(now) : inner.turn(new Input.Sent(step), now);
  }

  private Turn<E> answered(Step step, Answer answer, Instant now) {
    Optional<Sending> sending = Optional.ofNullable(this.sending.remove(step.id()));
    Instant askedAt = sending.map(Sending::at).orElse(now);
    Optional<Input.Stop> end = observe(step, answer, askedAt, now);
    boolean ours = token(step).is(step);
    if (ours) {
      Optional<Input.Stop> refused = token(step).answered(answer, askedAt, now);
      end = end.or(() -> refused);
    }
    Turn<E> turn =
        ours
            ? quiet(now)
            : inner.turn(new Input.Answered(step, passed(step, answer, sending)), now);
    Optional<Input.Stop> again =
        ours || !(answer.outcome() instanceof Outcome.Unauthorized(String words))
            ? Optional.empty()
            : refusedAgain(step, sending, words);
    Optional<Input.Stop> reason = end.or(() -> again);
    return reason.isPresent() ? turn.then(stop(reason.get(), now)) : turn;
  }

  /** What every answer tells about the host, whoever asked. */
  private Optional<Input.Stop> observe(Step step, Answer answer, Instant askedAt, Instant now) {
    if (Reads.neverLeft(answer.outcome())) {
      return Optional.empty();
    }
    if (answer.outcome() instanceof Outcome.NotSent(Why why, String words)
        && why == Why.CERTIFICATE) {
      return Optional.of(
          end(
              Exit.UNREACHABLE,
              "api.certificate",
              answer.host(),
              "The certificate of " + answer.host() + " is not trusted.",
              words,
              "Check the host name and the trust store of the Java runtime; a proxy that opens TLS"
                  + " needs its authority there."));
    }
    if (answer.real()) {
      reachability.answered(answer.host(), now);
    } else {
      reachability.silent(answer.host(), askedAt);
    }
    Optional<Instant> back = answer.hints().retryAt();
    if (answer.outcome() instanceof Outcome.Throttled
        && back.isPresent()
        && back.get().isAfter(now.plus(reachability.deadline()))) {
      token(step).hold(back.get());
      // As long as another token can be used, the run goes on with that.
      if (tokens.stream().anyMatch(it -> it.usable(now, reachability.deadline()))) {
        return Optional.empty();
      }
      return Optional.of(
          end(
              Exit.UNREACHABLE,
              "api.throttled",
              answer.host(),
              "The platform asks to wait until "
                  + back.get().truncatedTo(ChronoUnit.SECONDS)
                  + ", which is past limits.deadline.",
              "Too many requests from this client, or from others with the same credentials.",
              "Run the same command again after that time; it goes on where this run stopped."));
    }
    return Optional.empty();
  }

  /** What the machine is told of an answer: a first 401 is a renewal, not a refusal. */
  private Answer passed(Step step, Answer answer, Optional<Sending> sending) {
    if (!(answer.outcome() instanceof Outcome.Unauthorized(String words))) {
      refusedWith.remove(step.call());
      return answer;
    }
    Login login = token(step).login();
    if (sending.isPresent() && sending.get().generation() == login.generation()) {
      login.rejected();
    }
    return Answer.notSent(Why.TOKEN, words, answer.host());
  }

  private Optional<Input.Stop> refusedAgain(Step step, Optional<Sending> sending, String words) {
    int generation = sending.map(Sending::generation).orElse(0);
    Integer before = refusedWith.putIfAbsent(step.call(), generation);
    if (before == null || before >= generation) {
      return Optional.empty();
    }
    return Optional.of(
        end(
            Exit.ACCESS,
            "api.unauthorized",
            "the API",
            "A fresh token was refused.",
            words,
            "Check that the OAuth client is enabled, belongs to this organisation and region, and"
                + " was not deleted."));
  }

  private Turn<E> stop(Input.Stop stop, Instant now) {
    stopped = true;
    Turn<E> turn = inner.turn(stop, now);
    for (Step step : List.copyOf(held)) {
      held.remove(step);
      turn = turn.then(withdrawn(step, now));
    }
    return turn;
  }

  private Turn<E> withdrawn(Step step, Instant now) {
    Answer answer = Answer.notSent(Why.RECALLED, "not sent", "");
    return inner.turn(new Input.Answered(step, answer), now);
  }

  /** Lets through what has a token, keeps the rest, and asks for a token when it is time. */
  private Turn<E> released(Turn<E> turn, Instant now) {
    Set<Long> recalled = new HashSet<>(turn.recalled());
    List<Step> ready = new ArrayList<>(held);
    ready.addAll(turn.steps());
    held.clear();
    List<Step> out = new ArrayList<>();
    List<Step> probes = new ArrayList<>();
    List<Step> withdrawn = new ArrayList<>();
    for (Step step : ready) {
      if (isProbe(step) && !stopped && !recalled.contains(step.id())) {
        probes.add(step);
        continue;
      }
      Instant at = step.sendAt().isAfter(now) ? step.sendAt() : now;
      boolean good = token(step).login().goodAt(at);
      if (recalled.contains(step.id()) || (stopped && !good)) {
        withdrawn.add(step);
      } else if (good) {
        out.add(step);
      } else {
        held.add(step);
      }
    }
    for (Renewal token : tokens) {
      boolean wanted = !turn.finished() && !stopped && uses(token, out);
      if (wanted) {
        token.due(now, ids.getAsLong()).ifPresent(out::add);
      }
    }
    out.addAll(probes);
    Turn<E> done =
        new Turn<>(out, recalled, turn.events(), wakeAt(turn.wakeAt(), now), turn.finished());
    for (Step step : withdrawn) {
      done = done.then(released(withdrawn(step, now), now));
    }
    return done;
  }

  /** Whether anything waits for the token, leaves with it or is on its way. */
  private boolean uses(Renewal token, List<Step> out) {
    return !sending.isEmpty()
        || held.stream().anyMatch(step -> token(step).equals(token))
        || out.stream().anyMatch(step -> token(step).equals(token));
  }

  private Optional<Instant> wakeAt(Optional<Instant> inner, Instant now) {
    List<Instant> times = new ArrayList<>();
    inner.ifPresent(times::add);
    if (!stopped) {
      reachability.nextDeadline().ifPresent(times::add);
      for (Renewal token : tokens) {
        boolean awaited = held.stream().anyMatch(step -> token(step).equals(token));
        token.dueAt().filter(due -> due.isAfter(now) || awaited).ifPresent(times::add);
      }
    }
    return times.stream().min(Instant::compareTo);
  }

  private Turn<E> quiet(Instant now) {
    return inner.turn(new Input.Tick(), now);
  }

  private Input.Stop outOfReach(String host) {
    return end(
        Exit.UNREACHABLE,
        "api.out-of-reach",
        host,
        host + " gave no real answer for " + reachability.deadline().toSeconds() + " s.",
        "The host is down, the network does not let us through, or it only answers with errors.",
        "Check the network and the platform's status page, then run the same command again.");
  }

  private static Input.Stop end(
      Exit exit, String code, String where, String what, String why, String next) {
    return Renewal.end(exit, code, where, what, why, next);
  }
}
