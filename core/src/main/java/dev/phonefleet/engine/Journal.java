package dev.phonefleet.engine;

import dev.phonefleet.outside.Answer;
import java.util.List;

/** Remembers what was about to be written and what came of it. Called from one thread. */
public interface Journal {
  /** These writes are about to be sent; returns when that is remembered. */
  void before(List<Step> writes);

  /** This came of a write. */
  void after(Step write, Answer answer);
}
