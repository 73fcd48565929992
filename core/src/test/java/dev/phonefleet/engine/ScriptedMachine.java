package dev.phonefleet.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A machine whose turns the test writes down; remembers what it was told. */
final class ScriptedMachine implements Machine<String, List<Input>> {
  private final List<Input> told = new ArrayList<>();
  private final BiFunction<Input, Instant, Turn<String>> script;

  ScriptedMachine(BiFunction<Input, Instant, Turn<String>> script) {
    this.script = script;
  }

  @Override
  public Turn<String> turn(Input input, Instant now) {
    told.add(input);
    return script.apply(input, now);
  }

  @Override
  public List<Input> result() {
    return List.copyOf(told);
  }
}
