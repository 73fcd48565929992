package dev.phonefleet.rollout;

import dev.phonefleet.diagnosis.Cause;
import dev.phonefleet.diagnosis.Failures;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.inventory.Listings;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The phones of a group that are looked at: while they are busy, and once more at the end. */
final class Phones {
  private static final int PAGE = 100;
  private static final Duration LEAST_APART = Duration.ofSeconds(2);
  private static final Duration PER_PAGE = Duration.ofMillis(500);

  private final Desk desk;
  private final Track track;
  private final WaitingRoom room;
  private final Set<PhoneKey> written = new HashSet<>();
  private final Map<String, PhoneKey> created = new HashMap<>();
  private int there;
  private boolean listing;
  private Instant nextListing = Instant.MIN;
  private boolean lookBegun;
  private boolean looked;

  Phones(Desk desk, Track track) {
    this.desk = desk;
    this.track = track;
    this.room = new WaitingRoom(desk);
  }

  static boolean failed(Live live) {
    return live instanceof Live.Phone phone && phone.state() == ProvisioningState.FAILED;
  }

  /** So many phones the group has. */
  void counted(int phones) {
    there = phones;
  }

  /** The phone was written. */
  void wrote(Work work) {
    if (work.change().key() instanceof Key.Phone(PhoneKey key)) {
      if (written.add(key)) {
        there += work.created ? 1 : 0;
      }
      if (work.created) {
        work.ref().ifPresent(ref -> created.put(ref.id(), key));
      }
    }
  }

  /** The phone is busy, FAILED, or to become ACTIVE: it is looked at until it is otherwise. */
  void await(Work work) {
    work.forgetLook();
    if (room.isEmpty()) {
      desk.tell(new RolloutEvent.Waiting(track.group().name(), 1));
    }
    room.add(work);
  }

  int waiting() {
    return room.size();
  }

  /** Whether no phone that waits could still come right by itself. */
  boolean hopeless() {
    return room.all().stream().allMatch(work -> work.failed && !work.awaiting);
  }

  /**
   * Those that wait for a write are not waited for any longer.
   *
   * @param writtenToo whether also those that are written and only to become ACTIVE
   */
  List<Work> dismiss(boolean writtenToo) {
    List<Work> all = room.all().stream().filter(work -> writtenToo || !work.awaiting).toList();
    all.forEach(room::remove);
    return all;
  }

  void giveUpAll() {
    room.all().forEach(this::giveUp);
  }

  Optional<Instant> wakeAt() {
    Optional<Instant> look = room.nextLook();
    if (together()) {
      look =
          listing ? Optional.empty() : look.map(at -> at.isBefore(nextListing) ? nextListing : at);
    }
    return Stream.concat(look.stream(), room.nextExpiry().stream()).min(Instant::compareTo);
  }

  void pump() {
    if (desk.halted()) {
      return;
    }
    room.expired().forEach(this::giveUp);
    look();
  }

  /** Begins the last look once nothing of the group is left. */
  void finish() {
    // Where phones of all groups are in one collection, one look for all comes at the very end.
    if (track.allOver() && !lookBegun && !written.isEmpty() && !desk.halted() && !desk.atSites()) {
      lookBegun = true;
      if (track.listable()) {
        track.listPhones(this::lastLook);
      }
    }
  }

  /** The phones that this run made, by id. */
  Map<String, PhoneKey> created() {
    return created;
  }

  /** Whether anything was written. */
  boolean wroteAny() {
    return !written.isEmpty();
  }

  /** Whether the last look is over, or there was nothing to look at. */
  boolean looked() {
    return looked || written.isEmpty() || !track.listable();
  }

  private int pages() {
    return Math.max(1, (there + PAGE - 1) / PAGE);
  }

  private boolean together() {
    return room.size() > pages();
  }

  /** One listing for all where that is cheaper, one at a time; else each that is due. */
  private void look() {
    List<Work> due = room.due();
    if (due.isEmpty()) {
      return;
    }
    if (!together()) {
      for (Work work : due) {
        work.notBefore = Instant.MAX;
        work.ref().ifPresent(ref -> desk.reads.ask(new Call.Look(ref), ended -> saw(work, ended)));
      }
    } else if (!listing && !desk.now().isBefore(nextListing)) {
      listing = true;
      nextListing = desk.now().plus(apart());
      track.listPhones(result -> {
        listing = false;
        sawAll(result);
      });
    }
  }

  /** So far apart that listings take a small part of what the group's path allows. */
  private Duration apart() {
    Duration share = PER_PAGE.multipliedBy(pages());
    return share.compareTo(LEAST_APART) > 0 ? share : LEAST_APART;
  }

  private void sawAll(Listings.Result result) {
    switch (result) {
      case Listings.Result.Complete(List<Live> seen, Instant askedAt) -> sawAll(seen, askedAt);
      case Listings.Result.Absent _ -> track.gone();
      case Listings.Result.Denied(String words) ->
          room.all().stream().findFirst().ifPresent(work -> track.denied(work, words));
      case Listings.Result.Incomplete _, Listings.Result.Failed _ -> room.all().forEach(room::add);
    }
  }

