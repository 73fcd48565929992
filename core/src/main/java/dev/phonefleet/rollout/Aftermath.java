package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.inventory.Listings;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What happens to a work once its write is answered. A create of unknown outcome is looked for in
 * two complete listings, the second begun at least two seconds after the first; an update of
 * unknown outcome by one look. Only what is then known not to have happened is sent again.
 */
final class Aftermath {
  private static final Duration BETWEEN_LISTINGS = Duration.ofSeconds(2);
  private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(3);

  /** Our own creates may change a collection while it is listed; not for ever. */
  private static final int LISTINGS = 10;

  /** So many writes may in a row rest on a version that was no longer the last. */
  private static final int STALE_WRITES = 5;

  private static final int STATION_TRIES = 5;

  private final Desk desk;
  private final Track track;
  private final Elsewhere elsewhere;
  private final List<Puzzle> puzzles = new ArrayList<>();

  private enum Kind {
    FORBIDDEN,
    NOT_FOUND,
    VANISHED
  }

  private record Puzzle(Work work, Kind kind, String code, String words) {}

  Aftermath(Desk desk, Track track, Elsewhere elsewhere) {
    this.desk = desk;
    this.track = track;
    this.elsewhere = elsewhere;
  }

  void of(Work work, AfterWrite after) {
    // Only a write that may have been carried out uses up the one that a FAILED phone gets.
    work.triedFailed |= work.triesFailed && !(after instanceof AfterWrite.Again);
    work.triesFailed = false;
    if (ownStationNotReady(work, after)) {
      return;
    }
    switch (after) {
      case AfterWrite.Done(Optional<Live> live) -> done(work, live);
      case AfterWrite.Again(boolean backoff) -> {
        if (backoff) {
          track.pause(work);
        } else {
          track.requeue(work);
        }
      }
      case AfterWrite.Settle(String words) -> settle(work, words);
      case AfterWrite.LookWhy(String words, boolean stale) -> lookWhy(work, words, stale);
      case AfterWrite.Understand(boolean forbidden, String code, String words) ->
          understand(work, forbidden, code, words);
      case AfterWrite.Fail(String words) -> {
        // The first send may have made what the second one is refused for.
        if (desk.atSites() && work.creates() && work.unknownSends > 0) {
          lookWhy(work, words, false);
        } else {
          refused(work, words);
        }
      }
    }
  }

  /** The station of a phone that was just made is refused for a while: it is given a minute. */
  private boolean ownStationNotReady(Work work, AfterWrite after) {
    if (!work.created || !(work.lastSent.orElse(null) instanceof Call.Assign)) {
      return false;
    }
    String words =
        switch (after) {
          case AfterWrite.LookWhy(String said, _) -> said;
          case AfterWrite.Fail(String said) -> said;
          default -> "";
        };
    if (words.isEmpty()) {
      return false;
    }
    work.forgetLook();
    work.forgetFound();
    track.unseen(work, words);
    return true;
  }

  private void done(Work work, Optional<Live> live) {
    work.written = true;
    work.doneAt = desk.now();
    work.waitingSince = Instant.MAX;
    work.connectFailures = 0;
    work.created |= work.creates();
    work.unseenSince = Instant.MAX;
    live.ifPresent(it -> work.saw(it, desk.now()));
    track.phones().wrote(work);
    if (work.creates() && live.isPresent() && live.get() instanceof Live.Group group) {
      landed(work, group);
    } else {
      track.goOn(work);
      live.ifPresent(this::notActive);
    }
  }

  /** The answer to a write is no look: it may close the gate, not open it. */
  private void notActive(Live live) {
    if (live instanceof Live.Group group
        && group.status() != GroupStatus.ACTIVE
        && !desk.atSites()) {
      track.saw(Optional.of(group), desk.now());
    }
  }

  /** A group exists now: is it where its phones can be served? */
  private void landed(Work work, Live.Group live) {
    track.bind(live);
    if (desk.atSites()) {
      // It is read until it shows, before an edge names it.
      work.forgetLook();
      track.goOn(work);
    } else if (!astray(work, live)) {
      track.succeeded(work, false);
      notActive(live);
    }
  }

