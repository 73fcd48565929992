package dev.phonefleet.inventory;

import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.Step;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.ServerHints;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Gives prepared answers to a machine in virtual time, the last one again and again. */
final class CannedPlatform {
  private final Map<Call, Deque<Answer>> answers = new HashMap<>();
  private final List<Call> asked = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");

  void says(Call call, int status, Outcome outcome) {
    says(call, new Answer(outcome, OptionalInt.of(status), ServerHints.NONE, "acme.example"));
  }

  /** Says this instead of what it was going to say. */
  void replaces(Call call, int status, Outcome outcome) {
    answers.remove(call);
    says(call, status, outcome);
  }

  void says(Call call, Answer answer) {
    answers.computeIfAbsent(call, key -> new ArrayDeque<>()).add(answer);
  }

  void lists(Call.Listing what, Live... all) {
    Fact page = new Fact.Page(List.of(all), 1, 1, OptionalLong.of(all.length));
    says(new Call.ListPage(what, 1), 200, new Outcome.Done(page));
  }

  List<Call> asked() {
    return List.copyOf(asked);
  }

  Instant now() {
    return now;
  }

  /** Runs the machine to its end and returns what it told on the way. */
  <E> List<E> run(Machine<E, ?> machine) {
    List<E> events = new ArrayList<>();
    Deque<Step> steps = new ArrayDeque<>();
    Turn<E> turn = machine.turn(new Input.Tick(), now);
    for (int i = 0; i < 100_000; i++) {
      events.addAll(turn.events());
      steps.addAll(turn.steps());
      if (turn.finished()) {
        return events;
      }
      turn = next(machine, steps, turn);
    }
    throw new IllegalStateException("the machine does not come to an end");
  }

  private <E> Turn<E> next(Machine<E, ?> machine, Deque<Step> steps, Turn<E> turn) {
    Step step = steps.poll();
    if (step == null) {
      now = turn.wakeAt().orElseThrow();
      return machine.turn(new Input.Tick(), now);
    }
    now = step.sendAt().isAfter(now) ? step.sendAt() : now;
    Turn<E> sent = machine.turn(new Input.Sent(step), now);
    asked.add(step.call());
    now = now.plusMillis(20);
    Turn<E> answered = machine.turn(new Input.Answered(step, answer(step.call())), now);
    return sent.then(answered);
  }

  private Answer answer(Call call) {
    Deque<Answer> left = answers.get(call);
    if (left == null) {
      throw new IllegalStateException("nobody prepared an answer to " + call);
    }
    return left.size() > 1 ? left.removeFirst() : left.getFirst();
  }
}
