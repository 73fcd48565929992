package dev.phonefleet.cli.view;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** For people: what was exported, and what is restarted. */
final class ActionText {
  /** So many phones are read through before a question is answered. */
  private static final int READ_THROUGH = 20;

  private final Screen screen;
  private final boolean quiet;
  private final boolean verbose;
  private final boolean asks;
  private Optional<Integer> restarted = Optional.empty();

  ActionText(Screen screen, boolean quiet, boolean verbose, boolean asks) {
    this.screen = screen;
    this.quiet = quiet;
    this.verbose = verbose;
    this.asks = asks;
  }

  void file(Happening.FileWritten file) {
    screen
        .out()
        .println(
            "wrote "
                + Plain.text(file.path())
                + (file.phones() > 0 ? ", " + Plain.count(file.phones(), "phone") : ""));
  }

  void exported(Happening.Exported done) {
    List<String> parts = new ArrayList<>();
    parts.add(Plain.count(done.groups(), "edge group"));
    parts.add(Plain.count(done.phones(), "phone"));
    if (done.leftOut() > 0) {
      parts.add(Plain.count(done.leftOut(), "phone") + " left out");
    }
    if (done.values() > 0) {
      parts.add(Plain.count(done.values(), "value") + " left out");
    }
    boolean all = done.leftOut() + done.values() == 0;
    String head = all ? screen.green("Exported") : screen.yellow("Exported");
    say(head + ": " + String.join(", ", parts) + ". plan shows no change.");
  }

  void planned(Happening.RebootsPlanned planned) {
    restarted = Optional.of(0);
    if (quiet && !asks) {
      return;
    }
    int shown = verbose ? planned.phones().size() : READ_THROUGH;
    planned.phones().stream()
        .limit(shown)
        .forEach(phone -> {
          String head =
              "  " + phone.key() + "  " + String.format(Locale.ROOT, "%-12s", phone.state()) + "  ";
          String name = Plain.text(phone.name());
          screen.out().println(head + Plain.cut(name, screen.width() - head.length()));
        });
    if (planned.phones().size() > shown) {
      screen.out().println("  ... (-v shows all)");
    }
    say(screen.bold(Plain.count(planned.phones().size(), "phone")) + " would restart.");
    some(planned.loggedIn(), "has somebody logged in.", "have somebody logged in.");
    some(planned.busy(), "is PROVISIONING and left out.", "are PROVISIONING and left out.");
    some(planned.soft(), "is no hardware and left out.", "are no hardware and left out.");
    say("Whether a phone is in a call cannot be seen; a restart ends it.");
  }

  private void some(int phones, String one, String several) {
    if (phones > 0) {
      say(Plain.count(phones, "phone") + " " + (phones == 1 ? one : several));
    }
  }

  void rebooted(Happening.Rebooted done) {
    restarted = Optional.of(done.phones());
    if (!quiet && done.phones() < done.of()) {
      screen
          .err()
          .println(screen.dim("told " + done.phones() + " of " + done.of() + " phones to restart"));
    }
  }

  /** What restarting came to, if it was begun. */
  void ended(Summary summary) {
    boolean begun = restarted.orElse(0) > 0 || summary.failed() + summary.unknown() > 0;
    if (!begun) {
      return;
    }
    boolean good = summary.exit() == Exit.DONE;
    StringBuilder out = new StringBuilder();
    out.append(
        good ? screen.green("Done") : screen.red("Ended with exit " + summary.exit().code()));
    out.append(": ").append(Plain.count(restarted.orElse(0), "phone")).append(" told to restart");
    part(out, summary.failed(), "failed");
    part(out, summary.held(), "left out");
    part(out, summary.unknown(), "of unknown outcome");
    part(out, summary.left(), "not begun");
    out.append("; ").append(Plain.count(summary.requests(), "request")).append('.');
    say(out.toString());
  }

  private static void part(StringBuilder out, long number, String word) {
    if (number > 0) {
      out.append(", ").append(number).append(' ').append(word);
    }
  }

  private void say(String text) {
    screen.out().println(Plain.wrapped(text, screen.width(), 0));
  }
}
