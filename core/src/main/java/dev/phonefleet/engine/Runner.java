package dev.phonefleet.engine;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The only loop: does what a machine says. Requests leave at their time, each on a virtual thread
 * of its own; the machine is told on this thread only, one input after another.
 *
 * <p>One run at a time; {@link #tell} may be called from any thread.
 */
public final class Runner {
  private final InstantSource clock;
  private final Outside outside;
  private final Journal journal;
  private final Consumer<Answer> seen;
  private final LinkedBlockingQueue<Inbound> inbox = new LinkedBlockingQueue<>();
  private final AtomicLong requests = new AtomicLong();

  private sealed interface Inbound {
    record Told(Input input) implements Inbound {}

    record Broke(Throwable bug) implements Inbound {}
  }

  /**
   * @param clock must never go back
   */
  public Runner(InstantSource clock, Outside outside, Journal journal) {
    this(clock, outside, journal, answer -> {});
  }

  /**
   * @param clock must never go back
   * @param seen is shown every answer, on the thread that runs the machine
   */
  public Runner(InstantSource clock, Outside outside, Journal journal, Consumer<Answer> seen) {
    this.seen = seen;
    this.clock = clock;
    this.outside = outside;
    this.journal = journal;
  }

  /** Tells the running machine something, such as to stop. */
  public void tell(Input input) {
    inbox.add(new Inbound.Told(input));
  }

  /** Requests to the platform that really left, of all runs; looks at the network are none. */
  public long requests() {
    return requests.get();
  }

  /** Runs the machine to its end. Events are handed over on this thread. */
  public <E, R> R run(Machine<E, R> machine, Consumer<E> events) throws InterruptedException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Loop<E> loop = new Loop<>(machine, events, threads);
      loop.begin();
      while (!loop.finished) {
        loop.once();
      }
      return machine.result();
    } finally {
      threads.shutdownNow();
    }
  }

  private final class Loop<E> {
    private final Machine<E, ?> machine;
    private final Consumer<E> events;
    private final ExecutorService threads;
    private final PriorityQueue<Step> steps =
        new PriorityQueue<>(Comparator.comparing(Step::sendAt).thenComparingLong(Step::id));
    private Optional<Instant> wakeAt = Optional.empty();
    private boolean finished;

    private Loop(Machine<E, ?> machine, Consumer<E> events, ExecutorService threads) {
      this.machine = machine;
      this.events = events;
      this.threads = threads;
    }

    /** What was said before, such as to stop, counts before anything is begun. */
    private void begin() {
      Inbound inbound = inbox.poll();
      while (inbound instanceof Inbound.Told(Input input) && !finished) {
        tell(input);
        inbound = inbox.poll();
      }
      if (!finished) {
        tell(new Input.Tick());
      }
    }

    private void once() throws InterruptedException {
      Instant now = clock.instant();
      Step due = steps.peek();
      if (due != null && !due.sendAt().isAfter(now)) {
        steps.remove();
        send(due, now);
        return;
      }
      Inbound inbound = due == null && wakeAt.isEmpty() ? inbox.take() : poll(due, now);
      switch (inbound) {
        case null -> {
          if (wakeAt.isPresent() && !wakeAt.get().isAfter(clock.instant())) {
            tell(new Input.Tick());
          }
        }
        case Inbound.Told(Input input) -> {
          if (input instanceof Input.Answered(Step step, Answer answer)
              && step.call() instanceof Call.Write) {
            journal.after(step, answer);
          }
          if (input instanceof Input.Answered(Step step, Answer answer)
              && !(step.call() instanceof Call.Probe)) {
            seen.accept(answer);
          }
          tell(input);
        }
        case Inbound.Broke(Throwable bug) ->
            throw new IllegalStateException("a request broke", bug);
      }
    }

    private Inbound poll(@org.jspecify.annotations.Nullable Step due, Instant now)
        throws InterruptedException {
      Instant next = due == null ? Instant.MAX : due.sendAt();
      if (wakeAt.isPresent() && wakeAt.get().isBefore(next)) {
        next = wakeAt.get();
      }
      long nanos = next.equals(Instant.MAX) ? Long.MAX_VALUE : nanosBetween(now, next);
      return inbox.poll(nanos, TimeUnit.NANOSECONDS);
    }

    private static long nanosBetween(Instant now, Instant next) {
      if (!next.isAfter(now)) {
        return 0;
      }
      Duration wait = Duration.between(now, next);
      return wait.compareTo(Duration.ofDays(1)) > 0
          ? TimeUnit.DAYS.toNanos(1)
          : Math.max(0, wait.toNanos());
    }

    private void send(Step step, Instant now) {
      if (now.isAfter(step.notAfter())) {
        tell(
            new Input.Answered(step, Answer.notSent(Outcome.NotSent.Why.TOO_LATE, "too late", "")));
        return;
      }
      requests.addAndGet(counts(step));
      threads.execute(() -> carryOut(step));
      tell(new Input.Sent(step));
    }

    private void carryOut(Step step) {
      try {
        Answer answer = outside.send(step.call(), step.token());
        if (answer.outcome() instanceof Outcome.NotSent) {
          requests.addAndGet(-counts(step));
        }
        inbox.add(new Inbound.Told(new Input.Answered(step, answer)));
      } catch (RuntimeException | Error bug) {
        inbox.add(new Inbound.Broke(bug));
      }
    }

    /** Looks at the network are no requests to the platform. */
    private static int counts(Step step) {
      return step.call() instanceof Call.Probe ? 0 : 1;
    }

    private void tell(Input input) {
      Turn<E> turn = machine.turn(input, clock.instant());
      turn.events().forEach(events);
      List<Step> writes =
          turn.steps().stream().filter(step -> step.call() instanceof Call.Write).toList();
      if (!writes.isEmpty()) {
        journal.before(writes);
      }
      steps.addAll(turn.steps());
      wakeAt = turn.wakeAt();
      finished = turn.finished();
      recall(turn.recalled());
    }

    private void recall(Set<Long> recalled) {
      if (recalled.isEmpty()) {
        return;
      }
      Set<Step> gone = new HashSet<>();
      steps.removeIf(step -> recalled.contains(step.id()) && gone.add(step));
      for (Step step : gone) {
        tell(
            new Input.Answered(step, Answer.notSent(Outcome.NotSent.Why.RECALLED, "recalled", "")));
      }
    }
  }
}
