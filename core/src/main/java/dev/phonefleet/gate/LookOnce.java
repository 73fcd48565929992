package dev.phonefleet.gate;

import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Sighting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks once at the ways of several groups, all side by side, and at whatever else is to be probed.
 */
public final class LookOnce implements Machine<Void, LookOnce.Seen> {
  private final List<NetworkPath> paths;
  private final Set<? extends Call.Probe> others;
  private final Reads reads;
  private final Map<Call.Probe, Sighting> met = new LinkedHashMap<>();
  private boolean begun;
  private boolean stopped;
  private Instant now = Instant.MIN;

  /**
   * What was seen.
   *
   * @param others what the other probes met
   */
  public record Seen(List<PathReport> paths, Map<Call.Probe, Sighting> others) {
    public Seen {
      paths = List.copyOf(paths);
      others = Map.copyOf(others);
    }
  }

  /**
   * @param paths made to look once
   * @param others asked once, for their own sake
   */
  public LookOnce(List<NetworkPath> paths, Set<? extends Call.Probe> others, Reads reads) {
    this.paths = List.copyOf(paths);
    this.others = Set.copyOf(others);
    this.reads = reads;
  }

  @Override
  public Seen result() {
    return new Seen(paths.stream().map(path -> path.report(now)).toList(), met);
  }

  @Override
  public Turn<Void> turn(Input input, Instant at) {
    now = at;
    switch (input) {
      case Input.Tick() -> begin();
      case Input.Sent(var step) -> reads.sent(step, now);
      case Input.Answered(var step, var answer) -> reads.answered(step, answer, now);
      case Input.Stop _ -> {
        stopped = true;
        reads.forget();
      }
    }
    if (!stopped) {
      paths.forEach(this::pump);
    }
    boolean finished = stopped || reads.idle();
    return new Turn<>(
        stopped ? List.of() : reads.steps(now), Set.of(), List.of(), reads.wakeAt(now), finished);
  }

  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    for (Call.Probe probe : others) {
      reads.ask(probe, ended -> sighting(ended).ifPresent(it -> met.put(probe, it)));
    }
    paths.forEach(path -> path.begin(now));
  }

  private void pump(NetworkPath path) {
    Set<Call.Probe> wanted = path.wants(now, true);
    while (!wanted.isEmpty()) {
      for (Call.Probe probe : wanted) {
        reads.ask(probe, ended -> sighting(ended).ifPresent(it -> path.saw(probe, it, now)));
      }
      wanted = path.wants(now, true);
    }
  }

  private static Optional<Sighting> sighting(Reads.Ended ended) {
    return ended.what() instanceof AfterRead.Use(Fact.Probed(Sighting seen))
        ? Optional.of(seen)
        : Optional.empty();
  }
}
