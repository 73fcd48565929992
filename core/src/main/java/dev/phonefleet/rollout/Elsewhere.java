package dev.phonefleet.rollout;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.inventory.Listings;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a phone lives that is taken and not in its own group: all groups are listed once a run,
 * each at its own pace.
 */
final class Elsewhere {
  private final Desk desk;
  private final Map<PhoneKey, GroupName> homes = new HashMap<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private int listing;
  private boolean begun;
  private boolean known;

  Elsewhere(Desk desk) {
    this.desk = desk;
  }

  /** Answers the group that has the phone, if any has. */
  void find(PhoneKey key, Consumer<Optional<GroupName>> then) {
    Runnable answer = () -> then.accept(Optional.ofNullable(homes.get(key)));
    if (known) {
      answer.run();
      return;
    }
    waiting.add(answer);
    if (!begun) {
      begun = true;
      desk.listGroups(this::groups);
    }
  }

  private void groups(Listings.Result result) {
    if (result instanceof Listings.Result.Complete(List<Live> seen, _)) {
      for (Live live : seen) {
        if (live instanceof Live.Group group) {
          listing++;
          Home home = new Home.InGroup(group.id());
          desk.listings.list(
              new Call.Listing(Call.Kind.PHONE, Optional.of(home)),
              phones -> phones(group.name(), phones));
        }
      }
    }
    if (listing == 0) {
      answer();
    }
  }

  private void phones(GroupName group, Listings.Result result) {
    List<Live> seen =
        switch (result) {
          case Listings.Result.Complete(List<Live> all, _) -> all;
          case Listings.Result.Incomplete(List<Live> some, _, _) -> some;
          case Listings.Result.Absent _, Listings.Result.Denied _, Listings.Result.Failed _ ->
              List.of();
        };
    for (Live live : seen) {
      if (live instanceof Live.Phone phone) {
        homes.put(phone.key(), group);
      }
    }
    if (--listing == 0) {
      answer();
    }
  }

  private void answer() {
    known = true;
    List.copyOf(waiting).forEach(Runnable::run);
    waiting.clear();
  }
}
