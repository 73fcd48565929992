package dev.phonefleet.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.engine.Step;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration LAG = Duration.ofSeconds(5);

  private final dev.phonefleet.engine.Reads reads = new Organisation().reads();
  private final List<List<String>> asked = new ArrayList<>();

  @Test
  void twentyFiveAreLookedForTogether() {
    People people = people(emails(60));

    people.pump(T0);
    answerAll(T0, Set.copyOf(emails(60)));

    assertThat(asked).extracting(List::size).containsExactly(25, 25, 10);
    assertThat(people.over()).isTrue();
    assertThat(people.found()).hasSize(60);
  }

  @Test
  void whoIsNotFoundIsLookedForOnceMoreFiveSecondsLater() {
    People people = people(List.of("a@example.com", "b@example.com"));
    people.pump(T0);
    answerAll(T0, Set.of("a@example.com"));

    assertThat(people.over()).isFalse();
    assertThat(people.wakeAt()).contains(T0.plus(LAG));
    people.pump(T0.plusSeconds(4));
    assertThat(reads.idle()).isTrue();
    people.pump(T0.plus(LAG));
    answerAll(T0.plus(LAG), Set.of());

    assertThat(asked)
        .containsExactly(List.of("a@example.com", "b@example.com"), List.of("b@example.com"));
    assertThat(people.over()).isTrue();
    assertThat(people.found()).extracting(Live::id).containsExactly("id-a@example.com");
  }

  @Test
  void theFiveSecondsCountFromWhenTheFirstSearchLeft() {
    People people = people(List.of("a@example.com"));
    people.pump(T0);

    answerAll(T0.plusSeconds(60), Set.of());

    assertThat(people.wakeAt()).contains(T0.plusSeconds(65));
  }

  @Test
  void aSearchThatIsForbiddenIsNotRepeated() {
    People people = people(List.of("a@example.com"));
    people.pump(T0);
    answer(T0, new Outcome.Forbidden("missing.permissions", "no"));

    assertThat(people.over()).isTrue();
    assertThat(people.refused()).containsEntry(Call.Kind.USER, "no");
    assertThat(people.silent()).isEmpty();
  }

  @Test
  void aSearchThatFailsIsNoRefusal() {
    People people = people(List.of("a@example.com"));
    people.pump(T0);
    answer(T0, new Outcome.Refused("bad.request", "odd"));

    assertThat(people.over()).isTrue();
    assertThat(people.refused()).isEmpty();
    assertThat(people.silent()).contains("odd");
  }

  @Test
  void nobodyIsLookedForWhereNobodyIsWanted() {
    People people = people(List.of());
    people.pump(T0);

    assertThat(people.over()).isTrue();
    assertThat(reads.idle()).isTrue();
  }

  private People people(List<String> emails) {
    return new People(emails, new Listings(reads));
  }

  private static List<String> emails(int count) {
    return IntStream.range(0, count).mapToObj(i -> "p%02d@example.com".formatted(i)).toList();
  }

  private void answerAll(Instant at, Set<String> known) {
    for (Step step : reads.steps(at)) {
      Call.ListPage page = (Call.ListPage) step.call();
      List<String> values = page.what().sought().orElseThrow().values();
      asked.add(values);
      List<Live> seen =
          values.stream()
              .filter(known::contains)
              .<Live>map(it -> new Live.Person("id-" + it, "", it))
              .toList();
      end(step, at, new Outcome.Done(new Fact.Page(seen, 1, 1, OptionalLong.of(seen.size()))));
    }
  }

  private void answer(Instant at, Outcome outcome) {
    reads.steps(at).forEach(step -> end(step, at, outcome));
  }

  private void end(Step step, Instant at, Outcome outcome) {
    reads.sent(step, at);
    reads.answered(
        step, new Answer(outcome, OptionalInt.of(200), ServerHints.NONE, "api.example"), at);
  }
}
