package dev.phonefleet.outside;

import dev.phonefleet.fleet.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What an answer tells. */
public sealed interface Fact {
  /**
   * A page of a collection.
   *
   * @param pages how many there are, as far as this page tells
   * @param total how many objects there are, where the server says so
   */
  record Page(List<Live> seen, int number, int pages, OptionalLong total) implements Fact {
    public Page {
      seen = List.copyOf(seen);
    }
  }

  /** An object. */
  record Seen(Live live) implements Fact {}

  /** A write was carried out; the object where the answer has it. */
  record Written(Optional<Live> live) implements Fact {}

  /**
   * The prefilled body of a phone.
   *
   * @param presets the settings in it, by key
   */
  record Prefilled(Document template, Map<String, Value> presets) implements Fact {
    public Prefilled {
      presets = Map.copyOf(presets);
    }

    /** A body that sets nothing. */
    public Prefilled(Document template) {
      this(template, Map.of());
    }
  }

  /** What a tool on an edge printed; empty while it has not ended. */
  record Printed(Optional<String> text) implements Fact {}

  /** What a probe met. */
  record Probed(Sighting sighting) implements Fact {}

  /** A token that lives so long from when it was asked for. */
  record TokenFor(Duration life) implements Fact {}
}
