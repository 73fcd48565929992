package dev.phonefleet.store;

import dev.phonefleet.engine.Journal;
import dev.phonefleet.engine.Step;
import dev.phonefleet.outside.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers writes for as long as the process lives. On a contract whose keys are unique that is
 * enough: the next run's listing shows what a killed one left.
 */
public final class InMemoryJournal implements Journal {
  private final Map<Long, Step> open = new LinkedHashMap<>();

  @Override
  public void before(List<Step> writes) {
    writes.forEach(write -> open.put(write.id(), write));
  }

  @Override
  public void after(Step write, Answer answer) {
    open.remove(write.id());
  }

  /** Writes that were about to be sent and whose outcome was not told. */
  public List<Step> open() {
    return List.copyOf(open.values());
  }
}
