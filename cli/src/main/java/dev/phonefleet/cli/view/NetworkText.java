package dev.phonefleet.cli.view;

import dev.phonefleet.diagnosis.DhcpOptions;
import dev.phonefleet.diagnosis.SharedCause;
import dev.phonefleet.diagnosis.TroubledPhone;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.gate.NetworkPath;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.workflow.Check;
import dev.phonefleet.workflow.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gates, checks, causes and DHCP options for people. */
final class NetworkText {
  private static final int STATUS = 9;
  private static final int NAME = 12;
  private static final int LABEL = 13;
  private static final int OPTION = 16;
  private static final int NAMED = 5;
  private static final int EVIDENCE = 4;

  private final Screen screen;
  private final boolean everything;
  private boolean headed;

  /**
   * @param everything whether every phone is named
   */
  NetworkText(Screen screen, boolean everything) {
    this.screen = screen;
    this.everything = everything;
  }

  void path(PathReport report, boolean live) {
    if (!headed) {
      headed = true;
      line("");
      line(screen.bold("Gates") + " as they stand now, seen from this host:");
    }
    String group = Plain.text(report.targets().name().value());
    String yet = live || report.nameWords().isEmpty() ? "" : " (the group is not created yet)";
    gate(group, NetworkPath.NAMES, report.names(), report.nameWords() + yet);
    if (report.ports() != GateState.UNSEEN) {
      gate(group, NetworkPath.PORTS, report.ports(), report.portWords());
    }
  }

  private void gate(String group, String gate, GateState state, String words) {
    String head = "  " + group + " " + gate + " ";
    String shown = word(state);
    String text = head + shown + (words.isEmpty() ? "" : ": " + Plain.text(words));
    String wrapped = Plain.wrapped(text, screen.width(), 4).stripTrailing();
    boolean good = state == GateState.OPEN || state == GateState.WATCHED;
    String coloured = good ? screen.green(shown) : screen.yellow(shown);
    line("  " + wrapped.strip().replaceFirst(" " + shown, " " + coloured));
  }

  /**
   * The state in a word: a look that decides for good is no other than one that may be repeated.
   */
  static String word(GateState state) {
    return switch (state) {
      case OPEN -> "open";
      case CLOSED, SHUT -> "closed";
      case UNSEEN -> "not looked at";
      case SKIPPED -> "skipped";
      case WATCHED -> "looked at";
      case UNPROBED -> "not probed";
    };
  }

  void check(Check check) {
    String status = String.format(Locale.ROOT, "%-" + STATUS + "s", word(check.status()));
    String name = String.format(Locale.ROOT, "%-" + NAME + "s", check.name());
    String coloured =
        switch (check.status()) {
          case OK -> screen.green(status);
          case WARN -> screen.yellow(status);
          case FAIL -> screen.red(status);
          case SKIPPED -> screen.dim(status);
        };
    line(coloured + name + wrapped(check.words(), STATUS + NAME));
    if (!check.fix().isBlank()) {
      line(
          " ".repeat(STATUS + NAME)
              + screen.dim("fix: ")
              + wrapped(check.fix(), STATUS + NAME + 5));
    }
  }

