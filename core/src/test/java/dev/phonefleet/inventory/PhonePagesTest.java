package dev.phonefleet.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.ServerHints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhonePagesTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final String ALL = "";

  private final Reads reads = new Organisation().reads();
  private final Map<String, Integer> phones = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Listings.Result> results = new ArrayList<>();

  @Test
  void fewPagesAreListedAsOne() {
    phones.put(ALL, 300);
    phones.put("s1", 10);

    assertThat(whole("s1")).isTrue();
    assertThat(asked).containsExactly(" 1", " 2", " 3");
    assertThat(seen()).isEqualTo(300);
  }

  @Test
  void aSmallSiteOfALargeOrganisationIsListedAlone() {
    phones.put(ALL, 5_000);
    phones.put("s1", 150);

    assertThat(whole("s1")).isFalse();
    assertThat(asked).containsExactly(" 1", "s1 1", "s1 2");
    assertThat(seen()).isEqualTo(150);
  }

  @Test
  void sitesThatAreNearlyAllOfItAreListedAsOne() {
    phones.put(ALL, 1_000);
    phones.put("s1", 990);

    assertThat(whole("s1")).isTrue();
    assertThat(asked).hasSize(11).doesNotHaveDuplicates();
    assertThat(seen()).isEqualTo(1_000);
  }

  @Test
  void noPageIsAskedTwice() {
    phones.put(ALL, 2_000);
    phones.put("s1", 250);
    phones.put("s2", 120);

    assertThat(whole("s1", "s2")).isFalse();
    assertThat(asked).doesNotHaveDuplicates().hasSize(6);
  }

  @Test
  void aSiteWithTenThousandIsNeverListedAlone() {
    phones.put(ALL, 40_000);
    phones.put("s1", 10_000);

    assertThat(whole("s1")).isTrue();
    assertThat(seen()).isEqualTo(40_000);
  }

  @Test
  void aSiteJustBelowIs() {
    phones.put(ALL, 40_000);
    phones.put("s1", 9_999);

    assertThat(whole("s1")).isFalse();
    assertThat(seen()).isEqualTo(9_999);
  }

  @Test
  void withoutSitesItIsTheOrganisation() {
    phones.put(ALL, 700);

    assertThat(whole()).isTrue();
    assertThat(seen()).isEqualTo(700);
  }

  private boolean whole(String... sites) {
    PhonePages pages = new PhonePages(reads, new Listings(reads), Set.of(sites));
    pages.list(results::add);
    while (!reads.idle()) {
      reads.steps(T0).forEach(this::answer);
    }
    assertThat(results).hasSize(1);
    return pages.whole();
  }

  private int seen() {
    return ((Listings.Result.Complete) results.getFirst()).seen().size();
  }

  private void answer(Step step) {
    Call.ListPage page = (Call.ListPage) step.call();
    String site = page.what().of().map(home -> ((Home.AtSite) home).siteId()).orElse(ALL);
    asked.add(site + " " + page.page());
    int total = phones.getOrDefault(site, 0);
    int from = (page.page() - 1) * 100;
    List<Live> some =
        IntStream.range(from, Math.min(total, from + 100))
            .<Live>mapToObj(i -> new Live.Unreadable(site + "-" + i, ""))
            .toList();
    Fact fact = new Fact.Page(some, page.page(), (total + 99) / 100, OptionalLong.of(total));
    reads.sent(step, T0);
    reads.answered(
        step,
        new Answer(new Outcome.Done(fact), OptionalInt.of(200), ServerHints.NONE, "api.example"),
        T0);
  }
}
