package dev.phonefleet.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final Call.Listing GROUPS = new Call.Listing(Call.Kind.GROUP, Optional.empty());

  private final AtomicLong ids = new AtomicLong();
  private final Reads reads =
      new Reads(
          new Budget(lane -> LaneRule.FREE, new Random(1)),
          call -> new Charge(Set.of()),
          Duration.ofMinutes(2),
          new Random(2),
          ids::incrementAndGet);
  private final Listings listings = new Listings(reads);
  private final List<Listings.Result> results = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private Instant now = T0;

  @Test
  void onePageIsOneRequest() {
    listings.list(GROUPS, results::add);

    serve(page -> done(page(page, 1, 2, "a", "b")));

    assertThat(asked).containsExactly(1);
    assertThat(ids(complete())).containsExactly("a", "b");
  }

  @Test
  void anEmptyCollectionIsComplete() {
    listings.list(GROUPS, results::add);

    serve(page -> done(page(page, 0, 0)));

    assertThat(asked).containsExactly(1);
    assertThat(complete().seen()).isEmpty();
  }

  @Test
  void aHundredAndThreePagesAreAskedSideBySideAfterTheFirstAndEachOnce() {
    listings.list(GROUPS, results::add);
    assertThat(reads.steps(now)).hasSize(1).allSatisfy(step -> answer(step, hundred(1)));

    List<Step> others = reads.steps(now);
    assertThat(others).hasSize(102);
    others.reversed().forEach(step -> answer(step, hundred(number(step))));

    assertThat(complete().seen()).hasSize(10_300);
    assertThat(ids(complete()).subList(99, 102)).containsExactly("p1-99", "p2-0", "p2-1");
    assertThat(reads.idle()).isTrue();
  }

  @Test
  void aPageThatAppearsLateIsAskedToo() {
    listings.list(GROUPS, results::add);

    serve(page ->
        done(
            switch (page) {
              case 1 -> page(1, 2, 3, "a");
              case 2 -> page(2, 3, 3, "b");
              default -> page(3, 3, 3, "c");
            }));

    assertThat(asked).containsExactly(1, 2, 3);
    assertThat(ids(complete())).containsExactly("a", "b", "c");
  }

  @Test
  void withoutATotalThePagesAreBelieved() {
    listings.list(GROUPS, results::add);

    serve(page ->
        done(
            new Fact.Page(
                List.of(live("x" + page)), page, Math.min(page + 1, 3), OptionalLong.empty())));

    assertThat(ids(complete())).containsExactly("x1", "x2", "x3");
  }

  @Test
  void aTotalThatChangedMeansOnceMoreAndTheSecondReadingCounts() {
    listings.list(GROUPS, results::add);
    int[] round = {0};

    serve(page -> {
      round[0] += page == 1 ? 1 : 0;
      boolean first = round[0] == 1;
      return done(page == 1 ? page(1, 2, first ? 3 : 2, "a") : page(2, 2, 2, "b"));
    });

    assertThat(asked).containsExactly(1, 2, 1, 2);
    assertThat(ids(complete())).containsExactly("a", "b");
  }

  @Test
  void aCollectionThatKeepsChangingIsIncompleteAfterThreeReadings() {
    listings.list(GROUPS, results::add);

    serve(page -> done(page(1, 1, 3, "a", "b")));

    assertThat(asked).containsExactly(1, 1, 1);
    assertThat(results)
        .singleElement()
        .isInstanceOfSatisfying(
            Listings.Result.Incomplete.class,
            it -> {
              assertThat(ids(it.seen())).containsExactly("a", "b");
              assertThat(it.words()).contains("2 of 3");
            });
  }

  @Test
  void anObjectThatIsSeenTwiceHidesAnotherOne() {
    listings.list(GROUPS, results::add);
    int[] round = {0};

    serve(page -> {
      round[0] += page == 1 ? 1 : 0;
      String last = round[0] < 3 ? "b" : "d";
      return done(page == 1 ? page(1, 2, 4, "a", "b") : page(2, 2, 4, last, "c"));
    });

    assertThat(asked).containsExactly(1, 2, 1, 2, 1, 2);
    assertThat(ids(complete())).containsExactly("a", "b", "d", "c");
  }

  @Test
  void anObjectThatIsSeenTwiceIsShownOnce() {
    listings.list(GROUPS, results::add);

    serve(page -> done(page == 1 ? page(1, 2, 2, "a", "b") : page(2, 2, 2, "b")));

    assertThat(ids(complete())).containsExactly("a", "b");
  }

  @Test
  void whoAsksBeforeTheFirstPageIsSentSharesTheListing() {
    List<Listings.Result> other = new ArrayList<>();
    listings.list(GROUPS, results::add);
    listings.list(GROUPS, other::add);

    serve(page -> done(page(page, 1, 1, "a")));

    assertThat(asked).containsExactly(1);
    assertThat(other).isEqualTo(results).hasSize(1);
  }

  @Test
  void whoAsksAfterTheFirstPageWasHandedOutGetsAFreshOne() {
    List<Listings.Result> other = new ArrayList<>();
    listings.list(GROUPS, results::add);
    Step first = reads.steps(now).getFirst();
    now = T0.plusSeconds(5);

    listings.list(GROUPS, other::add);
    Step second = reads.steps(now).getFirst();
    answer(first, done(page(1, 1, 1, "old")));
    assertThat(other).isEmpty();
    answer(second, done(page(1, 1, 1, "new")));

    assertThat(ids(complete())).containsExactly("old");
    assertThat(other)
        .singleElement()
        .isInstanceOfSatisfying(
            Listings.Result.Complete.class, it -> assertThat(ids(it)).containsExactly("new"));
  }

  @Test
  void whoAsksDuringASecondReadingHasThreeReadingsOfItsOwn() {
    List<Listings.Result> other = new ArrayList<>();
    listings.list(GROUPS, results::add);
    for (int reading = 1; reading <= 2; reading++) {
      answer(reads.steps(now).getFirst(), done(page(1, 1, 3, "a", "b")));
    }

    listings.list(GROUPS, other::add);
    answer(reads.steps(now).getFirst(), done(page(1, 1, 3, "a", "b")));
    serve(page -> done(page(1, 1, 3, "a", "b", "c")));

    assertThat(results).singleElement().isInstanceOf(Listings.Result.Incomplete.class);
    assertThat(other).singleElement().isInstanceOf(Listings.Result.Complete.class);
  }

  @Test
  void nothingInItIsOlderThanItsFirstPage() {
    listings.list(GROUPS, results::add);
    Step first = reads.steps(now).getFirst();
    answer(first, done(page(1, 2, 2, "a")));
    now = T0.plusSeconds(9);
    answer(reads.steps(now).getFirst(), done(page(2, 2, 2, "b")));

    assertThat(complete().askedAt()).isEqualTo(T0);
  }

  @Test
  void oneRefusedPageEndsItAndLateAnswersChangeNothing() {
    listings.list(GROUPS, results::add);
    answer(reads.steps(now).getFirst(), done(page(1, 3, 3, "a")));
    List<Step> others = reads.steps(now);
    answer(others.get(0), new Outcome.Forbidden("missing.permissions", "no permission"));
    answer(others.get(1), done(page(3, 3, 3, "c")));

    assertThat(results).containsExactly(new Listings.Result.Denied("no permission"));
    assertThat(reads.idle()).isTrue();
  }

  @Test
  void whatIsNotThereIsAbsentAndWhatIsRefusedFails() {
    listings.list(GROUPS, results::add);
    serve(page -> new Outcome.NotFound("no such group"));
    listings.list(GROUPS, results::add);
    serve(page -> new Outcome.Refused("bad", "bad request"));
    listings.list(GROUPS, results::add);
    serve(page -> done(new Fact.Written(Optional.empty())));

    assertThat(results)
        .containsExactly(
            new Listings.Result.Absent("no such group"),
            new Listings.Result.Failed("bad request"),
            new Listings.Result.Failed("an answer that is no page"));
  }

  private Outcome hundred(int page) {
    String[] names =
        IntStream.range(0, 100).mapToObj(i -> "p" + page + "-" + i).toArray(String[]::new);
    return done(page(page, 103, 10_300, names));
  }

  private void serve(IntFunction<Outcome> pages) {
    for (List<Step> steps = reads.steps(now); !steps.isEmpty(); steps = reads.steps(now)) {
      for (Step step : steps) {
        asked.add(number(step));
        answer(step, pages.apply(number(step)));
      }
    }
  }

  private void answer(Step step, Outcome outcome) {
    reads.sent(step, now);
    reads.answered(
        step, new Answer(outcome, OptionalInt.of(200), ServerHints.NONE, "acme.example"), now);
  }

  private Listings.Result.Complete complete() {
    assertThat(results).singleElement().isInstanceOf(Listings.Result.Complete.class);
    return (Listings.Result.Complete) results.getFirst();
  }

  private static List<String> ids(Listings.Result.Complete complete) {
    return ids(complete.seen());
  }

  private static List<String> ids(List<Live> seen) {
    return seen.stream().map(Live::id).toList();
  }

  private static int number(Step step) {
    return ((Call.ListPage) step.call()).page();
  }

  private static Outcome done(Fact fact) {
    return new Outcome.Done(fact);
  }

  private static Fact.Page page(int number, int pages, long total, String... ids) {
    List<Live> seen = Arrays.stream(ids).map(ListingsTest::live).toList();
    return new Fact.Page(seen, number, pages, OptionalLong.of(total));
  }

  private static Live live(String id) {
    return new Live.Unreadable(id, "");
  }
}
