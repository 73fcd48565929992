package dev.phonefleet.rollout;

import dev.phonefleet.inventory.Listings;
import dev.phonefleet.outside.Call;
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

  private final Desk desk;
  private final List<Track> tracks;
  private Instant lastAsked;
  private boolean asking;

  Watch(Desk desk, List<Track> tracks, Instant lastAsked) {
    this.desk = desk;
    this.tracks = tracks;
    this.lastAsked = lastAsked;
  }

  void pump() {
    Optional<Instant> due = dueAt();
    if (!desk.halted() && due.isPresent() && !due.get().isAfter(desk.now())) {
      asking = true;
      lastAsked = desk.now();
      desk.listings.list(new Call.Listing(Call.Kind.GROUP, Optional.empty()), this::saw);
    }
  }

  /** When the next look is due; empty while one is under way or none is needed. */
  Optional<Instant> dueAt() {
    return asking ? Optional.empty() : interval().map(lastAsked::plus);
  }

  private Optional<Duration> interval() {
    return tracks.stream()
        .filter(Track::needsWatch)
        .map(track ->
            track.gate().lastSeenActive() ? WHILE_WRITING : track.group().readiness().interval())
        .min(Duration::compareTo);
  }

  private void saw(Listings.Result result) {
    asking = false;
    if (!(result instanceof Listings.Result.Complete(List<Live> seen, Instant askedAt))) {
      return;
    }
    for (Track track : tracks) {
      Optional<Live.Group> live =
          seen.stream()
              .filter(Live.Group.class::isInstance)
              .map(Live.Group.class::cast)
              .filter(group -> group.name().equals(track.group().name()))
              .findFirst();
      track.saw(live, askedAt);
    }
  }
}
