package dev.phonefleet.desired;

import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a phone of a list, or the defaults of phones, from YAML. */
final class PhoneReader {
  private final Section section;
  private final Set<String> cleared = new HashSet<>();

  private PhoneReader(Section section) {
    this.section = section;
  }

  /** What the entry says; empty where its identity is written but wrong, which is then found. */
  static Optional<Declared> phone(Section section) {
    PhoneReader reader = new PhoneReader(section);
    Optional<MacAddress> mac = section.value("mac", Telephony::mac);
    Optional<String> name = section.text("name");
    Optional<String> remote = section.value("remote", Telephony::number);
    Declared declared = reader.read(mac, name, remote);
    boolean identified =
        section.has("mac") == mac.isPresent() && section.has("remote") == remote.isPresent();
    return identified ? Optional.of(declared) : Optional.empty();
  }

  /** What the defaults say. */
  static Declared defaults(Section section) {
    return new PhoneReader(section).read(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Declared read(Optional<MacAddress> mac, Optional<String> name, Optional<String> remote) {
    Optional<String> model = section.text("model");
    Optional<String> site = section.clearable("site", cleared, Scalars::text);
    Optional<String> user = section.clearable("user", cleared, Scalars::text);
    Optional<String> description = section.clearable("description", cleared, Scalars::prose);
    Optional<Lines> lines = lines();
    Map<String, Value> settings = Settings.read(section, cleared);
    PhoneFields fields =
        new PhoneFields(
            name,
            model,
            site,
            user,
            description,
            lines,
            settings,
            cleared,
            remote,
            section.value("standalone", Scalars::flag),
            section.value("station", Scalars.word(Telephony.STATIONS)));
    return new Declared(mac, fields);
  }

  private Optional<Lines> lines() {
    if (section.node("lines").isPresent()
        && section.node("lines").get() instanceof Node.Scalar scalar
        && Section.empty(scalar)) {
      cleared.add("lines");
      return Optional.empty();
    }
    if (section.items("lines").isEmpty()) {
      return Optional.empty();
    }
    List<Line> lines = new ArrayList<>();
    section.each(
        "lines", line -> lines.add(new Line(line.value("number", Telephony::number), label(line))));
    return Optional.of(new Lines.Whole(lines));
  }

  /** A label can be taken away without its line; a line itself is taken out of the list. */
  private static Optional<String> label(Section line) {
    Set<String> taken = new HashSet<>();
    Optional<String> label = line.clearable("label", taken, Scalars::text);
    return taken.isEmpty() ? label : Optional.of("");
  }
}
