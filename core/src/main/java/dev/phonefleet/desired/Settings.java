package dev.phonefleet.desired;

import dev.phonefleet.fleet.Value;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads {@code settings}, whose keys are free and whose values keep the type that YAML 1.2 gives
 * them. Values are never shown in findings: they may be secret.
 */
final class Settings {
  private final Source source;
  private final Map<String, Value> values = new HashMap<>();
  private final Set<String> cleared;

  private Settings(Source source, Set<String> cleared) {
    this.source = source;
    this.cleared = cleared;
  }

  /** The settings of a phone or of the defaults; keys without a value are added to the cleared. */
  static Map<String, Value> read(Section section, Set<String> cleared) {
    Settings settings = new Settings(section.source(), cleared);
    Optional<Node> node = section.node("settings");
    if (node.isPresent() && node.get() instanceof Node.Mapping mapping) {
      settings.read(mapping, section.path("settings"));
    } else if (node.isPresent() && !(node.get() instanceof Node.Scalar scalar && scalar.isNull())) {
      section.wrongType(node.get(), section.path("settings"), "a mapping of keys");
    }
    return settings.values;
  }

  private void read(Node.Mapping mapping, String path) {
    for (Map.Entry<String, Node> entry : unique(mapping).entrySet()) {
      String key = entry.getKey();
      Node node = entry.getValue();
      if (key.isBlank() || key.chars().anyMatch(Character::isISOControl)) {
        source.error(
            node,
            Code.BAD_NAME,
            "A setting has no proper name.",
            "Its key is blank or has control characters.",
            "Write the key as the platform knows it.");
      } else if (node instanceof Node.Scalar scalar && Section.empty(scalar)) {
        cleared.add(Merging.SETTING + key);
      } else {
        value(node, path + "." + key).ifPresent(value -> values.put(key, value));
      }
    }
  }

  private Optional<Value> value(Node node, String path) {
    return switch (node) {
      case Node.Scalar scalar -> scalar(scalar, path);
      case Node.Sequence sequence -> json(sequence, path).map(Value.Structure::new);
      case Node.Mapping mapping -> json(mapping, path).map(Value.Structure::new);
    };
  }

  private Optional<Value> scalar(Node.Scalar scalar, String path) {
    String text = scalar.text();
    if (!scalar.plain()) {
      return Optional.of(new Value.Text(text));
    }
    Optional<Boolean> flag = Spelling.flag(text);
    if (flag.isPresent()) {
      return Optional.of(new Value.Flag(flag.get()));
    }
    if (Spelling.isDecimal(text)) {
      return Optional.of(new Value.Amount(new BigDecimal(text)));
    }
    if (Spelling.isNumber(text) || Spelling.trap(text).isPresent()) {
      source.error(
          scalar,
          Code.QUOTE_IT,
          "The value of " + Mistake.shown(path) + " has to be quoted.",
          "Without quotes, readers of YAML disagree whether it is a text, a number, or true or"
              + " false.",
          Spelling.isSwitch(text)
              ? "Quote it if it is a text; else write true or false."
              : "Quote it if it is a text; else write the number plainly.");
      return Optional.empty();
    }
    return Optional.of(new Value.Text(text));
  }

  /** Canonical JSON: keys sorted, no white space, numbers written out. */
  private Optional<String> json(Node node, String path) {
    StringBuilder out = new StringBuilder();
    return json(node, path, out) ? Optional.of(out.toString()) : Optional.empty();
  }

  private boolean json(Node node, String path, StringBuilder out) {
    boolean good = true;
    switch (node) {
      case Node.Scalar scalar when scalar.isNull() -> out.append("null");
      case Node.Scalar scalar -> {
        Optional<Value> value = scalar(scalar, path);
        good = value.isPresent();
        value.ifPresent(written -> Json.write(written, out));
      }
      case Node.Sequence sequence -> {
        String separator = "[";
        for (Node item : sequence.items()) {
          out.append(separator);
          good &= json(item, path, out);
          separator = ",";
        }
        out.append(sequence.items().isEmpty() ? "[]" : "]");
      }
      case Node.Mapping mapping -> {
        String separator = "{";
        for (Map.Entry<String, Node> entry : unique(mapping).entrySet()) {
          out.append(separator);
          Json.quote(entry.getKey(), out);
          out.append(':');
          good &= json(entry.getValue(), path + "." + entry.getKey(), out);
          separator = ",";
        }
        out.append(separator.equals("{") ? "{}" : "}");
      }
    }
    return good;
  }

  private Map<String, Node> unique(Node.Mapping mapping) {
    Map<String, Node.Entry> first = new TreeMap<>();
    Map<String, Node> out = new TreeMap<>();
    for (Node.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      Node.Entry before = first.putIfAbsent(key, entry);
      if (before != null) {
        source.error(entry.key(), Section.twice(key, source.at(before.key())));
      } else {
        out.put(key, entry.value());
      }
    }
    return out;
  }
}
