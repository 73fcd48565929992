package dev.phonefleet.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final List<Line> LIVE =
      List.of(line("+4930111", "Front desk"), line("+4930112", "Back office"));

  @Test
  void wholeLinesShortenAndKeepWhatAnEntryDoesNotSay() {
    Lines whole = new Lines.Whole(List.of(number("+4930999")));

    assertThat(whole.over(LIVE)).containsExactly(line("+4930999", "Front desk"));
  }

  @Test
  void wholeLinesBeyondTheLiveOnesAreAddedAsTheyAre() {
    Lines whole = new Lines.Whole(List.of(label("A"), number("+4930113"), label("C")));

    assertThat(whole.over(List.of(line("+4930111", "Front desk"))))
        .containsExactly(line("+4930111", "A"), number("+4930113"), label("C"));
  }

  @Test
  void noWholeLinesLeaveNone() {
    assertThat(new Lines.Whole(List.of()).over(LIVE)).isEmpty();
  }

  @Test
  void someLinesChangeOnlyThoseTheyName() {
    Lines some = some(1, label("Warehouse"));

    assertThat(some.over(LIVE)).containsExactly(LIVE.get(0), line("+4930112", "Warehouse"));
  }

  @Test
  void someLinesNeverRemoveOne() {
    assertThat(some(0, label("A")).over(LIVE)).hasSize(2);
    assertThat(new Lines.Some(new TreeMap<>()).over(LIVE)).isEqualTo(LIVE);
  }

  @Test
  void aLineNamedBeyondTheLiveOnesGetsEmptyOnesBeforeIt() {
    Lines some = some(2, number("+4930113"));

    assertThat(some.over(List.of()))
        .containsExactly(
            new Line(Optional.empty(), Optional.empty()),
            new Line(Optional.empty(), Optional.empty()),
            number("+4930113"));
  }

  @Test
  void linesAreAValueThatNobodyChangesAfterwards() {
    List<Line> given = new ArrayList<>(LIVE);
    Lines.Whole whole = new Lines.Whole(given);
    TreeMap<Integer, Line> named = new TreeMap<>();
    Lines.Some some = new Lines.Some(named);

    given.clear();
    named.put(0, label("A"));

    assertThat(whole.lines()).hasSize(2);
    assertThat(some.named()).isEmpty();
    assertThatThrownBy(() -> some.named().put(1, label("B")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Lines.Some some(int position, Line line) {
    TreeMap<Integer, Line> named = new TreeMap<>();
    named.put(position, line);
    return new Lines.Some(named);
  }

  private static Line line(String number, String label) {
    return new Line(Optional.of(number), Optional.of(label));
  }

  private static Line number(String number) {
    return new Line(Optional.of(number), Optional.empty());
  }

  private static Line label(String label) {
    return new Line(Optional.empty(), Optional.of(label));
  }
}
