package dev.phonefleet.inventory;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.PacedReads;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.pacing.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The machine that has edges run network tools and reads what they print. A tool that prints
 * nothing for half a minute is given up; an edge runs one of a kind at a time.
 */
public final class EdgeTools implements Machine<Integer, Map<Call.StartTool, String>> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final List<Call.StartTool> wanted;
  private final Reads reads;
  private final PacedReads paced;
  private final Map<Call.StartTool, String> printed = new LinkedHashMap<>();
  private final PriorityQueue<Due> timers =
      new PriorityQueue<>(java.util.Comparator.comparing(Due::at));
  private Instant now = Instant.MIN;
  private boolean begun;
  private boolean stopped;

  private record Due(Instant at, Runnable then) {}

  /** Runs the tools. */
  public EdgeTools(Collection<Call.StartTool> wanted, Reads reads, Budget budget) {
    this.wanted = List.copyOf(wanted);
    this.reads = reads;
    this.paced = new PacedReads(reads, budget);
  }

  /** What each printed, or why it did not. */
  @Override
  public Map<Call.StartTool, String> result() {
    return new LinkedHashMap<>(printed);
  }

  @Override
  public Turn<Integer> turn(Input input, Instant at) {
    now = at;
    if (!begun) {
      begun = true;
      wanted.forEach(tool -> reads.ask(tool, ended -> started(tool, ended)));
    }
    Set<Long> throttled = paced.heed(input, now);
    if (input instanceof Input.Stop(Exit _, Diagnostic _)) {
      stopped = true;
      reads.forget();
      timers.clear();
    }
    while (!timers.isEmpty() && !timers.peek().at().isAfter(now)) {
      timers.remove().then().run();
    }
    List<Step> steps = stopped ? List.of() : reads.steps(now);
    List<Instant> wake = new ArrayList<>();
    reads.wakeAt(now).ifPresent(wake::add);
    Optional.ofNullable(timers.peek()).map(Due::at).ifPresent(wake::add);
    boolean finished = stopped || (reads.idle() && timers.isEmpty());
    return new Turn<>(
        steps,
        stopped ? Set.of() : throttled,
        List.of(),
        wake.stream().min(Instant::compareTo),
        finished);
  }

  private void started(Call.StartTool tool, Reads.Ended ended) {
    if (ended.what() instanceof AfterRead.Use(Fact.Printed _)) {
      Instant until = now.plus(PATIENCE);
      timers.add(new Due(now.plus(PAUSE), () -> poll(tool, until)));
    } else {
      printed.put(tool, words(ended.what()));
    }
  }

  private void poll(Call.StartTool tool, Instant until) {
    reads.ask(
        new Call.ToolResult(tool.edgeId(), tool.tool()),
        ended -> {
          if (ended.what() instanceof AfterRead.Use(Fact.Printed(Optional<String> text))) {
            if (text.isPresent()) {
              printed.put(tool, text.get());
            } else if (now.isBefore(until)) {
              timers.add(new Due(now.plus(PAUSE), () -> poll(tool, until)));
            } else {
              printed.put(tool, "it printed nothing for " + PATIENCE.toSeconds() + " s");
            }
          } else {
            printed.put(tool, words(ended.what()));
          }
        });
  }

  private static String words(AfterRead what) {
    return switch (what) {
      case AfterRead.Use _ -> "an answer of another kind";
      case AfterRead.Absent(String words) -> words;
      case AfterRead.Deny(String words) -> words;
      case AfterRead.Fail(String words) -> words;
      case AfterRead.Again(_, String words) -> words;
    };
  }
}
