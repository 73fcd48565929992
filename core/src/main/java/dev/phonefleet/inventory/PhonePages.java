package dev.phonefleet.inventory;

import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The phones of some sites, by as few pages as possible: all of the organisation, or site by site.
 * A first page of the organisation tells how many there are; only when that is many, and some of
 * them live elsewhere, are first pages of the sites worth asking for.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class PhonePages {
  /** A filtered listing ends here on the platform, so a larger site is never listed alone. */
  private static final long MOST_FILTERED = 10_000;

  private static final int WORTH_IT = 2;
  private static final Call.Listing ALL = Call.Listing.all(Call.Kind.PHONE);

  private final Reads reads;
  private final Listings listings;
  private final Set<String> sites;
  private final Map<Call.Listing, Listings.First> firsts = new HashMap<>();
  private final List<Live> seen = new ArrayList<>();
  private int left;
  private Optional<Listings.Result> worst = Optional.empty();
  private Instant askedAt = Instant.MAX;
  private boolean whole;
  private Consumer<Listings.Result> then = result -> {};

  /**
   * @param sites by id; none: the organisation
   */
  public PhonePages(Reads reads, Listings listings, Set<String> sites) {
    this.reads = reads;
    this.listings = listings;
    this.sites = sites;
  }

  /** Whether what was listed is all of the organisation; known once it is listed. */
  boolean whole() {
    return whole;
  }

  /** Lists them. */
  public void list(Consumer<Listings.Result> whenDone) {
    then = whenDone;
    if (sites.isEmpty()) {
      take(List.of(ALL), true);
    } else {
      first(ALL, this::organisation);
    }
  }

  private void first(Call.Listing what, Runnable next) {
    reads.ask(
        new Call.ListPage(what, 1),
        ended -> {
          // Whatever else came of it, listing the same again says it in its own words.
          if (ended.what() instanceof AfterRead.Use(Fact.Page page)) {
            firsts.put(what, new Listings.First(page, ended.askedAt()));
          }
          next.run();
        });
  }

  private void organisation() {
    Listings.First all = firsts.get(ALL);
    if (all == null || all.page().pages() <= sites.size() + WORTH_IT || allOurs(all.page())) {
      take(List.of(ALL), true);
      return;
    }
    List<Call.Listing> each = sites.stream().sorted().map(PhonePages::at).toList();
    left = each.size();
    each.forEach(site ->
        first(
            site,
            () -> {
              if (--left == 0) {
                choose(all, each);
              }
            }));
  }

  /** Where the first hundred are all at the sites, hardly any are elsewhere. */
  private boolean allOurs(Fact.Page first) {
    List<Live.Phone> seen =
        first.seen().stream()
            .filter(Live.Phone.class::isInstance)
            .map(Live.Phone.class::cast)
            .toList();
    return !seen.isEmpty()
        && seen.stream()
            .allMatch(
                phone -> phone.home() instanceof Home.AtSite(String id) && sites.contains(id));
  }

  private void choose(Listings.First all, List<Call.Listing> each) {
    long pages = 0;
    boolean usable = true;
    for (Call.Listing site : each) {
      Listings.First first = firsts.get(site);
      pages += first == null ? 0 : first.page().pages();
      usable &= first != null && first.page().total().orElse(0) < MOST_FILTERED;
    }
    // What was asked for already costs nothing more.
    boolean fewer = pages - each.size() < all.page().pages() - 1;
    if (usable && fewer) {
      take(each, false);
    } else {
      take(List.of(ALL), true);
    }
  }

  private static Call.Listing at(String siteId) {
    return new Call.Listing(Call.Kind.PHONE, Optional.of(new Home.AtSite(siteId)));
  }

  private void take(List<Call.Listing> all, boolean everything) {
    whole = everything;
    left = all.size();
    for (Call.Listing what : all) {
      listings.list(what, Optional.ofNullable(firsts.get(what)), this::taken);
    }
  }

  private void taken(Listings.Result result) {
    if (result instanceof Listings.Result.Complete(List<Live> some, Instant at)) {
      seen.addAll(some);
      askedAt = at.isBefore(askedAt) ? at : askedAt;
    } else {
      worst = worst.or(() -> Optional.of(result));
    }
    if (--left == 0) {
      then.accept(worst.orElseGet(() -> new Listings.Result.Complete(seen, askedAt)));
    }
  }
}
