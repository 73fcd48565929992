package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Dice;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.Fault.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults in force and how often each was met. Safe for use by many threads. */
final class FaultBoard {
  private final Dice dice;
  private final List<Armed> armed = new ArrayList<>();

  FaultBoard(Dice dice, List<Fault> faults) {
    this.dice = dice;
    faults.forEach(this::add);
  }

  synchronized void add(Fault fault) {
    armed.add(new Armed(fault));
  }

  synchronized void clear() {
    armed.clear();
  }

  /** What befalls this call. Every rule counts it if it matches, but only the first one acts. */
  synchronized Optional<Effect> strike(Call call) {
    Optional<Effect> effect = Optional.empty();
    for (Armed one : armed) {
      if (one.meets(call, dice) && effect.isEmpty()) {
        one.acted++;
        effect = Optional.of(one.fault.effect());
      }
    }
    return effect;
  }

  private static final class Armed {
    private final Fault fault;
    private int matched;
    private int acted;

    private Armed(Fault fault) {
      this.fault = fault;
    }

    private boolean meets(Call call, Dice dice) {
      boolean matches =
          fault.method().map(call.method()::equals).orElse(true)
              && fault.path().matcher(call.target()).find();
      if (!matches) {
        return false;
      }
      matched++;
      boolean chosen =
          switch (fault.when()) {
            case When.Always() -> true;
            case When.Nth(int n) -> matched == n;
            case When.Every(int n) -> matched % n == 0;
            case When.Probability(double p) -> dice.roll() < p;
          };
      return chosen && (fault.times().isEmpty() || acted < fault.times().getAsInt());
    }
  }
}