  /** Whether the group is where its phones cannot be served; then nothing more is written to it. */
  boolean astray(Work work, Live.Group live) {
    desk.regions
        .unknown(track.group(), live)
        .ifPresent(finding -> desk.find(finding, Optional.empty()));
    Optional<Diagnostic> elsewhere = desk.regions.landed(track.group(), live);
    if (desk.settings.anyRegion()) {
      elsewhere.ifPresent(why -> desk.find(why.softened(), Optional.empty()));
      return false;
    }
    Optional<Diagnostic> region = elsewhere;
    region.ifPresent(why -> {
      desk.find(why, Optional.of(Exit.POLICY));
      track.over(work, work.created ? Ended.CREATED : Ended.UNCHANGED);
      track.close(why);
    });
    return region.isPresent();
  }

  private void settle(Work work, String words) {
    work.unknownSends++;
    desk.markWritten();
    if (work.creates() && desk.atSites()) {
      settleByKey(work, words);
    } else if (work.creates()) {
      findCreated(work, words, true);
    } else if (work.lastSent.orElse(null) instanceof Call.Update) {
      look(work, words, (live, askedAt) -> settleUpdate(work, words, live, askedAt));
    } else if (work.unknownSends >= Work.UNKNOWN_SENDS) {
      exhausted(work, words);
    } else {
      // Its own first look shows whether it is done.
      work.forgetLook();
      work.forgetFound();
      track.requeue(work);
    }
  }

  private void settleUpdate(Work work, String words, Live live, Instant askedAt) {
    if (desk.contract.left(work.change(), live, desk.catalogue).isEmpty()) {
      work.written = true;
      work.lastSent.ifPresent(work.done::add);
      work.saw(live, askedAt);
      track.phones().wrote(work);
      track.goOn(work);
    } else if (work.unknownSends >= Work.UNKNOWN_SENDS) {
      exhausted(work, words);
    } else {
      work.saw(live, askedAt);
      track.requeue(work);
    }
  }

  private void findCreated(Work work, String words, boolean first) {
    list(
        work,
        (found, askedAt) -> {
          if (found.isPresent()) {
            work.created = true;
            track.phones().wrote(work);
            track.adopt(work, found.get(), askedAt);
          } else if (first) {
            desk.later(askedAt.plus(BETWEEN_LISTINGS), () -> findCreated(work, words, false));
          } else if (work.unknownSends >= Work.UNKNOWN_SENDS) {
            exhausted(work, words);
          } else {
            track.requeue(work);
          }
        });
  }

  /**
   * A create of unknown outcome where keys are not unique: looked for until a look that began half
   * a minute after the send ended does not show it.
   */
  private void settleByKey(Work work, String words) {
    new Reappearance(desk, track, work)
        .watch(
            found -> {
              work.created = true;
              work.written = true;
              work.lastSent.ifPresent(work.done::add);
              track.adopt(work, found.live(), found.askedAt());
              track.phones().wrote(work);
            },
            failed -> track.unreadable(work, failed),
            () -> {
              if (work.unknownSends >= Work.UNKNOWN_SENDS) {
                exhausted(work, words);
              } else {
                track.requeue(work);
              }
            });
  }

  private void exhausted(Work work, String words) {
    track.fail(
        work,
        "It was sent " + Work.UNKNOWN_SENDS + " times without an answer, and was not carried out.",
        words,
        "Run the same command again; if it stays so, give support the correlation id.");
  }

  private void lookWhy(Work work, String words, boolean stale) {
    if (!work.creates()) {
      if (work.lastSent.orElse(null) instanceof Call.Update) {
        look(work, words, (live, askedAt) -> rejected(work, live, askedAt, words, stale));
      } else if (++work.rejections >= STATION_TRIES) {
        refused(work, words);
      } else {
        // A station or service state that is just changing settles by itself.
        work.forgetLook();
        work.forgetFound();
        track.pause(work);
      }
      return;
    }
    if (desk.atSites()) {
      keyTaken(work, words);
      return;
    }
    list(
        work,
        (found, askedAt) -> {
          if (found.isPresent()) {
            work.created |= work.unknownSends > 0;
            track.adopt(work, found.get(), askedAt);
          } else if (work.change().key() instanceof Key.Phone(PhoneKey key)) {
            elsewhere.find(key, home -> taken(work, words, home));
          } else {
            refused(work, words);
          }
        });
  }

