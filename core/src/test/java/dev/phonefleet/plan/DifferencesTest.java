package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Live;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferencesTest {
  private final Differences differences = new Differences(new SecretSettings(Set.of("unlock")));

  @Test
  void whatIsNotDeclaredIsNoDifference() {
    PhoneFields live =
        Example.phone()
            .text("name", "Front desk")
            .text("user", "a@b.example")
            .lines(whole(line("+4930111", "Front")))
            .setting("volume", new Value.Text("7"))
            .fields();

    assertThat(differences.ofPhone(PhoneFields.NONE, live)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "model", "site", "user", "description"})
  void eachTextFieldIsComparedAloneAndExactly(String field) {
    PhoneFields live = Example.phone().text(field, "old").fields();

    assertThat(differences.ofPhone(Example.phone().text(field, "old").fields(), live)).isEmpty();
    assertThat(differences.ofPhone(Example.phone().text(field, "Old").fields(), live))
        .containsExactly(change(field, "old", "Old"));
    assertThat(differences.ofPhone(Example.phone().text(field, "new").fields(), PhoneFields.NONE))
        .containsExactly(change(field, null, "new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "model", "site", "user", "description"})
  void aClearedFieldDiffersOnlyWhereThereIsAValue(String field) {
    PhoneFields wanted = Example.phone().clear(field).fields();

    assertThat(differences.ofPhone(wanted, Example.phone().text(field, "old").fields()))
        .containsExactly(change(field, "old", null));
    assertThat(differences.ofPhone(wanted, PhoneFields.NONE)).isEmpty();
    assertThat(differences.ofPhone(wanted, Example.phone().text(field, "").fields())).isEmpty();
  }

  @Test
  void fieldsComeInAFixedOrder() {
    PhoneFields wanted =
        Example.phone()
            .text("description", "d")
            .text("name", "n")
            .text("user", "u")
            .text("site", "s")
            .text("model", "m")
            .setting("b", new Value.Flag(true))
            .setting("a", new Value.Flag(true))
            .lines(whole(line("+4930111", "Front")))
            .fields();

    assertThat(differences.ofPhone(wanted, PhoneFields.NONE))
        .extracting(FieldChange::path)
        .containsExactly(
            "name",
            "model",
            "site",
            "user",
            "description",
            "lines[0].number",
            "lines[0].label",
            "settings.a",
            "settings.b");
  }

  @Test
  void wholeLinesShowWhatGoesAndWhatComes() {
    PhoneFields live =
        Example.phone().lines(whole(line("+4930111", "Front"), line("+4930112", "Back"))).fields();
    PhoneFields wanted = Example.phone().lines(whole(line("+4930999", "Front"))).fields();

    assertThat(differences.ofPhone(wanted, live))
        .containsExactly(
            change("lines[0].number", "+4930111", "+4930999"),
            change("lines[1].number", "+4930112", null),
            change("lines[1].label", "Back", null));
  }

  @Test
  void wholeLinesThatSayLessKeepTheRestOfTheLine() {
    PhoneFields live = Example.phone().lines(whole(line("+4930111", "Front"))).fields();
    Line number = new Line(Optional.of("+4930111"), Optional.empty());

    assertThat(differences.ofPhone(Example.phone().lines(whole(number)).fields(), live)).isEmpty();
  }

  @Test
  void someLinesCompareOnlyThoseTheyName() {
    PhoneFields live =
        Example.phone().lines(whole(line("+4930111", "Front"), line("+4930112", "Back"))).fields();
    TreeMap<Integer, Line> named = new TreeMap<>();
    named.put(1, new Line(Optional.empty(), Optional.of("Store")));
    PhoneFields wanted = Example.phone().lines(new Lines.Some(named)).fields();

    assertThat(differences.ofPhone(wanted, live))
        .containsExactly(change("lines[1].label", "Back", "Store"));
  }

  @Test
  void clearedLinesGoAll() {
    PhoneFields live =
        Example.phone()
            .lines(whole(line("+4930111", "Front"), new Line(Optional.empty(), Optional.empty())))
            .fields();
    PhoneFields wanted = Example.phone().clear("lines").fields();

    assertThat(differences.ofPhone(wanted, live))
        .extracting(FieldChange::path)
        .containsExactly("lines[0].number", "lines[0].label", "lines[1]");
    assertThat(differences.ofPhone(wanted, PhoneFields.NONE)).isEmpty();
  }

  @Test
  void anEmptyLineThatIsAddedIsADifferenceOfItsOwn() {
    PhoneFields live = Example.phone().lines(whole(line("+4930111", "Front"))).fields();
    Line empty = new Line(Optional.empty(), Optional.empty());
    PhoneFields wanted = Example.phone().lines(whole(line("+4930111", "Front"), empty)).fields();

    assertThat(differences.ofPhone(wanted, live))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.path()).isEqualTo("lines[1]");
          assertThat(it.from()).isEmpty();
          assertThat(it.to()).isPresent();
        });
  }

  @Test
  void settingsAreComparedByWhatTheySpell() {
    PhoneFields live =
        Example.phone()
            .setting("volume", new Value.Amount(new BigDecimal("7")))
            .setting("dnd", new Value.Flag(true))
            .setting("label", new Value.Text("5"))
            .setting("list", new Value.Structure("[1,2]"))
            .fields();
    PhoneFields same =
        Example.phone()
            .setting("volume", new Value.Text("7"))
            .setting("dnd", new Value.Text("true"))
            .setting("label", new Value.Amount(new BigDecimal("5.0")))
            .setting("list", new Value.Structure("[1,2]"))
            .fields();
    PhoneFields other =
        Example.phone()
            .setting("volume", new Value.Amount(new BigDecimal("8")))
            .setting("dnd", new Value.Flag(false))
            .setting("list", new Value.Structure("[2,1]"))
            .fields();

    assertThat(differences.ofPhone(same, live))
        .extracting(FieldChange::path)
        .doesNotContain("settings.volume", "settings.dnd", "settings.list");
    assertThat(differences.ofPhone(other, live))
        .extracting(FieldChange::path)
        .containsExactly("settings.dnd", "settings.list", "settings.volume");
  }

  @Test
  void aClearedSettingDiffersOnlyWhereItHasAValue() {
    PhoneFields wanted = Example.phone().clear("settings.volume").fields();
    PhoneFields live = Example.phone().setting("volume", new Value.Text("7")).fields();

    assertThat(differences.ofPhone(wanted, live))
        .containsExactly(change("settings.volume", "7", null));
    assertThat(differences.ofPhone(wanted, PhoneFields.NONE)).isEmpty();
  }

  @Test
  void secretSettingsAreMarkedAndNeverSpelledOut() {
    PhoneFields live = Example.phone().setting("adminPassword", new Value.Text("old-one")).fields();
    PhoneFields wanted =
        Example.phone()
            .setting("adminPassword", new Value.Text("new-one"))
            .setting("unlock", new Value.Text("1234"))
            .setting("volume", new Value.Text("7"))
            .fields();

    List<FieldChange> changes = differences.ofPhone(wanted, live);

    assertThat(changes).extracting(FieldChange::secret).containsExactly(true, true, false);
    assertThat(changes.toString()).doesNotContain("old-one", "new-one", "1234").contains("7");
  }

  @Test
  void groupsAreComparedByDescriptionTypeAndEdges() {
    GroupFields live = Example.groupFields("d", "Standard", "edge-1", "edge-2", Set.of());
    GroupFields wanted = Example.groupFields("e", "Hybrid", "edge-3", "edge-4", Set.of());

    assertThat(differences.ofGroup(live, live)).isEmpty();
    assertThat(differences.ofGroup(wanted, live))
        .containsExactly(
            change("description", "d", "e"),
            change("type", "Standard", "Hybrid"),
            change("primaryEdge", "edge-1", "edge-3"),
            change("secondaryEdge", "edge-2", "edge-4"));
  }

  @Test
  void aGroupKeepsWhatItsFileDoesNotSayAndLosesWhatIsCleared() {
    GroupFields live = Example.groupFields("d", "Standard", "edge-1", "edge-2", Set.of());
    GroupFields silent = Example.groupFields(null, null, null, null, Set.of());
    GroupFields cleared =
        Example.groupFields(null, null, null, null, Set.of("description", "secondaryEdge"));

    assertThat(differences.ofGroup(silent, live)).isEmpty();
    assertThat(differences.ofGroup(cleared, live))
        .containsExactly(change("description", "d", null), change("secondaryEdge", "edge-2", null));
  }

  @Test
  void anObjectOfAnotherKindIsABug() {
    Live tenant = new Live.Tenant("t1", "Acme", Optional.empty(), false);
    Fields wanted = new Fields.Phone(Example.phone().text("name", "n").fields());

    assertThatThrownBy(() -> differences.of(wanted, tenant))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(differences.of(wanted, Example.livePhone("p1", "g1", 1, PhoneFields.NONE)))
        .hasSize(1);
  }

  private static FieldChange change(String path, @Nullable String from, @Nullable String to) {
    return new FieldChange(
        path,
        Optional.ofNullable(from).map(Value.Text::new),
        Optional.ofNullable(to).map(Value.Text::new),
        false);
  }

  private static Lines whole(Line... lines) {
    return new Lines.Whole(Arrays.asList(lines));
  }

  private static Line line(String number, String label) {
    return new Line(Optional.of(number), Optional.of(label));
  }
}
