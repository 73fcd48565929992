package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Journal;
import dev.phonefleet.engine.Step;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Live;
import dev.phonefleet.rollout.Reboots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Restarts phones, once that is wanted. It changes no configuration, so it keeps no manifest and
 * takes no lock.
 */
public final class RebootPhones {
  private static final String COMMAND = "reboot";
  private static final int SHOWN = 10;

  private final World world;
  private final Consumer<Happening> view;
  private final IntPredicate approved;

  /**
   * Tells {@code view} what it does.
   *
   * @param approved is asked whether so many phones are to be restarted
   */
  public RebootPhones(World world, Consumer<Happening> view, IntPredicate approved) {
    this.world = world;
    this.view = view;
    this.approved = approved;
  }

  /**
   * Restarts what is selected.
   *
   * @param everything whether all phones can be meant, or only those at the places of the file
   */
  public Summary reboot(
      DesiredFleet fleet, Connection connection, List<Selection> selections, boolean everything)
      throws InterruptedException {
    PlatformRun run = new PlatformRun(world, fleet, connection, new Forgetful(), view);
    Gathered gathered = run.gather(Wishes.forReboot(fleet, run.region(), everything));
    gathered.findings().forEach(this::found);
    if (gathered.stopped().isPresent()) {
      return Summary.nothing(COMMAND, gathered.stopped().get(), run.requests());
    }
    Optional<Diagnostic> pin = Pin.refusal(fleet, gathered.fleet());
    if (pin.isPresent()) {
      found(pin.get());
      return Summary.nothing(COMMAND, Exit.POLICY, run.requests());
    }
    Set<Exit> exits = new HashSet<>();
    gathered
        .unlisted()
        .forEach((name, words) -> {
          found(ReadStatus.unlisted(name, words));
          exits.add(Exit.PARTIAL);
        });
    List<Reboots.Target> selected = selected(gathered.fleet(), selections);
    List<Reboots.Target> hardware =
        selected.stream().filter(it -> it.phone().key() instanceof PhoneKey.Mac).toList();
    List<Reboots.Target> targets = hardware.stream().filter(it -> !busy(it.phone())).toList();
    view.accept(
        planned(targets, hardware.size() - targets.size(), selected.size() - hardware.size()));
    if (targets.isEmpty()) {
      found(nothing(selected.size()));
      exits.add(Exit.PARTIAL);
      return Summary.nothing(COMMAND, Exit.worst(exits), run.requests());
    }
    if (!approved.test(targets.size())) {
      view.accept(new Happening.Nothing("Not restarted (only the answer \"yes\" does)."));
      return Summary.nothing(COMMAND, Exit.worst(exits), run.requests());
    }
    Reboots.Done done =
        run.reboot(targets, count -> view.accept(new Happening.Rebooted(count, targets.size())));
    return over(done, hardware.size() - targets.size(), exits, run.requests());
  }

  private static List<Reboots.Target> selected(LiveFleet live, List<Selection> selections) {
    List<Reboots.Target> out = new ArrayList<>();
    live.phones()
        .forEach((group, phones) ->
            phones.stream()
                .filter(phone -> Selection.any(selections, group, phone))
                .map(phone -> new Reboots.Target(group, phone))
                .forEach(out::add));
    out.sort(Comparator.comparing(target -> target.phone().key().toString()));
    return out;
  }

  private static boolean busy(Live.Phone phone) {
    return phone.state() == ProvisioningState.PROVISIONING;
  }

  private static Happening planned(List<Reboots.Target> targets, int busy, int soft) {
    int loggedIn =
        (int) targets.stream().filter(it -> !it.phone().about().loggedIn().isEmpty()).count();
    return new Happening.RebootsPlanned(
        targets.stream().map(it -> stands(it.group(), it.phone())).toList(), loggedIn, busy, soft);
  }

  private static Happening.PhoneStands stands(GroupName group, Live.Phone phone) {
    return new Happening.PhoneStands(
        phone.key(), phone.fields().name().orElse(""), group, phone.state().name());
  }

  private Summary over(Reboots.Done done, int busy, Set<Exit> exits, long requests) {
    for (Reboots.Ending ending : done.endings()) {
      tell(ending);
    }
    done.why().ifPresent(this::found);
    done.stopped().ifPresent(exits::add);
    int failed = done.count(Reboots.How.FAILED) + done.count(Reboots.How.UNSEEN);
    int unknown = done.count(Reboots.How.UNKNOWN);
    if (failed + unknown > 0) {
      exits.add(Exit.PARTIAL);
    }
    return new Summary(
        COMMAND,
        Exit.worst(exits),
        0,
        0,
        0,
        0,
        failed,
        busy + done.count(Reboots.How.BUSY),
        requests,
        unknown,
        done.count(Reboots.How.LEFT));
  }

  private void tell(Reboots.Ending ending) {
    String whose = whose(ending.phones());
    switch (ending.how()) {
      case DONE, LEFT -> {}
      case BUSY ->
          found(
              Diagnostic.warning(
                  "reboot.busy",
                  whose,
                  "Not restarted: " + counted(ending) + " began to be provisioned meanwhile.",
                  "A restart in the middle of that can leave a phone without its firmware.",
                  "They restart by themselves at its end."));
      case UNSEEN ->
          found(
              Diagnostic.error(
                  "reboot.unseen",
                  whose,
                  "Not restarted: " + counted(ending) + " could not be looked at again.",
                  "They may have been deleted, or were not answered for.",
                  "Run the same command again."));
      case FAILED ->
          found(
              Diagnostic.error(
                  "reboot.failed",
                  whose,
                  "Not restarted: " + counted(ending) + "; perhaps some of them were.",
                  ending.words(),
                  "Where no edge is active, mend that first; doctor and status show the edges."));
      case UNKNOWN ->
          found(
              Diagnostic.error(
                  "reboot.unknown",
                  whose,
                  "Nobody knows whether " + counted(ending) + " restarted.",
                  ending.words(),
                  "They are not told again blindly; status shows in a few minutes how they are."));
    }
  }

  private static String counted(Reboots.Ending ending) {
    int size = ending.phones().size();
    return size == 1 ? "a phone" : size + " phones";
  }

  private static String whose(List<Live.Phone> phones) {
    List<String> keys = phones.stream().map(it -> it.key().toString()).limit(SHOWN).toList();
    return String.join(", ", keys) + (phones.size() > SHOWN ? ", ..." : "");
  }

  private static Diagnostic nothing(int selected) {
    return Diagnostic.error(
        "reboot.nothing",
        "--select",
        "There is no phone to restart.",
        selected == 0
            ? "Nothing that is live is selected; names and sites are compared as they stand."
            : "All that is selected is being provisioned or is no hardware.",
        "Look with status what there is.");
  }

  private void found(Diagnostic finding) {
    view.accept(new Happening.Found(finding));
  }

  /** Nothing is changed for good, so there is nothing to settle after a crash. */
  private static final class Forgetful implements Journal {
    @Override
    public void before(List<Step> writes) {}

    @Override
    public void after(Step write, Answer answer) {}
  }
}
