package dev.phonefleet.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The states that an object goes through by itself. Nothing has to run for it: the state is worked
 * out from the time since its beginning whenever somebody asks. All durations are platform time.
 *
 * @param since when it began, on the wall clock, so that it goes on after a restart
 * @param steps the states that pass
 * @param end the state that stays
 */
record Timeline<S>(Instant since, List<Step<S>> steps, S end) {
  /** More is never asked about, and a group that is pushed about for days must not grow. */
  private static final int REMEMBERED = 16;

  record Step<S>(S state, Duration lasts) {}

  Timeline {
    steps = List.copyOf(steps);
  }

  static <S> Timeline<S> resting(Instant since, S state) {
    return new Timeline<>(since, List.of(), state);
  }

  S at(Duration elapsed) {
    Duration left = elapsed;
    for (Step<S> step : steps) {
      if (left.compareTo(step.lasts()) < 0) {
        return step.state();
      }
      left = left.minus(step.lasts());
    }
    return end;
  }

  /** How long after the beginning the state at this time was entered. */
  Duration entered(Duration elapsed) {
    Duration start = Duration.ZERO;
    for (Step<S> step : steps) {
      Duration next = start.plus(step.lasts());
      if (elapsed.compareTo(next) < 0) {
        return start;
      }
      start = next;
    }
    return start;
  }

  /** Whether the state was held at any time between the two. */
  boolean held(S state, Duration from, Duration to) {
    Duration start = Duration.ZERO;
    for (Step<S> step : steps) {
      Duration next = start.plus(step.lasts());
      if (step.state().equals(state) && start.compareTo(to) <= 0 && next.compareTo(from) > 0) {
        return true;
      }
      start = next;
    }
    return end.equals(state) && start.compareTo(to) <= 0;
  }

  /** When the state was first entered, counted from the beginning; empty when not until then. */
  Optional<Duration> first(S state, Duration elapsed) {
    Duration start = Duration.ZERO;
    for (Step<S> step : steps) {
      if (step.state().equals(state)) {
        return start.compareTo(elapsed) <= 0 ? Optional.of(start) : Optional.empty();
      }
      start = start.plus(step.lasts());
    }
    return end.equals(state) && start.compareTo(elapsed) <= 0
        ? Optional.of(start)
        : Optional.empty();
  }

  /** When the first state turns directly into the second for the last time. */
  Optional<Duration> turn(S from, S to) {
    Optional<Duration> turn = Optional.empty();
    Duration start = Duration.ZERO;
    for (int i = 0; i + 1 < steps.size(); i++) {
      start = start.plus(steps.get(i).lasts());
      if (steps.get(i).state().equals(from) && steps.get(i + 1).state().equals(to)) {
        turn = Optional.of(start);
      }
    }
    return turn;
  }

  /** The same until then and another state from then on, as if nothing else had been planned. */
  Timeline<S> endingIn(S state, Duration then) {
    List<Step<S>> before = new ArrayList<>();
    Duration start = Duration.ZERO;
    for (Step<S> step : steps) {
      if (start.compareTo(then) >= 0) {
        break;
      }
      before.add(step);
      start = start.plus(step.lasts());
    }
    return new Timeline<>(since, before, state);
  }

  /** The state that it began in. */
  S beginning() {
    return steps.isEmpty() ? end : steps.getFirst().state();
  }

  /** The same until now, then another state for good. */
  Timeline<S> turned(Duration elapsed, S state) {
    return new Timeline<>(since, past(elapsed), state);
  }

  /** The same until now, then another state for a while, then what was still to come. */
  Timeline<S> interrupted(Duration elapsed, S state, Duration lasts) {
    List<Step<S>> all = new ArrayList<>(past(elapsed));
    all.add(new Step<>(state, lasts));
    all.addAll(future(elapsed));
    return new Timeline<>(since, all, end);
  }

  private List<Step<S>> past(Duration elapsed) {
    List<Step<S>> past = new ArrayList<>();
    Duration start = Duration.ZERO;
    for (Step<S> step : steps) {
      Duration left = elapsed.minus(start);
      if (left.compareTo(step.lasts()) < 0) {
        past.add(new Step<>(step.state(), left));
        return shortened(past);
      }
      past.add(step);
      start = start.plus(step.lasts());
    }
    past.add(new Step<>(end, elapsed.minus(start)));
    return shortened(past);
  }

  private List<Step<S>> future(Duration elapsed) {
    List<Step<S>> future = new ArrayList<>();
    Duration start = Duration.ZERO;
    for (Step<S> step : steps) {
      Duration next = start.plus(step.lasts());
      if (elapsed.compareTo(next) < 0) {
        Duration begun = elapsed.compareTo(start) > 0 ? elapsed.minus(start) : Duration.ZERO;
        future.add(new Step<>(step.state(), step.lasts().minus(begun)));
      }
      start = next;
    }
    return future;
  }

  private static <S> List<Step<S>> shortened(List<Step<S>> past) {
    while (past.size() > REMEMBERED) {
      Step<S> first = past.removeFirst();
      Step<S> second = past.removeFirst();
      past.addFirst(new Step<>(second.state(), first.lasts().plus(second.lasts())));
    }
    return past;
  }
}
