package dev.phonefleet.workflow;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stops what runs, safely, from any thread: nothing new begins, what is in flight is finished. */
public final class StopButton {
  private Optional<Runner> running = Optional.empty();
  private final List<Runnable> waiting = new ArrayList<>();
  private Optional<Exit> pressed = Optional.empty();

  /** Stops the run; one that has not begun stops at once. */
  public synchronized void press(Exit exit) {
    if (pressed.isEmpty()) {
      pressed = Optional.of(exit);
      running.ifPresent(runner -> runner.tell(stop(exit)));
      waiting.forEach(Runnable::run);
    }
  }

  /** Calls {@code then} when it is pressed, at once if it has been. */
  public synchronized void whenPressed(Runnable then) {
    waiting.add(then);
    pressed.ifPresent(exit -> then.run());
  }

  /** Why it was pressed, if it was. */
  public synchronized Optional<Exit> pressed() {
    return pressed;
  }

  synchronized void watch(Runner runner) {
    running = Optional.of(runner);
    pressed.ifPresent(exit -> runner.tell(stop(exit)));
  }

  private static Input.Stop stop(Exit exit) {
    return new Input.Stop(
        exit,
        Diagnostic.warning(
            "run.stopped",
            "this run",
            "Stopped on request.",
            "A signal asked for it; what was in flight was finished or is told as unknown.",
            "Run the same command again; it goes on where this run stopped."));
  }
}
