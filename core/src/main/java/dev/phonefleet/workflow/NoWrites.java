package dev.phonefleet.workflow;

import dev.phonefleet.engine.Journal;
import dev.phonefleet.engine.Step;
import dev.phonefleet.outside.Answer;
import java.util.List;

/** The journal of a run that only reads: a write that reaches it is a bug. */
final class NoWrites implements Journal {
  @Override
  public void before(List<Step> writes) {
    throw new IllegalStateException("this run must not write");
  }

  @Override
  public void after(Step write, Answer answer) {
    throw new IllegalStateException("this run must not write");
  }
}
