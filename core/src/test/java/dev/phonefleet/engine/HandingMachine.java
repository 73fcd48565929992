package dev.phonefleet.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Remembers what it is told, and hands out in its next turn what the test put in its hands. */
final class HandingMachine implements Machine<String, List<Input>> {
  private final List<Input> told = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Set<Long> recalled = new HashSet<>();

  void hands(Step... next) {
    steps.addAll(Arrays.asList(next));
  }

  void recalls(Step step) {
    recalled.add(step.id());
  }

  /** What it was told since this was asked last, without the passing of time. */
  List<Input> news() {
    List<Input> news = told.stream().filter(input -> !(input instanceof Input.Tick)).toList();
    told.clear();
    return news;
  }

  @Override
  public Turn<String> turn(Input input, Instant now) {
    told.add(input);
    Turn<String> turn =
        new Turn<>(List.copyOf(steps), recalled, List.of(), Optional.empty(), false);
    steps.clear();
    recalled.clear();
    return turn;
  }

  @Override
  public List<Input> result() {
    return List.copyOf(told);
  }
}
