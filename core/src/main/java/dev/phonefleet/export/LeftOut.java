package dev.phonefleet.export;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What does not come into the file, and why: each phone by itself, values by what they are. */
final class LeftOut {
  private static final int SHOWN = 10;

  private final List<Diagnostic> findings = new ArrayList<>();
  private final Map<Part, List<String>> parts = new TreeMap<>();
  private int phones;

  private record Part(String path, String why, String next) implements Comparable<Part> {
    @Override
    public int compareTo(Part other) {
      int byPath = path.compareTo(other.path);
      return byPath == 0 ? why.compareTo(other.why) : byPath;
    }
  }

  /** A whole phone. */
  void phone(Live.Phone phone, String why, String next) {
    phones++;
    findings.add(
        Diagnostic.warning(
            "export.phone-left-out",
            "phone " + named(phone),
            "Phone " + named(phone) + " is left out.",
            why,
            next));
  }

  /** A value of a phone that otherwise comes into the file. */
  void part(Live.Phone phone, String path, String why, String next) {
    parts.computeIfAbsent(new Part(path, why, next), it -> new ArrayList<>()).add(named(phone));
  }

  /** Something of a group, a group, or what a site is called. */
  void other(String code, String where, String what, String why, String next) {
    findings.add(Diagnostic.warning(code, where, what, why, next));
  }

  /** Whole phones that are left out. */
  int phones() {
    return phones;
  }

  /** Values that are left out of phones. */
  int values() {
    return parts.values().stream().mapToInt(List::size).sum();
  }

  List<Diagnostic> findings() {
    List<Diagnostic> out = new ArrayList<>(findings);
    parts.forEach((part, whose) -> out.add(finding(part, whose)));
    return out;
  }

  private static Diagnostic finding(Part part, List<String> whose) {
    String more = whose.size() > SHOWN ? ", ... (" + whose.size() + ")" : "";
    return Diagnostic.warning(
        "export.value-left-out",
        part.path(),
        part.path()
            + " is left out of "
            + (whose.size() == 1 ? "a phone: " : whose.size() + " phones: ")
            + String.join(", ", whose.subList(0, Math.min(SHOWN, whose.size())))
            + more
            + ".",
        part.why(),
        part.next());
  }

  private static String named(Live.Phone phone) {
    return phone.fields().name().map(it -> it + " ").orElse("") + "(id " + phone.id() + ")";
  }
}
