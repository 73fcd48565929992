package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.inventory.Listings;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks by its key for an object that may have been made. Where keys are not unique, and what was
 * made shows late, absent is only what a look does not show that began half a minute after the send
 * ended. Two of them are twins: neither is touched.
 */
final class Reappearance {
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8));

  /** The object, and when the look was sent that showed it. */
  record Found(Live live, Instant askedAt) {}

  private final Desk desk;
  private final Track track;
  private final Work work;
  private Instant until = Instant.MIN;
  private int looks;

  Reappearance(Desk desk, Track track, Work work) {
    this.desk = desk;
    this.track = track;
    this.work = work;
  }

  /** Looks until it shows, or is known not to have been made. */
  void watch(Consumer<Found> found, Consumer<String> failed, Runnable absent) {
    until = desk.now().plus(WINDOW);
    look(found, failed, absent);
  }

  /** Looks once. */
  void once(Consumer<Found> found, Consumer<String> failed, Runnable absent) {
    until = Instant.MIN;
    look(found, failed, absent);
  }

  private void look(Consumer<Found> found, Consumer<String> failed, Runnable absent) {
    Call.Listing what = desk.contract.shows(work.change(), desk.catalogue, track.groupId());
    desk.listings.list(
        what,
        result -> {
          switch (result) {
            case Listings.Result.Complete(List<Live> seen, Instant askedAt) ->
                judge(seen, askedAt, found, failed, absent);
            case Listings.Result.Incomplete(_, _, String words) ->
                again(words, found, failed, absent);
            case Listings.Result.Absent(String words) -> again(words, found, failed, absent);
            case Listings.Result.Failed(String words) -> failed.accept(words);
            case Listings.Result.Denied(String words) -> track.denied(work, words);
          }
        });
  }

  private void judge(
      List<Live> seen,
      Instant askedAt,
      Consumer<Found> found,
      Consumer<String> failed,
      Runnable absent) {
    List<Live> same = seen.stream().filter(this::isIt).toList();
    if (same.size() > 1) {
      List<String> ids = new ArrayList<>(same.stream().map(Live::id).sorted().toList());
      track.fail(work, Told.twins(work.change(), ids), Exit.PARTIAL, Ended.FAILED);
    } else if (same.size() == 1) {
      there(new Found(same.getFirst(), askedAt), found);
    } else if (!askedAt.isBefore(until)) {
      absent.run();
    } else {
      again("", found, failed, absent);
    }
  }

  /** One that lives elsewhere is not ours to change. */
  private void there(Found it, Consumer<Found> found) {
    Optional<String> site =
        work.lastSent.orElse(null) instanceof Call.Create create
                && create.home().orElse(null) instanceof Home.AtSite(String id)
            ? Optional.of(id)
            : Optional.empty();
    if (it.live() instanceof Live.Phone phone
        && phone.home() instanceof Home.AtSite(String id)
        && site.isPresent()
        && !site.get().equals(id)) {
      Diagnostic why =
          Diagnostic.error(
              "phone.move",
              work.change().where(),
              "Phone "
                  + work.change().key()
                  + " is at site "
                  + phone.fields().site().orElse(id)
                  + " already (id "
                  + phone.id()
                  + ").",
              "Moving a phone between sites is not done unasked.",
              "Declare it there, or move it in the admin page.");
      track.fail(work, why, Exit.POLICY, Ended.HELD);
    } else {
      found.accept(it);
    }
  }

  private void again(
      String words, Consumer<Found> found, Consumer<String> failed, Runnable absent) {
    if (until.equals(Instant.MIN)) {
      failed.accept(words);
      return;
    }
    Instant next = desk.now().plus(PAUSES.get(Math.min(looks++, PAUSES.size() - 1)));
    boolean last = next.isBefore(until) && next.plus(PAUSES.getFirst()).isAfter(until);
    desk.later(last ? until : next, () -> look(found, failed, absent));
  }

  private boolean isIt(Live live) {
    Key key = work.change().key();
    return switch (live) {
      case Live.Phone phone -> key.equals(new Key.Phone(phone.key()));
      case Live.Group group -> key.equals(new Key.Group(group.name()));
      default -> false;
    };
  }
}
