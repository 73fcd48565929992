package dev.phonefleet.cli.view;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.plan.Refusal;
import dev.phonefleet.rollout.RolloutEvent;
import dev.phonefleet.workflow.Check;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.Summary;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Happenings for people. */
public final class HumanView implements Consumer<Happening> {
  /** So many phones take long enough to be told about on the way. */
  private static final int SLOW = 50;

  private final Screen screen;
  private final boolean quiet;
  private final boolean verbose;
  private final boolean asks;
  private final Findings findings;
  private final Progress progress;
  private final NetworkText network;
  private final ActionText actions;
  private final Map<Check.Status, Integer> checks = new EnumMap<>(Check.Status.class);
  private boolean skipped;
  private boolean nothingToDo;
  private boolean planned;

  /**
   * @param quiet only results and errors
   * @param verbose every object
   * @param asks whether the plan is this command's result or will be asked about: then it is shown
   *     also when quiet
   * @param clock for rates and times
   */
  public HumanView(
      Screen screen, boolean quiet, boolean verbose, boolean asks, InstantSource clock) {
    this.asks = asks;
    this.screen = screen;
    this.quiet = quiet;
    this.verbose = verbose;
    this.network = new NetworkText(screen, verbose);
    this.actions = new ActionText(screen, quiet, verbose, asks);
    this.findings = new Findings(screen, screen.err());
    this.progress = new Progress(quiet ? silent(screen) : screen, clock);
  }

  private static Screen silent(Screen screen) {
    java.io.PrintStream nowhere = new java.io.PrintStream(java.io.OutputStream.nullOutputStream());
    return new Screen(screen.out(), nowhere, false, false, screen.width());
  }

  @Override
  public void accept(Happening happening) {
    switch (happening) {
      case Happening.Found(var finding) -> {
        if (finding.isError() || !quiet) {
          progress.end();
          findings.add(finding);
        }
      }
      case Happening.Listed(var group, int phones) ->
          talk(Plain.text(group.toString()) + ": " + Plain.count(phones, "phone") + " listed");
      case Happening.Planned(var plan, var time) -> {
        findings.flush();
        if (!quiet || asks) {
          new PlanText(screen, verbose).print(plan, time);
        }
        plan.refused().stream().map(Refusal::why).distinct().forEach(findings::add);
        plan.unplanned().forEach(group -> findings.add(group.why()));
        findings.flush();
        nothingToDo = plan.isEmpty();
        planned = true;
        progress.begin(plan);
      }
      case Happening.Skipped _ -> {
        skipped = true;
        screen
            .out()
            .println(
                screen.green("Nothing to do:")
                    + " the last run applied this very file (--if-changed).");
      }
      case Happening.Declined() -> {
        skipped = true;
        screen.out().println("Not applied, nothing was written (only the answer \"yes\" applies).");
      }
      case Happening.Unanswered(String host, String words, var deadline) -> {
        progress.end();
        if (!quiet) {
          screen
              .err()
              .println(
                  Plain.wrapped(
                      Plain.text(host)
                          + " does not answer ("
                          + Plain.text(words)
                          + "); asking again, for "
                          + deadline.toSeconds()
                          + " s at most (limits.deadline).",
                      screen.width(),
                      0));
        }
      }
      case Happening.Rolling(RolloutEvent event) -> {
        progress.ticking();
        rolling(event);
      }
      case Happening.GroupStands(var name, _, int phones) when name.isNone() ->
          screen
              .out()
              .println(
                  screen.bold("Phones without an edge group")
                      + "  "
                      + Plain.count(phones, "phone"));
      case Happening.GroupStands(var name, String state, int phones) -> {
        String shown =
            state.equals("ACTIVE") ? screen.green(state) : screen.yellow(Plain.text(state));
        screen
            .out()
            .println(
                screen.bold(Plain.text(name.value()))
                    + "  "
                    + shown
                    + "  "
                    + Plain.count(phones, "phone"));
      }
      case Happening.PhoneStands(var key, String name, _, String state) -> {
        String head = "  " + key + "  " + String.format(Locale.ROOT, "%-12s", state) + "  ";
        screen.out().println(head + Plain.cut(Plain.text(name), screen.width() - head.length()));
      }
      case Happening.PathSeen(var report, boolean live) -> {
        if (planned && (!quiet || asks)) {
          network.path(report, live);
        }
      }
      case Happening.LookedInto(int phones, int of) -> {
        if (of > SLOW && (phones % SLOW == 0 || phones == of)) {
          talkAlways("looked into " + phones + " of " + Plain.count(of, "phone"));
        }
      }
      case Happening.CauseFound(var cause) -> network.cause(cause);
      case Happening.DhcpSeen seen -> network.dhcpSeen(seen);
      case Happening.DhcpWanted(var groups) -> {
        if (!quiet) {
          network.dhcpWanted(groups);
        }
      }
      case Happening.Nothing(String words) -> screen.out().println(screen.green(words));
      case Happening.Checked(var check) -> {
        findings.flush();
        checks.merge(check.status(), 1, Integer::sum);
        if (!quiet || check.status() != Check.Status.OK) {
          network.check(check);
        }
      }
      case Happening.FileWritten file -> actions.file(file);
      case Happening.Exported exported -> {
        findings.flush();
        actions.exported(exported);
      }
      case Happening.RebootsPlanned reboots -> {
        findings.flush();
        actions.planned(reboots);
      }
      case Happening.Rebooted rebooted -> actions.rebooted(rebooted);
      case Happening.Over(Summary summary) -> over(summary);
    }
  }

