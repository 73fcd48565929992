package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows groups and phones as they stand: those of a file, or all of them. */
public final class ReadStatus {
  private static final String COMMAND = "status";
  private static final String ABSENT = "ABSENT";

  private final World world;
  private final Consumer<Happening> view;

  /** Tells {@code view} what it sees. */
  public ReadStatus(World world, Consumer<Happening> view) {
    this.world = world;
    this.view = view;
  }

  /**
   * Looks.
   *
   * @param everything whether all groups are wanted, or only those that the file declares
   */
  public Summary status(DesiredFleet fleet, Connection connection, boolean everything)
      throws InterruptedException {
    PlatformRun run = new PlatformRun(world, fleet, connection, new NoWrites(), view);
    Gathered gathered = run.gather(Wishes.forStatus(fleet, run.region(), everything));
    gathered.findings().forEach(finding -> view.accept(new Happening.Found(finding)));
    if (gathered.stopped().isPresent()) {
      return Summary.nothing(COMMAND, gathered.stopped().get(), run.requests());
    }
    List<GroupName> names =
        new ArrayList<>(fleet.scopes().stream().map(DesiredGroup::name).toList());
    if (everything) {
      names = new ArrayList<>(gathered.fleet().groups().keySet().stream().sorted().toList());
      if (!gathered.fleet().phonesOf(GroupName.NONE).isEmpty()) {
        names.add(GroupName.NONE);
      }
    }
    names.forEach(name -> show(gathered.fleet(), name));
    gathered
        .unlisted()
        .forEach((name, words) -> view.accept(new Happening.Found(unlisted(name, words))));
    Exit exit = gathered.unlisted().isEmpty() ? Exit.DONE : Exit.PARTIAL;
    return Summary.nothing(COMMAND, exit, run.requests());
  }

  static Diagnostic unlisted(GroupName name, String words) {
    return Diagnostic.error(
        "group.unlisted",
        "group " + name,
        "The phones of group " + name + " could not be listed.",
        words,
        "Run the same command again.");
  }

  private void show(LiveFleet fleet, GroupName name) {
    Optional<Live.Group> group = fleet.group(name);
    List<Live.Phone> phones =
        fleet.phonesOf(name).stream()
            .sorted(Comparator.comparing(phone -> phone.key().toString()))
            .toList();
    String state = group.map(Live.Group::statusWord).orElse(ABSENT);
    view.accept(new Happening.GroupStands(name, name.isNone() ? "" : state, phones.size()));
    for (Live.Phone phone : phones) {
      view.accept(
          new Happening.PhoneStands(
              phone.key(), phone.fields().name().orElse(""), name, phone.state().name()));
    }
  }
}
