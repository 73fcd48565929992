package dev.phonefleet.engine;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.outside.Answer;

/** What a machine is told. */
public sealed interface Input {
  /** Time has passed. */
  record Tick() implements Input {}

  /** The step has just been sent. */
  record Sent(Step step) implements Input {}

  /** This came of the step, sent or not. */
  record Answered(Step step, Answer answer) implements Input {}

  /** Start nothing more; end when what is in flight is over, or after eight seconds. */
  record Stop(Exit exit, Diagnostic why) implements Input {}
}
