package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Mandate;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.plan.Planner;
import dev.phonefleet.plan.Planning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What plan and apply begin with: list what is live, hold the pin against it, plan. */
final class Survey {
  private static final int NAMED = 5;

  /** What was asked once is not asked again, so a few rounds always do. */
  private static final int MOST_ROUNDS = 6;

  private Survey() {}

  /** What came of it; the view has been told the findings. */
  sealed interface Outcome {
    /** A plan, and what it was made against. */
    record Ready(Plan plan, Gathered gathered) implements Outcome {}

    /** None. */
    record Ended(Exit exit) implements Outcome {}
  }

  static Outcome make(
      DesiredFleet fleet, PlatformRun run, Mandate mandate, Consumer<Happening> view)
      throws InterruptedException {
    Gathered gathered = run.gather(Wishes.forPlan(fleet, run.region()));
    FewWords.of(gathered.findings()).forEach(finding -> view.accept(new Happening.Found(finding)));
    if (gathered.stopped().isPresent()) {
      return new Outcome.Ended(gathered.stopped().get());
    }
    Optional<Diagnostic> pin = Pin.refusal(fleet, gathered.fleet());
    if (pin.isPresent()) {
      view.accept(new Happening.Found(pin.get()));
      return new Outcome.Ended(Exit.POLICY);
    }
    Planning planning = Planner.plan(fleet, gathered, mandate);
    for (int round = 0; round < MOST_ROUNDS && planning instanceof Planning.Needs needs; round++) {
      Enquiries.Answers answers = run.enquire(needs.questions());
      answers.why().ifPresent(why -> view.accept(new Happening.Found(why)));
      if (answers.stopped().isPresent()) {
        return new Outcome.Ended(answers.stopped().get());
      }
      gathered = gathered.with(gathered.fleet().catalogue().with(answers));
      planning = Planner.plan(fleet, gathered, mandate);
    }
    Gathered known = gathered;
    return switch (planning) {
      case Planning.Needs needs ->
          throw new IllegalStateException("the planner asks for ever: " + needs.questions());
      case Planning.Wrong(List<Diagnostic> findings) -> {
        findings.forEach(finding -> view.accept(new Happening.Found(finding)));
        yield new Outcome.Ended(Exit.DATA);
      }
      case Planning.Ready(Plan plan) -> {
        plan.findings().forEach(finding -> view.accept(new Happening.Found(finding)));
        failedPhones(plan, known).ifPresent(it -> view.accept(new Happening.Found(it)));
        yield new Outcome.Ready(plan, known);
      }
    };
  }

  /** FAILED phones that this run does not touch. */
  private static Optional<Diagnostic> failedPhones(Plan plan, Gathered gathered) {
    Set<Key> touched = plan.changes().stream().map(Change::key).collect(Collectors.toSet());
    List<String> failed =
        gathered.fleet().phones().values().stream()
            .flatMap(List::stream)
            .filter(phone -> phone.state() == ProvisioningState.FAILED)
            .filter(phone -> !touched.contains(new Key.Phone(phone.key())))
            .map(phone -> phone.key().toString())
            .sorted()
            .toList();
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    boolean one = failed.size() == 1;
    String named = String.join(", ", failed.subList(0, Math.min(NAMED, failed.size())));
    return Optional.of(
        Diagnostic.warning(
            "phones.failed",
            named + (failed.size() > NAMED ? ", ..." : ""),
            failed.size()
                + (one
                    ? " phone is FAILED and needs no change."
                    : " phones are FAILED and need no change."),
            one
                ? "It did not get its configuration earlier."
                : "They did not get their configuration earlier.",
            "Run diagnose: it tells the causes, with what to do about each."));
  }
}
