package dev.phonefleet.cli.view;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.plan.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan for people: what happens to each object, field by field. */
final class PlanText {
  private static final int SHOWN = 8;
  private static final int VALUE = 44;
  private static final List<String> IN_ONE_LINE = List.of("name", "lines[0].number", "model");

  private final Screen screen;
  private final boolean everything;

  PlanText(Screen screen, boolean everything) {
    this.screen = screen;
    this.everything = everything;
  }

  void print(Plan plan, Duration time) {
    if (plan.isEmpty()) {
      screen
          .out()
          .println(
              screen.green("Nothing to do:") + " " + all(plan.unchanged()) + " as the file says.");
      waiting(plan);
      return;
    }
    Map<GroupName, List<Change>> byGroup = new LinkedHashMap<>();
    for (Change change : plan.changes()) {
      byGroup.computeIfAbsent(change.group(), name -> new java.util.ArrayList<>()).add(change);
    }
    byGroup.forEach(this::group);
    if (!plan.refused().isEmpty()) {
      screen.out().println(screen.yellow("Will not be done") + " (why: below)");
      limited(plan.refused().stream().map(Refusal::change).toList());
    }
    plan.unplanned()
        .forEach(it ->
            screen
                .out()
                .println(
                    screen.red("!")
                        + " "
                        + it.group()
                        + ": "
                        + Plain.count(it.phones(), "phone")
                        + " not compared: "
                        + Plain.text(it.why().why())));
    screen.out().println();
    total(plan, time);
  }

  private static String all(long number) {
    return number == 1
        ? "the one declared object is"
        : "all " + Plain.count(number, "object") + " are";
  }

  private void waiting(Plan plan) {
    String names =
        plan.groups().stream()
            .map(DesiredGroup::name)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    if (everything && !names.isEmpty()) {
      screen.out().println("Groups: " + names);
    }
  }

  private void group(GroupName name, List<Change> changes) {
    String head = name.isNone() ? "Phones without an edge group" : Plain.text(name.value());
    screen.out().println(screen.bold(head));
    changes.stream().filter(it -> it.key() instanceof Key.Group).forEach(this::change);
    changes.stream().filter(it -> it.key() instanceof Key.Edge).forEach(this::change);
    List<Change> phones = changes.stream().filter(it -> it.key() instanceof Key.Phone).toList();
    for (Change.Action action : Change.Action.values()) {
      limited(phones.stream().filter(it -> it.action() == action).toList());
    }
  }

  private void limited(List<Change> changes) {
    int shown = everything || changes.size() <= SHOWN + 2 ? changes.size() : SHOWN;
    changes.stream().limit(shown).forEach(this::change);
    if (changes.size() > shown) {
      screen
          .out()
          .println(
              screen.dim(
                  "    ... and "
                      + Plain.count(changes.size() - shown, "more phone")
                      + " like these"
                      + " (-v shows all)"));
    }
  }

  private void change(Change change) {
    String sign =
        switch (change.action()) {
          case CREATE -> screen.green("+");
          case UPDATE -> screen.yellow("~");
          case MOVE -> screen.yellow(">");
        };
    String head =
        "  " + sign + " " + change.key().kind() + " " + Plain.text(change.key().toString());
    if (change.action() == Change.Action.CREATE && change.key() instanceof Key.Phone) {
      screen.out().println(head + details(change, screen.width() - plainLength(head)));
    } else {
      screen.out().println(head);
      change.fields().forEach(this::field);
    }
  }

  private int plainLength(String head) {
    return screen.colour() ? head.replaceAll("\u001b\\[[0-9;]*m", "").length() : head.length();
  }

  /**
   * A new phone in one line: what it will be called and be, and as much else as there is room for.
   */
  private String details(Change change, int room) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (String path : IN_ONE_LINE) {
      Optional<String> text =
          change.fields().stream()
              .filter(field -> field.path().equals(path))
              .flatMap(field -> field.shownTo().stream())
              .map(value -> "  " + Plain.text(value.toString()))
              .findFirst();
      if (text.isPresent() && (everything || out.length() + text.get().length() <= room)) {
        out.append(text.get());
        shown++;
      } else if (text.isPresent() && out.isEmpty()) {
        out.append(Plain.cut(text.get(), room));
        shown++;
      }
    }
    String others = "  +" + Plain.count(change.fields().size() - shown, "field");
    boolean fits = everything || out.length() + others.length() <= room;
    return change.fields().size() > shown && fits ? out + others : out.toString();
  }

  private void field(FieldChange field) {
    String from = field.shownFrom().isEmpty() ? "" : shown(field.shownFrom()) + " -> ";
    screen
        .out()
        .println("      " + Plain.text(field.path()) + ": " + from + shown(field.shownTo()));
  }

  private static String shown(Optional<Value> value) {
    if (value.isEmpty()) {
      return "(none)";
    }
    String text = Plain.text(value.get().toString());
    String cut = text.length() > VALUE ? text.substring(0, VALUE - 3) + "..." : text;
    return value.get() instanceof Value.Text && !cut.equals("(secret)") ? '"' + cut + '"' : cut;
  }

  private void total(Plan plan, Duration time) {
    StringBuilder out = new StringBuilder(screen.bold("Plan: "));
    String separator = "";
    for (Change.Action action : List.of(Change.Action.CREATE, Change.Action.UPDATE)) {
      long groups = plan.count("group", action);
      long phones = plan.count("phone", action);
      if (groups + phones > 0) {
        out.append(separator);
        out.append(groups > 0 ? Plain.count(groups, "group") : "");
        out.append(groups > 0 && phones > 0 ? " and " : "");
        out.append(phones > 0 ? Plain.count(phones, "phone") : "");
        out.append(action == Change.Action.CREATE ? " to create" : " to change");
        separator = ", ";
      }
    }
    long edges = plan.count("edge", Change.Action.UPDATE);
    if (edges > 0) {
      out.append(separator).append(Plain.count(edges, "edge")).append(" to take in");
      separator = ", ";
    }
    out.append(separator).append(plan.unchanged()).append(" unchanged");
    if (!plan.refused().isEmpty()) {
      out.append(", ").append(plan.refused().size()).append(" held");
    }
    screen.out().println(out.append('.'));
    if (!plan.changes().isEmpty()) {
      screen
          .out()
          .println(
              "About "
                  + Plain.time(time)
                  + " and "
                  + Plain.count(plan.requests(), "request")
                  + " once the groups are ACTIVE.");
    }
  }
}
