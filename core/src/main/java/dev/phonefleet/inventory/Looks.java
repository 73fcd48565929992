package dev.phonefleet.inventory;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.PacedReads;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.outside.Call;
import dev.phonefleet.pacing.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The machine that looks at objects one by one, as fast as the pace allows. */
public final class Looks implements Machine<Integer, Looks.Seen> {
  private final List<Call.Ref> wanted;
  private final Reads reads;
  private final PacedReads paced;
  private final Map<Call.Ref, AfterRead> ended = new LinkedHashMap<>();
  private final List<Integer> events = new ArrayList<>();
  private Optional<Exit> stopped = Optional.empty();
  private Optional<Diagnostic> why = Optional.empty();
  private boolean begun;

  /**
   * How the looks ended.
   *
   * @param ended as far as it came
   * @param stopped why it came no further, if so
   */
  public record Seen(
      Map<Call.Ref, AfterRead> ended, Optional<Exit> stopped, Optional<Diagnostic> why) {
    public Seen {
      ended = Map.copyOf(ended);
    }
  }

  /** Tells on the way how many are over. */
  public Looks(Collection<Call.Ref> wanted, Reads reads, Budget budget) {
    this.wanted = List.copyOf(wanted);
    this.reads = reads;
    this.paced = new PacedReads(reads, budget);
  }

  @Override
  public Seen result() {
    return new Seen(ended, stopped, why);
  }

  @Override
  public Turn<Integer> turn(Input input, Instant now) {
    if (!begun) {
      begun = true;
      wanted.forEach(ref -> reads.ask(new Call.Look(ref), it -> over(ref, it.what())));
    }
    Set<Long> recalled = paced.heed(input, now);
    if (input instanceof Input.Stop(Exit exit, Diagnostic reason) && stopped.isEmpty()) {
      stopped = Optional.of(exit);
      why = Optional.of(reason);
      reads.forget();
    }
    List<Integer> told = List.copyOf(events);
    events.clear();
    boolean finished = stopped.isPresent() || reads.idle();
    return new Turn<>(
        stopped.isPresent() ? List.of() : reads.steps(now),
        recalled,
        told,
        reads.wakeAt(now),
        finished);
  }

  private void over(Call.Ref ref, AfterRead what) {
    ended.put(ref, what);
    events.add(ended.size());
  }
}
