package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {
  private static final String YAML = Folder.PHONES + "      inventory: hq.csv\n";

  @TempDir private Path path;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(path);
  }

  @Test
  void readsEveryColumnInAnyOrder() {
    assertThat(
            phones(
                """
                settings.Zone,line2_label,name,mac,line1_number,description,user,site,model,line1_label
                Berlin,Two,Lobby,0004f2aabb01,+15550100,"a, ""b""\",anna,HQ,VVX,One
                """))
        .extracting(DesiredPhone::fields)
        .containsExactly(
            new PhoneFields(
                Optional.of("Lobby"),
                Optional.of("VVX"),
                Optional.of("HQ"),
                Optional.of("anna"),
                Optional.of("a, \"b\""),
                Optional.of(
                    new Lines.Some(
                        new TreeMap<>(
                            Map.of(
                                0,
                                new Line(Optional.of("+15550100"), Optional.of("One")),
                                1,
                                new Line(Optional.empty(), Optional.of("Two")))))),
                Map.of("Zone", new Value.Text("Berlin")),
                Set.of()));
  }

  @Test
  void anEmptyCellDeclaresNothing() {
    assertThat(phones("mac,name,line1_number,settings.x,description\n0004f2aabb01,, ,,\"\"\n"))
        .extracting(DesiredPhone::fields)
        .containsExactly(PhoneFields.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void takesTheSeparatorFromTheHeader(String separator) {
    String csv = "mac,name,settings.a\n0004f2aabb01,Lobby,x\n".replace(",", separator);

    assertThat(phones(csv).getFirst().fields().name()).contains("Lobby");
    assertThat(phones(csv).getFirst().fields().settings()).containsKey("a");
  }

  @Test
  void aSeparatorInsideAQuotedHeaderDoesNotCount() {
    assertThat(phones("\"settings.a,b,c\";mac\nx;0004f2aabb01\n").getFirst().fields().settings())
        .containsKey("a,b,c");
  }

  @Test
  void acceptsMarkCarriageReturnsBlankLinesAndCaseInHeaders() {
    String csv =
        """
        \uFEFF
         MAC , Name ,LINE1_Number

        0004f2aabb01,Lobby,1
         , ,
        0004f2aabb02," kept ",2

        """;

    List<DesiredPhone> phones = phones(csv.replace("\n", "\r\n"));

    assertThat(phones)
        .extracting(phone -> phone.fields().name().orElseThrow())
        .containsExactly("Lobby", " kept ");
    assertThat(phones).extracting(phone -> phone.at().line()).containsExactly(4, 6);
  }

  @Test
  void whiteSpaceAroundCellsWithoutQuotesIsNotMeant() {
    assertThat(phones("mac,name\n 0004f2aabb01 ,  Lobby \n").getFirst().fields().name())
        .contains("Lobby");
  }

  @Test
  void toleratesColumnsWithoutNameAsLongAsTheyAreEmpty() {
    assertThat(phones("mac,name,,\n0004f2aabb01,Lobby,,\n")).hasSize(1);
    assertThat(findings("mac,name,,\n0004f2aabb01,Lobby,,x\n"))
        .containsExactly("too-many-cells hq.csv:2:21");
  }

  @Test
  void rowsMayBeShorterThanTheHeaderButNotLonger() {
    assertThat(phones("mac,name,model\n0004f2aabb01\n")).hasSize(1);
    assertThat(findings("mac,name\n0004f2aabb01,Smith, John,x\n0004f2aabb02,ok\n"))
        .containsExactly("too-many-cells hq.csv:2:20");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nmae|unknown-column hq.csv:1:5|Did you mean `name`?",
        "line1_numbr|unknown-column hq.csv:1:5|Did you mean `line1_number`?",
        "line12label|unknown-column hq.csv:1:5|Did you mean `line12_label`?",
        "setting.x|unknown-column hq.csv:1:5|Did you mean `settings.x`?",
        "line0_number|unknown-column hq.csv:1:5|Did you mean `line1_number`?",
        "settings.|unknown-column hq.csv:1:5|Known: mac, name, model",
        "colour|unknown-column hq.csv:1:5|Known: mac, name, model",
        "Mac|duplicate-column hq.csv:1:5|Remove one"
      })
  void refusesColumnsAndSuggests(String column, String finding, String next) {
    Reading reading = read("mac," + column + "\n0004f2aabb01,x\n");

    assertThat(folder.found(reading)).containsExactly(finding);
    assertThat(reading.findings().getFirst().next()).startsWith(next);
  }

  @Test
  void reportsEveryBadRowWithItsLineAndColumn() {
    assertThat(
            findings(
                """
                name,mac,line1_number,standalone,station
                "Smith, ""J""\",00:04,+1 555,maybe,often
                Ok,0004f2aabb01,+1555,TRUE,default

                "two
                lines",4.26E+11,1.5551E+10,,
                =A1,0004f2aabb02,1,,
                ,,+1555,,
                name,mac,line1_number,standalone,station
                """))
        .containsExactly(
            "bad-mac hq.csv:2:16",
            "bad-phone-number hq.csv:2:22",
            "bad-word hq.csv:2:29",
            "bad-word hq.csv:2:35",
            "other-api hq.csv:3:23",
            "other-api hq.csv:3:28",
            "bad-value hq.csv:5:1",
            "spreadsheet-damage hq.csv:6:8",
            "spreadsheet-damage hq.csv:6:17",
            "spreadsheet-damage hq.csv:7:1",
            "missing-key hq.csv:8:2",
            "bad-value hq.csv:9:1");
  }

  @Test
  void quotesThatDoNotCloseAreFoundWhereTheyOpen() {
    assertThat(findings("mac,name\n0004f2aabb01,ok\n0004f2aabb02,\"Lobby\n0004f2aabb03,x\n"))
        .containsExactly("bad-quotes hq.csv:3:14");
    assertThat(findings("mac,name\n0004f2aabb02,\"Lobby\"x\n"))
        .containsExactly("bad-quotes hq.csv:2:14");
    assertThat(findings("mac,name\n0004f2aabb02,\"" + "x\n".repeat(100_000)))
        .containsExactly("bad-quotes hq.csv:2:14");
    assertThat(findings("mac,name\n0004f2aabb02," + "x".repeat(100_000)))
        .containsExactly("bad-quotes hq.csv:2:14");
    assertThat(findings("mac,\"name\n")).containsExactly("bad-quotes hq.csv:1:5");
  }

  @Test
  void rowsBeforeTheBadQuoteAreStillChecked() {
    assertThat(findings("mac,name\nx,ok\n0004f2aabb02,\"Lobby\n"))
        .containsExactly("bad-mac hq.csv:2:1", "bad-quotes hq.csv:3:14");
  }

  @Test
  void namesOtherEncodings() {
    folder.file(
        "hq.csv", "mac,name\n0004f2aabb01,M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(folder.findings(YAML)).containsExactly("encoding hq.csv:2:15");

    folder.file("hq.csv", "mac\tname\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(folder.findings(YAML)).containsExactly("encoding hq.csv:1:1");
  }

  @Test
  void wantsAHeaderAndAColumnThatIdentifiesPhones() {
    assertThat(findings("")).containsExactly("empty-inventory hq.csv:1:1");
    assertThat(findings("\n\n")).containsExactly("empty-inventory hq.csv:1:1");
    assertThat(findings("0004f2aabb01,Lobby\n0004f2aabb02,Bar\n"))
        .containsExactly("missing-column hq.csv:1:1");
    assertThat(findings("name,user\nLobby,x\nBar,y\n"))
        .containsExactly("missing-column hq.csv:1:1");
    assertThat(findings("mca,name\nx,y\n")).containsExactly("unknown-column hq.csv:1:1");
  }

  @Test
  void aPhoneMayBeCalledLikeAColumn() {
    assertThat(phones("name,mac\nname,0004f2aabb01\n")).hasSize(1);
  }

  @Test
  void aRowOfMillionsOfCellsIsOneFinding() {
    assertThat(findings("mac,name\n0004f2aabb01,x" + ",".repeat(5_000_000) + "\n"))
        .containsExactly("too-many-cells hq.csv:2:16");
  }

  @Test
  void warnsOfAnInventoryWithoutPhones() {
    Reading reading = read("mac,name\n");

    assertThat(folder.found(reading)).containsExactly("empty-inventory hq.csv:1:1");
    assertThat(reading.fleet()).isPresent();
  }

  @Test
  void keepsTheFirstThousandFindingsAndSaysHowManyMore() {
    StringBuilder csv = new StringBuilder("mac\n");
    for (int i = 0; i < 1500; i++) {
      csv.append("bad").append(i).append('\n');
    }

    Reading reading = read(csv.toString());

    assertThat(reading.findings()).hasSize(1001);
    assertThat(folder.where(reading.findings().get(999))).isEqualTo("hq.csv:1001:1");
    assertThat(reading.findings().getLast().what()).isEqualTo("500 more findings are not shown.");
    assertThat(reading.findings().getLast().isError()).isTrue();
  }

  @Test
  void mistakesInYamlAreFoundBesideAHopelessInventory() {
    folder.file("hq.csv", "mac\n" + "bad\n".repeat(5000));

    List<String> findings = folder.findings(YAML + "limts: {}\n");

    assertThat(findings.getFirst()).isEqualTo("unknown-key fleet.yaml:7:1");
  }

  @Test
  void findingsInYamlComeBeforeThoseOfInventoriesEvenWhenFoundLater() {
    folder.file("hq.csv", "mac\nbad\n");

    assertThat(folder.findings(YAML + "  - name: branch\n    phones: {inventory: missing.csv}\n"))
        .containsExactly("not-found fleet.yaml:8:25", "bad-mac hq.csv:2:1");
  }

  @Test
  void readsSeveralInventoriesAndFindsOnePhoneInTwoOfThem() {
    folder
        .file("a.csv", "mac\n0004f2aabb01\n")
        .file("sub/b.csv", "name,mac\nx,00:04:f2:aa:bb:01\n");

    Reading reading = folder.read(Folder.PHONES + "      inventory: [a.csv, sub/b.csv]\n");

    assertThat(folder.found(reading)).containsExactly("duplicate-mac sub/b.csv:2:3");
    assertThat(reading.findings())
        .extracting(Diagnostic::why)
        .allMatch(why -> why.contains(path.resolve("a.csv") + ":2:1"));
  }

  private List<DesiredPhone> phones(String csv) {
    Reading reading = read(csv);
    assertThat(reading.findings()).isEmpty();
    return reading.fleet().orElseThrow().groups().getFirst().phones();
  }

  private List<String> findings(String csv) {
    return folder.found(read(csv));
  }

  private Reading read(String csv) {
    return folder.file("hq.csv", csv).read(YAML);
  }
}
