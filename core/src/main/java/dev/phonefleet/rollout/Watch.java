package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.inventory.EdgeHealth;
import dev.phonefleet.inventory.Listings;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at all groups by one listing: as often as the most impatient group asks while groups are on
 * their way to ACTIVE, and every five seconds while phones are written.
 */
final class Watch {
  private static final Duration WHILE_WRITING = Duration.ofSeconds(5);

  /** Where all requests share one minute, looks are as rare as a fresh one allows. */
  private static final Duration AT_SITES = Duration.ofSeconds(8);

  private final Desk desk;
  private final List<Track> tracks;
  private Instant lastAsked;
  private Instant lastComplete;
  private boolean asking;

  Watch(Desk desk, List<Track> tracks, Instant lastAsked) {
    this.desk = desk;
    this.tracks = tracks;
    this.lastAsked = lastAsked;
    this.lastComplete = lastAsked;
  }

  void pump() {
    Optional<Instant> due = dueAt();
    if (!desk.halted() && due.isPresent() && !due.get().isAfter(desk.now())) {
      asking = true;
      lastAsked = desk.now();
      lastComplete = lastComplete.equals(Instant.MIN) ? lastAsked : lastComplete;
      desk.watch(this::saw);
    }
  }

  /** When the next look is due; empty while one is under way or none is needed. */
  Optional<Instant> dueAt() {
    return asking
        ? Optional.empty()
        : tracks.stream().filter(Track::needsWatch).map(this::dueAt).min(Instant::compareTo);
  }

  private Instant dueAt(Track track) {
    Duration interval =
        track.gate().lastSeenActive() ? whileWriting() : track.group().readiness().interval();
    Instant next = lastAsked.plus(interval);
    // The look that decides whether the group took too long is not put off.
    return track
        .gate()
        .shutsAt()
        .filter(end -> end.isAfter(lastAsked) && end.isBefore(next))
        .orElse(next);
  }

  private Duration whileWriting() {
    return desk.atSites() ? AT_SITES : WHILE_WRITING;
  }

  /** Any listing of the groups, whoever asked for it. */
  void observe(Listings.Result result) {
    switch (result) {
      case Listings.Result.Complete(List<Live> seen, Instant askedAt) -> saw(seen, askedAt, true);
      case Listings.Result.Incomplete(List<Live> seen, Instant askedAt, _) ->
          saw(seen, askedAt, false);
      case Listings.Result.Absent _, Listings.Result.Denied _, Listings.Result.Failed _ -> {}
    }
  }

  private void saw(Listings.Result result) {
    asking = false;
    switch (result) {
      case Listings.Result.Complete(_, Instant askedAt) -> lastComplete = askedAt;
      case Listings.Result.Incomplete(_, Instant askedAt, String words) -> {
        if (!askedAt.isBefore(lastComplete.plus(desk.settings.deadline()))) {
          end(Exit.UNREACHABLE, "api.no-groups", words);
        }
      }
      case Listings.Result.Denied(String words) -> end(Exit.ACCESS, "api.forbidden", words);
      case Listings.Result.Absent(String words) -> end(Exit.UNREACHABLE, "api.no-groups", words);
      case Listings.Result.Failed(String words) -> end(Exit.UNREACHABLE, "api.no-groups", words);
    }
  }

  private void end(Exit exit, String code, String words) {
    desk.halt(
        exit,
        Diagnostic.error(
            code,
            "edge groups",
            "The edge groups could not be listed, so nobody knows whether they are ACTIVE.",
            words,
            "Run the same command again; it goes on where this run ended."));
  }

  private void saw(List<Live> seen, Instant askedAt, boolean complete) {
    if (desk.atSites()) {
      sawEdges(seen, askedAt, complete);
      return;
    }
    for (Track track : tracks) {
      Optional<Live.Group> live =
          seen.stream()
              .filter(Live.Group.class::isInstance)
              .map(Live.Group.class::cast)
              .filter(group -> group.name().equals(track.group().name()))
              .findFirst();
      if (complete || live.isPresent()) {
        track.saw(live, askedAt);
      }
    }
  }

  /** Groups that say nothing of themselves fare as their edges do. */
  private void sawEdges(List<Live> seen, Instant askedAt, boolean complete) {
    List<Live.Edge> edges =
        seen.stream().filter(Live.Edge.class::isInstance).map(Live.Edge.class::cast).toList();
    for (Track track : tracks) {
      if (complete && track.known().isPresent()) {
        Live.Group group = track.known().get();
        track.saw(Optional.of(EdgeHealth.judged(group, track.group().fields(), edges)), askedAt);
      }
    }
  }
}
