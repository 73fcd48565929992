package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnosis.Causes;
import dev.phonefleet.diagnosis.TroubledPhone;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.gate.LookOnce;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.inventory.Looks;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds out why phones do not come up, and what their DHCP server tells them. Only reads. */
public final class DiagnosePhones {
  private static final String COMMAND = "diagnose";

  private final World world;
  private final Consumer<Happening> view;

  /**
   * What is asked for.
   *
   * @param macs these phones, whatever their state; empty: those that are FAILED or PENDING
   * @param failedOnly only those that are FAILED
   * @param dhcp the DHCP server to ask, if any
   */
  public record Wish(
      Set<MacAddress> macs, boolean failedOnly, Optional<Call.DhcpInform> dhcp, GateOptions gates) {
    public Wish {
      macs = Set.copyOf(macs);
    }
  }

  /** Tells {@code view} what it finds. */
  public DiagnosePhones(World world, Consumer<Happening> view) {
    this.world = world;
    this.view = view;
  }

  /**
   * Diagnoses.
   *
   * @param everything whether all groups are meant, or only those that the file declares
   */
  public Summary diagnose(DesiredFleet fleet, Connection connection, Wish wish, boolean everything)
      throws InterruptedException {
    PlatformRun run = new PlatformRun(world, fleet, connection.reading(), new NoWrites(), view);
    Set<GroupName> declared = new HashSet<>();
    fleet.groups().forEach(group -> declared.add(group.name()));
    boolean all = everything || !wish.macs().isEmpty();
    Gathered gathered = run.gather(Wishes.forStatus(fleet, run.region(), all));
    gathered.findings().forEach(this::found);
    if (gathered.stopped().isPresent()) {
      return Summary.nothing(COMMAND, gathered.stopped().get(), run.requests());
    }
    Set<Exit> exits = new HashSet<>();
    gathered
        .unlisted()
        .forEach((name, words) -> {
          found(ReadStatus.unlisted(name, words));
          exits.add(Exit.PARTIAL);
        });
    List<Live.Phone> phones = chosen(gathered.fleet(), wish, exits);
    Looks.Seen looked =
        run.look(
            phones.stream().map(DiagnosePhones::diagnosisOf).toList(),
            done -> view.accept(new Happening.LookedInto(done, phones.size())));
    looked.why().ifPresent(this::found);
    looked.stopped().ifPresent(exits::add);
    if (looked.stopped().isEmpty()) {
      Map<Call.StartTool, String> printed =
          run.runOnEdges(EdgeSide.wanted(fleet, gathered.fleet(), phones, run.region()));
      tell(printed, fleet, gathered.fleet(), phones, looked, wish, everything, exits);
    }
    return Summary.nothing(COMMAND, Exit.worst(exits), run.requests());
  }

  private static Call.Ref diagnosisOf(Live.Phone phone) {
    return new Call.Ref(Call.Kind.DIAGNOSIS, phone.id(), Optional.of(phone.home()));
  }