  private void sawAll(List<Live> seen, Instant askedAt) {
    Map<String, Live> byId = new HashMap<>();
    seen.forEach(live -> byId.put(live.id(), live));
    for (Work work : room.all()) {
      if (askedAt.isBefore(work.doneAt)) {
        room.add(work);
        continue;
      }
      Optional<Live> live = work.ref().map(ref -> byId.get(ref.id()));
      if (live.isPresent() && live.get() instanceof Live.Phone phone) {
        decide(work, phone);
      } else {
        room.remove(work);
        track.vanished(work, "It is not in the list of phones any more.");
      }
    }
  }

  private void saw(Work work, Reads.Ended ended) {
    if (!room.holds(work)) {
      return;
    }
    switch (ended.what()) {
      case AfterRead.Use(Fact.Seen(Live.Phone phone)) -> {
        decide(work, phone);
        if (!room.holds(work) && !work.over()) {
          work.saw(phone, ended.askedAt());
        }
      }
      case AfterRead.Absent(String words) -> {
        room.remove(work);
        track.vanished(work, words);
      }
      case AfterRead.Deny(String words) -> track.denied(work, words);
      case AfterRead.Use _, AfterRead.Fail _, AfterRead.Again _ -> room.add(work);
    }
  }

  /** What the phone's state means for the one who waits for it. */
  private void decide(Work work, Live.Phone phone) {
    work.failed = failed(phone);
    boolean retry = work.failed && desk.settings.tryFailed() && !work.triedFailed;
    if (work.awaiting) {
      if (phone.state() == ProvisioningState.ACTIVE) {
        room.remove(work);
        track.over(work, work.success(false));
      } else if (work.failed) {
        giveUp(work);
      } else {
        room.add(work);
      }
    } else if (phone.state().busy() || (work.failed && !retry)) {
      room.add(work);
    } else {
      room.remove(work);
      work.busyLooks = 0;
      track.requeue(work);
    }
  }

  /** The phone is not waited for any longer: says what the platform knows about it. */
  void giveUp(Work work) {
    if (!room.holds(work)) {
      return;
    }
    room.remove(work);
    Optional<Call.Ref> diagnosis =
        work.ref().map(ref -> new Call.Ref(Call.Kind.DIAGNOSIS, ref.id(), ref.home()));
    if (diagnosis.isEmpty()) {
      gaveUp(work, List.of());
      return;
    }
    desk.reads.ask(
        new Call.Look(diagnosis.get()),
        ended ->
            gaveUp(
                work,
                ended.what() instanceof AfterRead.Use(Fact.Seen(Live.Diagnosis found))
                    ? found.failures()
                    : List.of()));
  }

  private void gaveUp(Work work, List<Live.Failure> failures) {
    String told = failures.isEmpty() ? "The platform tells no cause." : Failures.words(failures);
    Optional<String> cure = Failures.cause(failures).map(Cause::next);
    if (work.failed) {
      String next =
          cure.orElse(
              "Check the phone's way to *.genesyscloud.com on 443 and 69, its VLAN, certificates,"
                  + " and what proxies and firewalls let through.");
      track.fail(
          work,
          work.awaiting ? "It is FAILED after the write." : "It is FAILED, so it was not written.",
          told,
          next + " diagnose tells more; --repair-failed tries one write.");
    } else {
      String next = "Run the same command again once it is ACTIVE; diagnose tells more.";
      track.fail(
          work,
          work.awaiting
              ? "It did not become ACTIVE in time."
              : "It stayed busy, so it was not written.",
          told,
          cure.map(it -> it + " " + next).orElse(next + " rollout.phoneTimeout waits longer."));
    }
  }

  /** Tells what the last look at the phones of this run showed. */
  void lastLook(Listings.Result result) {
    looked = true;
    if (!(result instanceof Listings.Result.Complete(List<Live> seen, _))) {
      desk.find(
          Diagnostic.warning(
              "group.no-last-look",
              "group " + track.group().name(),
              "The phones that were written could not be looked at once more.",
              "The listing did not come.",
              "Run status to see their states."),
          Optional.empty());
      return;
    }
    Map<ProvisioningState, Integer> states = new EnumMap<>(ProvisioningState.class);
    for (Live live : seen) {
      if (live instanceof Live.Phone phone && written.contains(phone.key())) {
        states.merge(phone.state(), 1, Integer::sum);
        if (phone.state() == ProvisioningState.FAILED) {
          failedAtLast(phone);
        }
      }
    }
    desk.tell(new RolloutEvent.LastLook(track.group().name(), Map.copyOf(states)));
  }

  private void failedAtLast(Live.Phone phone) {
    Key key = new Key.Phone(phone.key());
    if (desk.counted(key).filter(how -> how == Ended.FAILED).isPresent()) {
      return;
    }
    desk.count(key, Ended.FAILED);
    desk.find(
        Diagnostic.error(
            "phone.failed",
            "phone " + phone.key() + " (id " + phone.id() + ") in " + track.group().name(),
            "It was written and is FAILED now.",
            "The phone did not get its configuration.",
            "diagnose tells the cause. Usual ones: the phones' way to the provisioning host (443"
                + " and 69), VLAN, certificates."),
        Optional.of(Exit.PARTIAL));
  }
}
