package dev.phonefleet.rollout;

import dev.phonefleet.gate.GroupActive;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.plan.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One change under way: how far it has come and what was seen of its object. */
final class Work {
  /** So many sends of unknown outcome, and the object is given up. */
  static final int UNKNOWN_SENDS = 3;

  private final Change planned;
  private Change change;
  private Optional<Call.Ref> ref;
  private Optional<Live> seen = Optional.empty();
  private Instant seenAt = Instant.MIN;
  private Optional<Ended> ended = Optional.empty();

  /** Sends whose outcome nobody knew at first. */
  int unknownSends;

  /** Rejections although the object could have been changed. */
  int rejections;

  /** Connections that did not come about, in a row. */
  int connectFailures;

  /** Looks in a row that found the object busy. */
  int busyLooks;

  /** A write was carried out. */
  boolean written;

  /** The object was made by this run. */
  boolean created;

  /** It has been put among the ready ones once. */
  boolean begun;

  /** The last look showed the phone FAILED. */
  boolean failed;

  /** The one write that a FAILED phone may get has been sent. */
  boolean triedFailed;

  /** It is written and counts once the phone is ACTIVE. */
  boolean awaiting;

  /** The write on its way is the one that a FAILED phone gets. */
  boolean triesFailed;

  /** The writes that were carried out. */
  final List<Call.Write> done = new ArrayList<>();

  private final Map<Call.Listing, Found> found = new HashMap<>();

  private record Found(List<Live> seen, Instant askedAt) {
    private Instant goodUntil() {
      return askedAt.plus(GroupActive.FRESH);
    }
  }

  /** The write that was sent last. */
  Optional<Call.Write> lastSent = Optional.empty();

  /** Writes in a row that rested on a version that was no longer the last. */
  int staleWrites;

  /** Since when something that this run made does not show. */
  Instant unseenSince = Instant.MAX;

  /** When its write was answered: what was asked before does not show it. */
  Instant doneAt = Instant.MIN;

  /** Not to be looked at or sent again before. */
  Instant notBefore = Instant.MIN;

  /** When it was first found busy, or written and is to become ACTIVE. */
  Instant waitingSince = Instant.MAX;

  Work(Change planned) {
    this.planned = planned;
    this.change = planned;
    this.ref = planned.live().map(Work::refOf);
  }

  private static Call.Ref refOf(Live live) {
    return switch (live) {
      case Live.Phone phone -> new Call.Ref(Call.Kind.PHONE, phone.id(), Optional.of(phone.home()));
      case Live.Group group -> new Call.Ref(Call.Kind.GROUP, group.id(), Optional.empty());
      case Live.Edge edge -> new Call.Ref(Call.Kind.EDGE, edge.id(), Optional.empty());
      default -> throw new IllegalArgumentException("no object to change: " + live);
    };
  }

  /** The change as it was planned. */
  Change planned() {
    return planned;
  }

  /** The change as it is now: a create whose object turned out to exist becomes an update. */
  Change change() {
    return change;
  }

  Optional<Call.Ref> ref() {
    return ref;
  }

  /** A look showed the object. */
  void saw(Live live, Instant askedAt) {
    seen = Optional.of(live);
    seenAt = askedAt;
    ref = Optional.of(refOf(live));
  }

  /** Whether the write that was sent last makes the object. */
  boolean creates() {
    return lastSent.orElse(null) instanceof Call.Create;
  }

  /** What was seen no longer counts. */
  void forgetLook() {
    seen = Optional.empty();
    seenAt = Instant.MIN;
  }

  /** The last look, when it is fresh enough to write on. */
  Optional<Live> freshLook(Instant now) {
    return now.isAfter(lookGoodUntil()) ? Optional.empty() : seen;
  }

  /** A write that rests on the last look must not leave later. */
  Instant lookGoodUntil() {
    return seen.isEmpty() ? Instant.MIN : seenAt.plus(GroupActive.FRESH);
  }

  /** What was looked for on the way showed these. */
  void found(Call.Listing what, List<Live> seen, Instant askedAt) {
    found.put(what, new Found(seen, askedAt));
  }

  /** What was looked for and is fresh enough to write on. */
  Map<Call.Listing, List<Live>> found(Instant now) {
    Map<Call.Listing, List<Live>> out = new HashMap<>();
    found.forEach((what, it) -> {
      if (!now.isAfter(it.goodUntil())) {
        out.put(what, it.seen());
      }
    });
    return out;
  }

  /** A write that rests on what was looked for must not leave later. */
  Instant foundGoodUntil() {
    return found.values().stream()
        .map(Found::goodUntil)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /** What was looked for no longer counts. */
  void forgetFound() {
    found.clear();
  }

  /** The object exists: what is left is to change it. */
  void becomes(Change update) {
    change = update;
  }

  void end(Ended how) {
    ended = Optional.of(how);
  }

  Optional<Ended> ended() {
    return ended;
  }

  boolean over() {
    return ended.isPresent();
  }

  /** How a success of this work counts. */
  Ended success(boolean wasAsWanted) {
    if (created) {
      return Ended.CREATED;
    }
    boolean update = planned.action() != Change.Action.CREATE;
    return written || update || !wasAsWanted ? Ended.UPDATED : Ended.UNCHANGED;
  }

  /** How it counts when the run stops before it is over. */
  Ended left() {
    if (awaiting || created) {
      return success(false);
    }
    return unknownSends > 0 && !written ? Ended.UNKNOWN : Ended.LEFT;
  }
}