  /** A create was refused although its key was not seen: it may be there by now. */
  private void keyTaken(Work work, String words) {
    new Reappearance(desk, track, work)
        .once(
            found -> {
              boolean own = work.unknownSends > 0;
              work.created |= own;
              work.written |= own;
              if (own) {
                work.lastSent.ifPresent(work.done::add);
                track.phones().wrote(work);
              }
              track.adopt(work, found.live(), found.askedAt());
            },
            failed -> track.unreadable(work, failed),
            () -> refused(work, words));
  }

  private void taken(Work work, String words, Optional<GroupName> home) {
    if (home.isEmpty() || home.get().equals(track.group().name())) {
      refused(work, words);
      return;
    }
    Diagnostic why = Told.livesElsewhere(work.change(), home.get(), track.group().name(), words);
    track.fail(work, why, Exit.POLICY, Ended.HELD);
  }

  /** An update was rejected: busy ones wait, others get one more write with a fresh body. */
  private void rejected(Work work, Live live, Instant askedAt, String words, boolean stale) {
    work.saw(live, askedAt);
    if (stale) {
      // The look just made has the version that the next write needs.
      if (++work.staleWrites >= STALE_WRITES) {
        refused(work, words);
      } else {
        track.requeue(work);
      }
      return;
    }
    boolean changeable =
        !(live instanceof Live.Phone phone) || !(phone.state().busy() || Phones.failed(phone));
    boolean triedFailed = Phones.failed(live) && work.triedFailed;
    if (triedFailed || (changeable && ++work.rejections >= 2)) {
      refused(work, words);
    } else {
      track.requeue(work);
    }
  }

  private void refused(Work work, String words) {
    if (desk.atSites() && work.creates() && work.change().key() instanceof Key.Group) {
      track.fail(work, Told.noNewGroup(work.change(), words), Exit.PARTIAL, Ended.FAILED);
      return;
    }
    track.fail(
        work,
        "The platform refused it.",
        words,
        "Mend what the platform names, then run the same command again.");
  }

  private void understand(Work work, boolean forbidden, String code, String words) {
    Kind kind = forbidden ? Kind.FORBIDDEN : Kind.NOT_FOUND;
    if (desk.atSites() && kind == Kind.NOT_FOUND && (work.creates() || work.created)) {
      track.unseen(work, words);
    } else {
      understand(new Puzzle(work, kind, code, words));
    }
  }

  /** A look did not find the object: it is gone, or its whole group is. */
  void vanished(Work work, String words) {
    if (desk.atSites() && work.created) {
      track.unseen(work, words);
    } else {
      understand(new Puzzle(work, Kind.VANISHED, "", words));
    }
  }

  private void understand(Puzzle first) {
    boolean newGroup = first.work().change().key() instanceof Key.Group && first.work().creates();
    if (desk.atSites() || newGroup) {
      resolve(first, new Understanding.Cause.Itself());
      return;
    }
    puzzles.add(first);
    if (puzzles.size() == 1) {
      track.hold(true);
      new Understanding(desk, track.group())
          .find(cause -> {
            track.hold(false);
            List<Puzzle> all = List.copyOf(puzzles);
            puzzles.clear();
            all.forEach(puzzle -> resolve(puzzle, cause));
          });
    }
  }

  private void resolve(Puzzle puzzle, Understanding.Cause cause) {
    switch (cause) {
      case Understanding.Cause.Region _ when puzzle.kind() == Kind.VANISHED ->
          track.gone(puzzle.work(), puzzle.words());
      case Understanding.Cause.Region(Diagnostic why) -> {
        track.fail(puzzle.work(), why, Exit.POLICY, Ended.HELD);
        track.close(why);
      }
      case Understanding.Cause.Gone() -> {
        track.over(puzzle.work(), Ended.HELD);
        track.gone();
      }
      case Understanding.Cause.Itself() -> {
        switch (puzzle.kind()) {
          case FORBIDDEN -> forbidden(puzzle);
          case NOT_FOUND -> notFound(puzzle.work(), puzzle.words());
          case VANISHED -> track.gone(puzzle.work(), puzzle.words());
        }
      }
    }
  }

