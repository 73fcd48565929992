package dev.phonefleet.inventory;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds people by their e-mail addresses, 25 at a time. The platform's search is an index that lags
 * behind, so whoever is not found is looked for once more, five seconds later.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
final class People {
  private static final int TOGETHER = 25;
  private static final Duration LAG = Duration.ofSeconds(5);

  private final Listings listings;
  private final List<Live> found = new ArrayList<>();
  private final Map<Call.Kind, String> refused = new HashMap<>();
  private Optional<String> silent = Optional.empty();
  private Set<String> missing;
  private int asked;
  private int rounds;
  private Instant again = Instant.MIN;

  People(List<String> emails, Listings listings) {
    this.listings = listings;
    this.missing = new HashSet<>(emails);
  }

  /** Asks what is due. */
  void pump(Instant now) {
    if (over() || asked > 0 || now.isBefore(again)) {
      return;
    }
    rounds++;
    List<String> all = missing.stream().sorted().toList();
    for (int from = 0; from < all.size(); from += TOGETHER) {
      List<String> some = all.subList(from, Math.min(from + TOGETHER, all.size()));
      asked++;
      listings.list(
          Call.Listing.by(Call.Kind.USER, Call.Sought.Field.EMAIL, some),
          result -> {
            asked--;
            saw(result);
          });
    }
  }

  private void saw(Listings.Result result) {
    switch (result) {
      case Listings.Result.Complete(List<Live> seen, Instant askedAt) -> take(seen, askedAt);
      case Listings.Result.Incomplete(List<Live> seen, Instant askedAt, _) -> take(seen, askedAt);
      case Listings.Result.Denied(String words) -> refused.put(Call.Kind.USER, words);
      case Listings.Result.Absent(String words) -> silent = Optional.of(words);
      case Listings.Result.Failed(String words) -> silent = Optional.of(words);
    }
  }

  /** The lag counts from when a search really left, however long it waited for its turn. */
  private void take(List<Live> seen, Instant askedAt) {
    Instant next = askedAt.plus(LAG);
    again = next.isAfter(again) ? next : again;
    for (Live live : seen) {
      if (live instanceof Live.Person person && missing.remove(person.email())) {
        found.add(person);
      }
    }
  }

  List<Live> found() {
    return found;
  }

  /** Why a search got no answer. */
  Optional<String> silent() {
    return silent;
  }

  /** Why nobody may be looked for, by kind. */
  Map<Call.Kind, String> refused() {
    return Map.copyOf(refused);
  }

  /** Whether everybody is found, or was looked for twice. */
  boolean over() {
    return asked == 0
        && (missing.isEmpty() || rounds >= 2 || !refused.isEmpty() || silent.isPresent());
  }

  Optional<Instant> wakeAt() {
    return over() || asked > 0 || rounds == 0 ? Optional.empty() : Optional.of(again);
  }
}
