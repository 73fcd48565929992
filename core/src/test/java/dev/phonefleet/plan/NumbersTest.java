package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  private static final String MAC = "0004f2aabb01";
  private static final Call.Listing POOLS = Call.Listing.all(Call.Kind.DID_POOL);
  private static final Call.Listing EXTENSION_POOLS = Call.Listing.all(Call.Kind.EXTENSION_POOL);

  private final Sites sites =
      new Sites()
          .found(POOLS, new Live.NumberPool("a", "+15550100", "+15550199"))
          .found(EXTENSION_POOLS, new Live.NumberPool("b", "4700", "4799"));

  @ParameterizedTest
  @CsvSource({
    "+15550100, true",
    "+15550199, true",
    "+15550200, false",
    "+15550099, false",
    "+1555010, false",
    "4711, true",
    "15550100, false",
    "04711, false",
    "4800, false"
  })
  void aNumberHasToBeInAPoolOfItsKind(String number, boolean good) {
    sites.found(by(number));

    Planning planning = sites.plan(file(number), Mandate.ORDINARY);

    assertThat(planning).isInstanceOf(good ? Planning.Ready.class : Planning.Wrong.class);
  }

  @Test
  void aNumberOutsideIsAMistakeOfThatRow() {
    sites.found(by("+15550900"));

    assertThat(sites.wrong(file("+15550900")))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.code()).isEqualTo("number.no-pool");
          assertThat(it.where()).contains("fleet.yaml:9:3");
          assertThat(it.what()).contains("+15550900", "DID");
        });
  }

  @Test
  void aNumberOfSomebodyElseFailsThatPhoneOnlyAndNamesTheOwner() {
    sites.found(by("+15550101"), owned("+15550101", "u9", "user Cleo"));

    Plan plan =
        sites.ready(
            Sites.file(
                AtSite.desk(MAC).numbers("+15550101").wanted(),
                AtSite.desk("0004f2aabb02").wanted()));

    assertThat(plan.changes()).hasSize(1);
    assertThat(plan.refused())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.exit()).isEqualTo(Exit.PARTIAL);
          assertThat(it.why().code()).isEqualTo("number.taken");
          assertThat(it.why().what()).contains("+15550101", "user Cleo");
        });
  }

  @Test
  void aNumberThatIsThePhonesOwnMayMoveBetweenItsLines() {
    sites
        .phones(AtSite.desk(MAC).numbers("+15550101", "+15550102").live("p1"))
        .found(by("+15550101"), owned("+15550101", "p1", "phone"))
        .found(by("+15550102"), owned("+15550102", "p1-line", "line"));

    Plan plan =
        sites.ready(Sites.file(AtSite.desk(MAC).numbers("+15550102", "+15550101").wanted()));

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.changes()).hasSize(1);
  }

  @Test
  void aNumberThatNobodyOwnsIsFree() {
    sites.found(by("+15550101"), owned("+15550101", null, null));

    assertThat(sites.ready(file("+15550101")).refused()).isEmpty();
  }

  @Test
  void anotherNumberInTheAnswerSaysNothing() {
    sites.found(by("+15550101"), owned("+155501010", "u9", "user Cleo"));

    assertThat(sites.ready(file("+15550101")).refused()).isEmpty();
  }

  @Test
  void theWholeListTellsTheOwnerToo() {
    String[] many = IntStream.range(10, 36).mapToObj(i -> "+155501" + i).toArray(String[]::new);
    sites.found(Call.Listing.all(Call.Kind.DID), owned(many[3], "u9", "user Cleo"));

    assertThat(sites.ready(file(many)).refused())
        .extracting(it -> it.why().code())
        .containsExactly("number.taken");
  }

  @Test
  void whatTheWholeListTellsIsNotAskedAgain() {
    sites.found(Call.Listing.all(Call.Kind.DID));

    assertThat(sites.ready(file("+15550101")).changes()).hasSize(1);
  }

  @Test
  void aNumberThatCouldNotBeCheckedIsNotWritten() {
    sites.silent(new Call.ListPage(by("+15550101"), 1), "gave up");

    assertThat(sites.ready(file("+15550101")).refused())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.exit()).isEqualTo(Exit.PARTIAL);
          assertThat(it.why()).extracting(Diagnostic::why).isEqualTo("gave up");
        });
  }

  private static DesiredFleet file(String... numbers) {
    return Sites.file(AtSite.desk(MAC).numbers(numbers).wanted());
  }

  private static Call.Listing by(String number) {
    Call.Kind kind = number.startsWith("+") ? Call.Kind.DID : Call.Kind.EXTENSION;
    return Call.Listing.by(kind, Call.Sought.Field.NUMBER, java.util.List.of(number));
  }

  private static Live owned(String number, @Nullable String id, @Nullable String owner) {
    return new Live.OwnedNumber(
        "d-" + number, number, Optional.ofNullable(id), Optional.ofNullable(owner));
  }
}