  private void forbidden(Puzzle puzzle) {
    Work work = puzzle.work();
    Call.Write write = work.lastSent.orElseThrow();
    switch (desk.contract.ban(write, puzzle.code())) {
      case UNSAID, EVERYTHING -> {
        track.denied(work, puzzle.words());
        track.over(work, Ended.FAILED);
      }
      case KIND -> {
        desk.denyStations(puzzle.words());
        track.fail(work, Told.noStations(work.change(), puzzle.words()), Exit.ACCESS, Ended.FAILED);
      }
      case OBJECT -> {
        boolean newGroup = work.creates() && work.change().key() instanceof Key.Group;
        Diagnostic why =
            newGroup
                ? Told.noNewGroup(work.change(), puzzle.words())
                : Told.otherObject(work.change(), puzzle.words());
        track.fail(work, why, Exit.PARTIAL, Ended.FAILED);
      }
    }
  }

  /** A 404 that is about the object itself: gone, or there and refused all the same. */
  private void notFound(Work work, String words) {
    if (work.creates()) {
      refused(work, words);
    } else {
      desk.reads.ask(
          new Call.Look(work.ref().orElseThrow()),
          ended -> {
            if (ended.what() instanceof AfterRead.Absent) {
              track.gone(work, words);
            } else {
              refused(work, words);
            }
          });
    }
  }

  /** One fresh look at the work's object. */
  private void look(Work work, String words, BiConsumer<Live, Instant> then) {
    Call.Ref ref = work.ref().orElseThrow();
    desk.reads.ask(
        new Call.Look(ref),
        ended -> {
          switch (ended.what()) {
            case AfterRead.Use(Fact.Seen(Live live)) -> then.accept(live, ended.askedAt());
            case AfterRead.Absent _ -> track.vanished(work, words);
            case AfterRead.Deny(String denied) -> track.denied(work, denied);
            case AfterRead.Use _ -> track.unreadable(work, "an answer of another kind");
            case AfterRead.Fail(String failed) -> track.unreadable(work, failed);
            case AfterRead.Again(_, String failed) -> track.unreadable(work, failed);
          }
        });
  }

  /** The work's object in a complete listing that is yet to begin. */
  private void list(Work work, BiConsumer<Optional<Live>, Instant> then) {
    list(work, LISTINGS, then);
  }

  private void list(Work work, int left, BiConsumer<Optional<Live>, Instant> then) {
    Consumer<Listings.Result> judge =
        result -> {
          switch (result) {
            case Listings.Result.Complete(List<Live> seen, Instant askedAt) ->
                then.accept(find(work, seen), askedAt);
            case Listings.Result.Incomplete(List<Live> seen, Instant askedAt, String words) -> {
              Optional<Live> found = find(work, seen);
              if (found.isPresent()) {
                then.accept(found, askedAt);
              } else if (left > 1) {
                desk.later(desk.now().plus(UNTIL_NEXT_TRY), () -> list(work, left - 1, then));
              } else {
                track.unreadable(work, words);
              }
            }
            case Listings.Result.Absent _ -> {
              track.over(work, Ended.HELD);
              track.gone();
            }
            case Listings.Result.Denied(String words) -> track.denied(work, words);
            case Listings.Result.Failed(String words) -> track.unreadable(work, words);
          }
        };
    if (work.change().key() instanceof Key.Phone) {
      track.listPhones(judge);
    } else {
      desk.listGroups(judge);
    }
  }

  private static Optional<Live> find(Work work, List<Live> seen) {
    Key key = work.change().key();
    return seen.stream()
        .filter(live ->
            switch (live) {
              case Live.Phone phone -> key.equals(new Key.Phone(phone.key()));
              case Live.Group group -> key.equals(new Key.Group(group.name()));
              case Live.Edge edge -> key.equals(new Key.Edge(edge.name()));
              default -> false;
            })
        .findFirst();
  }
}
