package dev.phonefleet.cli.view;

import dev.phonefleet.diagnostic.Diagnostic;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints findings for people; objects with the same trouble stand together. */
final class Findings {
  private static final int NAMED = 5;
  private static final int LABEL = 8;

  private final Screen screen;
  private final PrintStream to;
  private final List<Diagnostic> alike = new ArrayList<>();

  Findings(Screen screen, PrintStream to) {
    this.screen = screen;
    this.to = to;
  }

  void add(Diagnostic finding) {
    if (!alike.isEmpty() && !same(alike.getFirst(), finding)) {
      flush();
    }
    alike.add(finding);
  }

  private static boolean same(Diagnostic one, Diagnostic other) {
    return one.code().equals(other.code())
        && one.what().equals(other.what())
        && trouble(one).equals(trouble(other));
  }

  /** Correlation ids differ although the trouble is the same. */
  private static String trouble(Diagnostic finding) {
    return finding.why().replaceAll("correlation id \\S+", "");
  }

  void flush() {
    if (alike.isEmpty()) {
      return;
    }
    Diagnostic first = alike.getFirst();
    String word = first.isError() ? screen.red("error") : screen.yellow("warning");
    to.println();
    String head = word + " " + screen.dim(first.code());
    String places = where();
    int plain = (first.isError() ? "error " : "warning ").length() + first.code().length() + 2;
    to.println(
        plain + places.length() <= screen.width()
            ? head + "  " + places
            : head + System.lineSeparator() + "  " + Plain.wrapped(places, screen.width(), 2));
    print("", first.what());
    print("why", first.why());
    print("next", first.next());
    alike.clear();
  }

  private String where() {
    StringBuilder out = new StringBuilder();
    alike.stream()
        .limit(NAMED)
        .forEach(it -> out.append(out.isEmpty() ? "" : ", ").append(Plain.text(it.where())));
    if (alike.size() > NAMED) {
      out.append(" and ").append(alike.size() - NAMED).append(" more");
    }
    return out.toString();
  }

  private void print(String label, String text) {
    if (!text.isBlank()) {
      String head = label.isEmpty() ? "  " : "  " + label + ":";
      String pad = label.isEmpty() ? "" : " ".repeat(Math.max(1, LABEL - head.length()));
      int indent = label.isEmpty() ? 2 : LABEL;
      to.println(head + pad + Plain.wrapped(Plain.text(text), screen.width(), indent));
    }
  }
}
