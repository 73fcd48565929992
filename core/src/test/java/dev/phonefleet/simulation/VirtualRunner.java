package dev.phonefleet.simulation;

import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.Step;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** Does what the real runner does, in virtual time and on one thread. */
final class VirtualRunner {
  private static final int MOST_EVENTS = 2_000_000;

  private final VirtualNetwork network;
  private final PriorityQueue<Event> queue =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
  private Instant now;
  private long order;

  private record Event(Instant at, long order, Runnable what) {}

  VirtualRunner(VirtualNetwork network, Instant start) {
    this.network = network;
    this.now = start;
  }

  Instant now() {
    return now;
  }

  void at(Instant when, Runnable what) {
    queue.add(new Event(when.isBefore(now) ? now : when, ++order, what));
  }

  /** Runs the machine to its end, or until {@code killAt}: then nothing is told to it any more. */
  <E, R> R run(Machine<E, R> machine, Optional<Instant> killAt, Optional<Instant> stopAt) {
    Loop<E> loop = new Loop<>(machine);
    at(now, () -> loop.tell(new Input.Tick()));
    stopAt.ifPresent(when -> at(when, () -> loop.tell(Trial.stop())));
    int events = 0;
    while (!loop.finished && !queue.isEmpty()) {
      if (++events > MOST_EVENTS) {
        throw new AssertionError("the machine does not come to an end");
      }
      Event event = queue.remove();
      if (killAt.isPresent() && event.at().isAfter(killAt.get())) {
        queue.add(event);
        now = killAt.get();
        loop.finished = true;
        break;
      }
      now = event.at();
      event.what().run();
    }
    if (!loop.finished) {
      throw new AssertionError("the machine waits for nothing");
    }
    loop.dead = true;
    return machine.result();
  }

  /** Lets so much time pass, and what is due in it happen. */
  void pass(Duration time) {
    Instant end = now.plus(time);
    while (!queue.isEmpty() && !queue.peek().at().isAfter(end)) {
      Event event = queue.remove();
      now = event.at();
      event.what().run();
    }
    now = end;
  }

  /** Lets what is on its way arrive. */
  void settle() {
    int events = 0;
    while (!queue.isEmpty() && ++events < MOST_EVENTS) {
      Event event = queue.remove();
      now = event.at();
      event.what().run();
    }
  }

  private final class Loop<E> {
    private final Machine<E, ?> machine;
    private final Map<Long, Step> waiting = new HashMap<>();
    private Optional<Instant> wakeAt = Optional.empty();
    private boolean finished;
    private boolean dead;

    private Loop(Machine<E, ?> machine) {
      this.machine = machine;
    }

    private void tell(Input input) {
      if (finished || dead) {
        return;
      }
      Turn<E> turn = machine.turn(input, now);
      wakeAt = turn.wakeAt();
      finished = turn.finished();
      for (Step step : turn.steps()) {
        waiting.put(step.id(), step);
        at(step.sendAt(), () -> due(step));
      }
      wakeAt.ifPresent(when -> at(when, () -> wake(when)));
      Set<Long> recalled = new HashSet<>(turn.recalled());
      List<Step> gone = new ArrayList<>();
      recalled.forEach(id -> Optional.ofNullable(waiting.remove(id)).ifPresent(gone::add));
      gone.sort(Comparator.comparingLong(Step::id));
      gone.forEach(step ->
          tell(
              new Input.Answered(
                  step, Answer.notSent(Outcome.NotSent.Why.RECALLED, "recalled", ""))));
    }

    private void wake(Instant when) {
      if (wakeAt.filter(when::equals).isPresent()) {
        tell(new Input.Tick());
      }
    }

    private void due(Step step) {
      if (dead || finished || waiting.remove(step.id()) == null) {
        return;
      }
      if (now.isAfter(step.notAfter())) {
        tell(
            new Input.Answered(step, Answer.notSent(Outcome.NotSent.Why.TOO_LATE, "too late", "")));
        return;
      }
      network.send(VirtualRunner.this, step, answer -> tell(new Input.Answered(step, answer)));
      tell(new Input.Sent(step));
    }
  }
}
