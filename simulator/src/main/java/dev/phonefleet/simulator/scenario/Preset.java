package dev.phonefleet.simulator.scenario;

import java.util.List;

/**
 * What is there before the first request, unless a state file says otherwise.
 *
 * @param phones so many made-up ACTIVE phones; default 0
 * @param over so many made-up ACTIVE groups ({@code hq}, {@code branch-1}, ...) hold them; default
 *     1; none are made while {@code phones} is 0
 * @param groups groups spelled out; default none
 */
public record Preset(int phones, int over, List<PresetGroup> groups) {
  public Preset {
    if (phones < 0 || over < 1) {
      throw new IllegalArgumentException(
          "a preset has 0 or more phones over 1 or more groups, not " + phones + " over " + over);
    }
    groups = List.copyOf(groups);
  }

  /** An empty organization. */
  public static Preset none() {
    return new Preset(0, 1, List.of());
  }

  /** The same with so many made-up phones over so many groups. */
  public Preset withPhones(int count, int overGroups) {
    return new Preset(count, overGroups, groups);
  }

  /** The same with these groups. */
  public Preset withGroups(PresetGroup... spelledOut) {
    return new Preset(phones, over, List.of(spelledOut));
  }
}
