package dev.phonefleet.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lines of a phone, or what is said about them. */
public sealed interface Lines {
  /** All lines: what is not in the list is not there. Matched by position. */
  record Whole(List<Line> lines) implements Lines {
    public Whole {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Some lines: the others stay as they are. Keys are positions from 0.
   *
   * <p>An inventory's cells name single lines, so they can change or add lines but never remove
   * one.
   */
  record Some(SortedMap<Integer, Line> named) implements Lines {
    public Some {
      named = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(named));
    }
  }

  /** The lines that a phone with {@code live} has once {@code this} is applied. */
  default List<Line> over(List<Line> live) {
    return switch (this) {
      case Whole(List<Line> lines) -> {
        List<Line> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
          out.add(i < live.size() ? live.get(i).overlaid(lines.get(i)) : lines.get(i));
        }
        yield out;
      }
      case Some(SortedMap<Integer, Line> named) -> {
        List<Line> out = new ArrayList<>(live);
        for (Map.Entry<Integer, Line> entry : named.entrySet()) {
          while (out.size() <= entry.getKey()) {
            out.add(new Line(Optional.empty(), Optional.empty()));
          }
          out.set(entry.getKey(), out.get(entry.getKey()).overlaid(entry.getValue()));
        }
        yield out;
      }
    };
  }
}