  static String word(Check.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private String wrapped(String text, int indent) {
    return Plain.wrapped(Plain.text(text), screen.width(), indent);
  }

  void cause(SharedCause cause) {
    line("");
    String head = Plain.count(cause.phones().size(), "phone") + ": ";
    line(screen.bold(Plain.wrapped(head + Plain.text(cause.what()), screen.width(), 2)));
    List<String> codes = new ArrayList<>();
    cause
        .codes()
        .forEach(
            (code, message) -> codes.add(message.isEmpty() ? code : code + " (" + message + ")"));
    labelled("codes", String.join("; ", codes));
    labelled("for", since(cause));
    labelled("groups", String.join(", ", cause.groups().stream().map(Object::toString).toList()));
    labelled("phones", phones(cause.phones()));
    cause.notes().forEach(note -> labelled("notes", Plain.text(note)));
    List<String> evidence = cause.evidence();
    if (!evidence.isEmpty()) {
      List<String> some = evidence.subList(0, Math.min(EVIDENCE, evidence.size()));
      labelled("from here", String.join("; ", some) + (evidence.size() > EVIDENCE ? "; ..." : ""));
    }
    labelled("next", cause.next());
  }

  private static String since(SharedCause cause) {
    if (cause.shortest().isEmpty() || cause.longest().isEmpty()) {
      return "unknown";
    }
    String shortest = ago(cause.shortest().get());
    String longest = ago(cause.longest().get());
    return shortest.equals(longest) ? shortest : shortest + " to " + longest;
  }

  /** "40 s", "12 min", "3 h", "2 days". */
  static String ago(Duration time) {
    if (time.toMinutes() < 2) {
      return time.toSeconds() + " s";
    }
    if (time.toHours() < 2) {
      return time.toMinutes() + " min";
    }
    return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " days";
  }

  private String phones(List<TroubledPhone> phones) {
    int shown = everything ? phones.size() : Math.min(NAMED, phones.size());
    List<String> out = new ArrayList<>();
    for (TroubledPhone phone : phones.subList(0, shown)) {
      String name = phone.phone().fields().name().map(it -> " " + it).orElse("");
      out.add(phone.phone().key() + name + " (" + phone.phone().state() + ")");
    }
    int more = phones.size() - shown;
    return String.join(", ", out) + (more > 0 ? " and " + more + " more (-v names all)" : "");
  }

  void dhcpWanted(List<DhcpOptions.Wanted> groups) {
    if (groups.isEmpty()) {
      return;
    }
    line("");
    line(screen.bold("DHCP") + " has to tell the phones' network, by group:");
    int shown = everything ? groups.size() : Math.min(NAMED, groups.size());
    for (DhcpOptions.Wanted group : groups.subList(0, shown)) {
      line("  " + Plain.text(group.group()));
      option(66, group.option66());
      option(
          150,
          group.option150().isEmpty()
              ? "the addresses of " + group.option66() + " (not known from here)"
              : String.join(", ", group.option150()));
      option(
          160,
          group.option160().isEmpty()
              ? "the provisioning URL of the group (not known yet)"
              : group.option160());
      if (!group.others().isEmpty()) {
        line("    or, failing over: " + Plain.text(String.join(", ", group.others())));
      }
    }
    if (groups.size() > shown) {
      line("  and " + (groups.size() - shown) + " more groups (-v shows all)");
    }
    line("  Option 43 is the maker's own: where it is used, it holds the same URL.");
  }

  private void option(int number, String value) {
    line("    option " + String.format(Locale.ROOT, "%-4d", number) + Plain.text(value));
  }

  void dhcpSeen(Happening.DhcpSeen seen) {
    line("");
    if (seen.skipped().isPresent()) {
      line(
          screen.dim("skipped")
              + "  DHCP server "
              + wrapped(Plain.text(seen.server()) + ": " + seen.skipped().get(), 21));
      return;
    }
    line(screen.bold("DHCP server " + Plain.text(seen.server())) + " tells this host:");
    for (DhcpOptions.Line option : seen.lines()) {
      Optional<Boolean> right = option.right();
      String mark = right.isEmpty() ? "  " : right.get() ? screen.green("ok") : screen.yellow("!!");
      // Long hex has to be broken somewhere.
      String value = option.value().replaceAll("((?:[0-9a-f]{2}:){16})", "$1 ");
      String words = option.words().isEmpty() ? "" : " (" + option.words() + ")";
      line(
          "  "
              + mark
              + " option "
              + String.format(Locale.ROOT, "%-4d", option.option())
              + wrapped((value + words).strip(), OPTION));
    }
  }

  private void labelled(String label, String text) {
    if (!text.isBlank()) {
      line(
          String.format(Locale.ROOT, "  %-" + (LABEL - 2) + "s", label + ":")
              + wrapped(text, LABEL));
    }
  }

  private void line(String text) {
    screen.out().println(text);
  }
}