  private List<Live.Phone> chosen(LiveFleet live, Wish wish, Set<Exit> exits) {
    Set<MacAddress> missing = new LinkedHashSet<>(wish.macs());
    List<Live.Phone> out = new ArrayList<>();
    live.phones().values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(phone -> phone.key().toString()))
        .forEach(phone -> {
          boolean named =
              phone.key() instanceof PhoneKey.Mac(MacAddress mac) && missing.remove(mac);
          boolean failed = phone.state() == ProvisioningState.FAILED;
          boolean pending = phone.state() == ProvisioningState.PENDING;
          boolean offline = phone.state() == ProvisioningState.OFFLINE;
          boolean troubled = failed || ((pending || offline) && !wish.failedOnly());
          if (wish.macs().isEmpty() ? troubled : named && (failed || !wish.failedOnly())) {
            out.add(phone);
          }
        });
    for (MacAddress mac : missing) {
      exits.add(Exit.PARTIAL);
      found(
          Diagnostic.error(
              "phone.unknown",
              "phone " + mac,
              "There is no phone " + mac + " in any group that could be listed.",
              "The platform does not know it, or it was typed wrong.",
              "Compare it with the label on the phone, or see status."));
    }
    return out;
  }

  private void tell(
      Map<Call.StartTool, String> printed,
      DesiredFleet fleet,
      LiveFleet live,
      List<Live.Phone> phones,
      Looks.Seen looked,
      Wish wish,
      boolean everything,
      Set<Exit> exits)
      throws InterruptedException {
    List<TroubledPhone> troubled = new ArrayList<>();
    for (Live.Phone phone : phones) {
      TroubledPhone found = troubled(live, phone, looked, exits);
      List<String> notes = new ArrayList<>(found.notes());
      notes.addAll(EdgeSide.notes(phone, printed, live.catalogue()));
      troubled.add(
          new TroubledPhone(found.phone(), found.group(), found.failures(), found.unread(), notes));
    }
    Set<GroupName> concerned = new HashSet<>();
    troubled.forEach(phone -> concerned.add(phone.group()));
    Set<GroupName> others = everything ? live.groups().keySet() : concerned;
    List<DesiredGroup> groups =
        Paths.groups(fleet, others).stream()
            .filter(group -> wish.dhcp().isPresent() || concerned.contains(group.name()))
            .toList();
    LookOnce.Seen seen =
        new NetworkRun(world)
            .look(
                Paths.of(groups, live, wish.gates()), wish.dhcp().map(Set::of).orElseGet(Set::of));
    Optional<Exit> stopped = world.stopButton().pressed();
    if (stopped.isPresent()) {
      exits.add(stopped.get());
      return;
    }
    Map<GroupName, PathReport> paths = new LinkedHashMap<>();
    seen.paths().forEach(path -> paths.put(path.targets().name(), path));
    for (PathReport path : seen.paths()) {
      boolean there = live.group(path.targets().name()).isPresent();
      view.accept(new Happening.PathSeen(path, there));
    }
    Causes.of(troubled, paths, world.wallClock().instant())
        .forEach(cause -> view.accept(new Happening.CauseFound(cause)));
    if (troubled.isEmpty()) {
      view.accept(
          new Happening.Nothing(
              "No phone is FAILED"
                  + (wish.failedOnly()
                      ? "."
                      : live.layout() == Layout.AT_SITES ? " or OFFLINE." : " or PENDING.")));
    }
    for (PathReport path : seen.paths()) {
      // The name of a group that is still to be made comes with it.
      if (live.group(path.targets().name()).isPresent() || !path.notYet()) {
        path.findings().forEach(finding -> found(finding.softened()));
      }
    }
    wish.dhcp().ifPresent(asked -> new DhcpAnswers(view).tell(asked, seen));
  }

  private TroubledPhone troubled(
      LiveFleet live, Live.Phone phone, Looks.Seen looked, Set<Exit> exits) {
    GroupName group = live.groupOf(phone);
    return switch (looked.ended().get(diagnosisOf(phone))) {
      case AfterRead.Use(Fact.Seen(Live.Diagnosis found)) ->
          new TroubledPhone(phone, group, found.failures(), Optional.empty(), found.notes());
      case AfterRead.Deny(String words) -> {
        exits.add(Exit.ACCESS);
        yield new TroubledPhone(phone, group, List.of(), Optional.of(words));
      }
      case AfterRead.Absent(String words) ->
          // No record is no trouble of ours: not every platform keeps one.
          new TroubledPhone(phone, group, List.of(), Optional.of(words));
      case AfterRead.Fail(String words) -> {
        exits.add(Exit.PARTIAL);
        yield new TroubledPhone(phone, group, List.of(), Optional.of(words));
      }
      case null, default -> {
        exits.add(Exit.PARTIAL);
        yield new TroubledPhone(phone, group, List.of(), Optional.of("no answer"));
      }
    };
  }

  private void found(Diagnostic finding) {
    view.accept(new Happening.Found(finding));
  }
}
