package dev.phonefleet.desired;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One mapping of the file, read by key. Keys that the table does not know and keys that stand twice
 * are found when it is opened, everything else when it is asked for; a value that is wrong is found
 * and then absent, so that reading always goes on.
 */
final class Section implements Where {
  private final Source source;
  private final Node.Mapping node;
  private final Keys keys;
  private final Supplier<String> path;
  private final List<Node.Entry> entries = new ArrayList<>();

  /**
   * Opens a mapping.
   *
   * @param path worked out only when a finding is made: a file can have a hundred thousand mappings
   */
  Section(Source source, Node.Mapping node, Keys keys, Supplier<String> path) {
    this.source = source;
    this.node = node;
    this.keys = keys;
    this.path = path;
    for (Node.Entry entry : node.entries()) {
      String name = entry.key().text();
      if (!keys.knows(name)) {
        source.error(entry.key(), unknown(name, keys));
      } else {
        Optional<Node.Entry> first = entry(name);
        if (first.isPresent()) {
          source.error(entry.key(), twice(name, source.at(first.get().key())));
        } else {
          entries.add(entry);
        }
      }
    }
  }

  private static Mistake unknown(String name, Keys keys) {
    return new Mistake(
        Code.UNKNOWN_KEY,
        Mistake.shown(name) + " is no key of " + keys.what() + ".",
        "Unknown keys are refused, so that no typing mistake is ignored silently.",
        Nearest.to(name, keys.names())
            .map(near -> "Did you mean `" + near + "`?")
            .orElse("Known here: " + String.join(", ", keys.names()) + "."));
  }

  static Mistake twice(String name, Position first) {
    return new Mistake(
        Code.DUPLICATE_KEY,
        Mistake.shown(name) + " stands twice.",
        "It stands at " + first + " already, and only one of them could count.",
        "Remove one of them.");
  }

  @Override
  public String file() {
    return source.file();
  }

  @Override
  public Position start() {
    return source.at(node);
  }

  @Override
  public Position at(String key) {
    return source.at(node(key).orElse(node));
  }

  @Override
  public Position keyAt(String key) {
    return source.at(entry(key).<Node>map(Node.Entry::key).orElse(node));
  }

  @Override
  public String path(String key) {
    String above = path.get();
    return above.isEmpty() ? key : above + "." + key;
  }

  Source source() {
    return source;
  }

  boolean has(String key) {
    return entry(key).isPresent();
  }

  Optional<Node> node(String key) {
    return entry(key).map(Node.Entry::value);
  }

  /** The few keys of a mapping are found sooner by looking at each than by a table. */
  private Optional<Node.Entry> entry(String key) {
    for (Node.Entry entry : entries) {
      if (entry.key().text().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The node of a key that holds a mapping or list, where nothing written means absent. */
  private Optional<Node> filled(String key) {
    return node(key).filter(value -> !(value instanceof Node.Scalar scalar && scalar.isNull()));
  }

  /** Whether the key is absent, or has nothing below it. */
  boolean unwritten(String key) {
    return filled(key).isEmpty();
  }

  /** Whether no key that is known stands here. */
  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** A mapping below this one. */
  Optional<Section> section(String key) {
    return filled(key)
        .flatMap(value -> {
          if (value instanceof Node.Mapping mapping) {
            return Optional.of(new Section(source, mapping, keys.below(key), () -> path(key)));
          }
          wrongType(value, path(key), "a mapping of keys");
          return Optional.empty();
        });
  }

  /** Every mapping of a list below this one. */
  void each(String key, Consumer<Section> reader) {
    List<Node> items = items(key).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Node.Mapping mapping) {
        reader.accept(new Section(source, mapping, keys.below(key), item(key, i)));
      } else {
        wrongType(items.get(i), item(key, i).get(), "a mapping of keys");
      }
    }
  }

  private Supplier<String> item(String key, int index) {
    return () -> path(key) + "[" + index + "]";
  }

  /** The items of a list below this one. */
  Optional<List<Node>> items(String key) {
    return filled(key)
        .flatMap(value -> {
          if (value instanceof Node.Sequence sequence) {
            return Optional.of(sequence.items());
          }
          wrongType(value, path(key), "a list");
          return Optional.empty();
        });
  }

  /** A list of single values; the good ones, where some are wrong. */
  <T> Optional<List<T>> values(String key, Function<Node.Scalar, Checked<T>> reader) {
    return items(key)
        .map(items -> {
          List<T> out = new ArrayList<>();
          for (int i = 0; i < items.size(); i++) {
            single(items.get(i), item(key, i), reader).ifPresent(out::add);
          }
          return out;
        });
  }

  /** A single value that cannot be cleared. */
  <T> Optional<T> value(String key, Function<Node.Scalar, Checked<T>> reader) {
    return node(key).flatMap(value -> single(value, () -> path(key), reader));
  }

  /** A single value; where it says that there is none, its key is added to the cleared paths. */
  <T> Optional<T> clearable(
      String key, Set<String> cleared, Function<Node.Scalar, Checked<T>> reader) {
    if (node(key).orElse(node) instanceof Node.Scalar scalar && empty(scalar)) {
      cleared.add(key);
      return Optional.empty();
    }
    return value(key, reader);
  }

  Optional<String> text(String key) {
    return value(key, Scalars::text);
  }

  boolean flag(String key, boolean otherwise) {
    return value(key, Scalars::flag).orElse(otherwise);
  }

  Duration positive(String key, Duration otherwise) {
    return value(key, Durations::positive).orElse(otherwise);
  }

  /** Reports a key that has to be there. */
  void missing(String key, String why, String next) {
    source.error(node, Code.MISSING_KEY, Mistake.shown(path(key)) + " is missing.", why, next);
  }

  /** Reports a list that is there and has no entries, where it has to have some. */
  void notEmpty(String key, String next) {
    if (node(key).orElse(node) instanceof Node.Sequence list && list.items().isEmpty()) {
      source.error(
          list,
          Code.NO_VALUE,
          Mistake.shown(path(key)) + " is an empty list.",
          "It says nothing, where something is needed.",
          next);
    }
  }

  /** Notes that a key's value, other than its default, acts in a later release. */
  void later(String key, boolean isDefault) {
    if (has(key) && !isDefault) {
      source.notYet(path(key), keyAt(key));
    }
  }

  static boolean empty(Node.Scalar scalar) {
    return scalar.isNull() || scalar.text().isEmpty();
  }

  private <T> Optional<T> single(
      Node value, Supplier<String> at, Function<Node.Scalar, Checked<T>> reader) {
    if (!(value instanceof Node.Scalar scalar)) {
      wrongType(value, at.get(), "a single value");
      return Optional.empty();
    }
    if (empty(scalar)) {
      source.error(
          scalar,
          Code.NO_VALUE,
          Mistake.shown(at.get()) + " has no value.",
          "This key cannot be cleared.",
          "Write a value, or remove the key.");
      return Optional.empty();
    }
    return switch (reader.apply(scalar)) {
      case Checked.Good<T>(T good) -> Optional.of(good);
      case Checked.Bad<T>(Mistake mistake) -> {
        source.error(scalar, mistake);
        yield Optional.empty();
      }
    };
  }

  void wrongType(Node value, String at, String wanted) {
    source.error(
        value,
        Code.WRONG_TYPE,
        Mistake.shown(at) + " is not " + wanted + ".",
        "Here stands " + value.kind() + ".",
        wanted.equals("a list")
            ? "Write a list: [..], or lines with dashes."
            : "Write " + wanted + ".");
  }
}