  /** Prints what is held back to stand together with its like. */
  public void flush() {
    findings.flush();
  }

  private void rolling(RolloutEvent event) {
    switch (event) {
      case RolloutEvent.GroupSeen(var group, String status) -> progress.group(group, status);
      case RolloutEvent.GateSeen(var group, String gate, var state, String words) ->
          progress.gate(group, gate, state, words);
      case RolloutEvent.Over(var change, var how, _) -> {
        if (verbose) {
          progress.end();
          talk(how.name().toLowerCase(java.util.Locale.ROOT) + "  " + Plain.text(change.where()));
        }
        progress.over(change.key(), how);
      }
      case RolloutEvent.Waiting(var group, int phones) -> progress.waiting(group);
      case RolloutEvent.Throttled(var until) -> talk("throttled by the platform until " + until);
      case RolloutEvent.LastLook(var group, var states) -> {
        progress.end();
        Map<ProvisioningState, Integer> sorted = new TreeMap<>(states);
        StringBuilder out =
            new StringBuilder(Plain.text(group.toString()) + ": written phones are now");
        String separator = " ";
        for (Map.Entry<ProvisioningState, Integer> entry : sorted.entrySet()) {
          out.append(separator).append(entry.getValue()).append(' ').append(entry.getKey());
          separator = ", ";
        }
        if (!quiet) {
          screen.err().println(out);
        }
      }
    }
  }

  private void talk(String text) {
    if (verbose && !quiet) {
      screen.err().println(screen.dim(text));
    }
  }

  private void talkAlways(String text) {
    if (!quiet) {
      screen.err().println(screen.dim(text));
    }
  }

  /** What a preflight came to. */
  private void verdict(Summary summary) {
    int failed = checks.getOrDefault(Check.Status.FAIL, 0);
    int warned = checks.getOrDefault(Check.Status.WARN, 0);
    screen.out().println();
    if (failed == 0 && warned == 0) {
      screen.out().println(screen.green("All is well."));
      return;
    }
    String words =
        Plain.count(failed, "check") + " failed, " + Plain.count(warned, "warning") + ".";
    screen
        .out()
        .println(
            (failed > 0 ? screen.red(words) : screen.yellow(words))
                + " Exit "
                + summary.exit().code()
                + ".");
  }

  private void over(Summary summary) {
    progress.close();
    findings.flush();
    if (summary.command().equals("doctor")) {
      verdict(summary);
      return;
    }
    if (summary.command().equals("reboot")) {
      actions.ended(summary);
      return;
    }
    boolean nothingBegun = !progress.begun() && summary.exit() != Exit.DONE;
    boolean shows = Set.of("status", "diagnose", "export").contains(summary.command());
    if (shows || nothingBegun || skipped) {
      return;
    }
    if (summary.command().equals("plan") || (nothingToDo && summary.exit() == Exit.DONE)) {
      screen.err().println(screen.dim(Plain.count(summary.requests(), "request") + "."));
      return;
    }
    StringBuilder out = new StringBuilder();
    boolean good = summary.exit() == Exit.DONE;
    out.append(
        good ? screen.green("Done") : screen.red("Ended with exit " + summary.exit().code()));
    out.append(" in ").append(Plain.time(progress.elapsed())).append(": ");
    out.append(summary.created()).append(" created, ");
    out.append(summary.updated()).append(" updated, ");
    out.append(summary.unchanged()).append(" unchanged");
    part(out, summary.failed(), "failed");
    part(out, summary.held(), "held");
    part(out, summary.unknown(), "of unknown outcome");
    part(out, summary.left(), "not begun");
    out.append("; ").append(Plain.count(summary.requests(), "request")).append('.');
    screen.out().println(Plain.wrapped(out.toString(), screen.width(), 0));
    boolean stopped = summary.exit() == Exit.INTERRUPTED || summary.exit() == Exit.TERMINATED;
    if (!good && !stopped && (summary.failed() > 0 || summary.held() > 0 || summary.left() > 0)) {
      screen
          .err()
          .println(
              Plain.wrapped(
                  "next: mend what is named above and run the same command again; it goes"
                      + " on where this run ended.",
                  screen.width(),
                  0));
    }
  }

  private static void part(StringBuilder out, long number, String word) {
    if (number > 0) {
      out.append(", ").append(number).append(' ').append(word);
    }
  }
}
