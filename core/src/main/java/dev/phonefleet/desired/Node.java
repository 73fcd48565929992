package dev.phonefleet.desired;

import java.util.List;

/** A node of the YAML tree and where it starts; lines and columns count from 1. */
sealed interface Node {
  /** From 1. */
  int line();

  /** From 1. */
  int column();

  /**
   * One value, as its source spells it.
   *
   * @param plain whether it stands without quotes, so that its spelling decides its type
   */
  record Scalar(String text, boolean plain, int line, int column) implements Node {
    /** Whether it says that there is no value. */
    boolean isNull() {
      return plain && Spelling.isNull(text);
    }
  }

  /** A list. */
  record Sequence(List<Node> items, int line, int column) implements Node {}

  /** Keys and values, in the order of the file, possibly with a key twice. */
  record Mapping(List<Entry> entries, int line, int column) implements Node {}

  /** One key and its value. */
  record Entry(Scalar key, Node value) {}

  /** What a person calls this kind of node. */
  default String kind() {
    return switch (this) {
      case Scalar scalar -> scalar.isNull() ? "no value" : "a single value";
      case Sequence _ -> "a list";
      case Mapping _ -> "a mapping of keys";
    };
  }
}
