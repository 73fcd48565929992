package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Value;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {
  private static final String PUBLISHED =
      """
      version: 1
      organization: {api: published}
      edgeGroups:
        - name: hq
          site: Main
          phones:
      """;

  @TempDir private Path path;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(path);
  }

  @ParameterizedTest
  @CsvSource({
    "00:04:12:34:56:78, 00:04:12:34:56:78",
    "1e1234567890, 1e:12:34:56:78:90",
    "000412345678, 00:04:12:34:56:78",
    "100412345678, 10:04:12:34:56:78",
    "0004.f2aa.bb01, 00:04:f2:aa:bb:01",
    "00-04-F2-AA-BB-01, 00:04:f2:aa:bb:01",
    "'\"0004F2AABB01\"', 00:04:f2:aa:bb:01",
    "12345678901e, 12:34:56:78:90:1e"
  })
  void readsMacsFromTheirSourceTextWithQuotesOrWithout(String written, String mac) {
    assertThat(phone("mac: " + written).key().toString()).isEqualTo(mac);
  }

  @ParameterizedTest
  @CsvSource({
    "00:04:f2:aa:bb, bad-mac",
    "00:04:f2:aa:bb:0g, bad-mac",
    "412345678, bad-mac",
    "4.26E+11, spreadsheet-damage",
    "'\"4,26E+11\"', spreadsheet-damage",
    "null, no-value",
    "'\"\"', no-value",
    "[1], wrong-type"
  })
  void refusesOtherMacs(String written, String code) {
    assertThat(folder.findings(Folder.PHONES + "      list:\n        - mac: " + written + "\n"))
        .containsExactly(code + " fleet.yaml:7:16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15", "+15550100", "+123456789012345", "1001", "0", "007"})
  void takesNumbersAndExtensionsInQuotes(String number) {
    assertThat(
            phone("mac: 00:04:f2:aa:bb:01, lines: [{number: \"" + number + "\"}]").fields().lines())
        .contains(new Lines.Whole(List.of(new Line(Optional.of(number), Optional.empty()))));
  }

  @ParameterizedTest
  @CsvSource({
    "+15550100, quote-it",
    "1001, quote-it",
    "0123, quote-it",
    "'\"+1 555 0100\"', bad-phone-number",
    "'\"+0155\"', bad-phone-number",
    "'\"+1234567890123456\"', bad-phone-number",
    "'\"sip:1001@acme\"', bad-phone-number",
    "'\"1.5551E+10\"', spreadsheet-damage",
    "null, no-value"
  })
  void refusesOtherNumbers(String written, String code) {
    assertThat(
            folder.findings(
                Folder.PHONES
                    + "      list:\n        - mac: 00:04:f2:aa:bb:01\n          lines: [{number: "
                    + written
                    + "}]\n"))
        .containsExactly(code + " fleet.yaml:8:28");
  }

  @Test
  void nullAndEmptyTextClear() {
    PhoneFields fields =
        phone(
                """
                mac: 00:04:f2:aa:bb:01, site: null, user: "", description: ~, lines: null,
                settings: {a: null, b: "", c: ~, d: 0}\
                """)
            .fields();

    assertThat(fields)
        .isEqualTo(
            new PhoneFields(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("d", new Value.Amount(BigDecimal.ZERO)),
                Set.of(
                    "site",
                    "user",
                    "description",
                    "lines",
                    "settings.a",
                    "settings.b",
                    "settings.c")));
  }

  @Test
  void nameAndModelCannotBeCleared() {
    assertThat(
            folder.findings(
                Folder.PHONES
                    + "      list: [{mac: 00:04:f2:aa:bb:01, name: null, model: \"\"}]\n"))
        .containsExactly("no-value fleet.yaml:6:45", "no-value fleet.yaml:6:58");
  }

  @Test
  void anEmptyListOfLinesIsAWholeList() {
    assertThat(phone("mac: 00:04:f2:aa:bb:01, lines: []").fields().lines())
        .contains(new Lines.Whole(List.of()));
  }

  @Test
  void aLabelCanBeTakenAwayAndALineCanDeclareNothing() {
    assertThat(
            phone("mac: 00:04:f2:aa:bb:01, lines: [{label: \"\"}, {}, {label: x}]")
                .fields()
                .lines())
        .contains(
            new Lines.Whole(
                List.of(
                    new Line(Optional.empty(), Optional.of("")),
                    new Line(Optional.empty(), Optional.empty()),
                    new Line(Optional.empty(), Optional.of("x")))));
  }

  @Test
  void settingsKeepTheTypeOfYamlOneTwo() {
    assertThat(
            phone(
                    """
                    mac: 00:04:f2:aa:bb:01, settings: {text: Hello, quoted: "5", one: 5, half: 0.50,
                    big: 1e3, minus: -2.5, t: true, f: False, zone: Europe/Berlin, no: x, 7: y,
                    list: [b, 1.0, null, {z: 1, a: "q\\"\\n"}], object: {b: [], a: {}}}\
                    """)
                .fields()
                .settings())
        .containsOnly(
            Map.entry("text", new Value.Text("Hello")),
            Map.entry("quoted", new Value.Text("5")),
            Map.entry("one", new Value.Amount(new BigDecimal("5"))),
            Map.entry("half", new Value.Amount(new BigDecimal("0.5"))),
            Map.entry("big", new Value.Amount(new BigDecimal("1000"))),
            Map.entry("minus", new Value.Amount(new BigDecimal("-2.5"))),
            Map.entry("t", new Value.Flag(true)),
            Map.entry("f", new Value.Flag(false)),
            Map.entry("zone", new Value.Text("Europe/Berlin")),
            Map.entry("no", new Value.Text("x")),
            Map.entry("7", new Value.Text("y")),
            Map.entry("list", new Value.Structure("[\"b\",1,null,{\"a\":\"q\\\"\\n\",\"z\":1}]")),
            Map.entry("object", new Value.Structure("{\"a\":{},\"b\":[]}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123", "+4930", "yes", "No", "off", "0x1F", "1_000", "12:30", ".5", "5.", ".inf", "1e9999",
        "01.5", "[0123]", "{a: on}"
      })
  void settingsWithDoubtfulSpellingsAreRefusedWithoutShowingThem(String written) {
    Reading reading =
        folder.read(
            Folder.PHONES
                + "      list:\n        - mac: 00:04:f2:aa:bb:01\n          settings: {admin_pin: "
                + written
                + "}\n");

    assertThat(folder.found(reading))
        .hasSize(1)
        .allMatch(found -> found.startsWith("quote-it fleet.yaml:8:"));
    assertThat(reading.findings().getFirst().toString())
        .contains("settings.admin_pin")
        .doesNotContain(written);
  }

  @Test
  void findsSettingsThatStandTwiceAlsoDeeperDown() {
    assertThat(
            folder.findings(
                Folder.PHONES
                    + "      list:\n"
                    + "        - mac: 00:04:f2:aa:bb:01\n"
                    + "          settings: {a: 1, a: 2, b: {c: 1, c: 2}}\n"
                    + "        - mac: 00:04:f2:aa:bb:02\n"
                    + "          settings: [a]\n"))
        .containsExactly(
            "duplicate-key fleet.yaml:8:28",
            "duplicate-key fleet.yaml:8:44",
            "wrong-type fleet.yaml:10:21");
  }

  @Test
  void rowsWinOverDefaultsAndSettingsAreMergedKeyByKey() {
    List<DesiredPhone> phones =
        phones(
            Folder.PHONES
                + """
                      defaults:
                        model: VVX
                        site: HQ
                        user: null
                        description: Desk
                        lines: [{number: "1", label: One}]
                        settings: {a: 1, b: 2, c: null}
                      list:
                        - mac: 00:04:f2:aa:bb:01
                        - mac: 00:04:f2:aa:bb:02
                          model: Trio
                          site: null
                          user: anna
                          description: ""
                          lines: [{number: "2"}, {number: "3"}]
                          settings: {b: 3, c: 4, a: null}
                """);

    assertThat(phones.get(0).fields())
        .isEqualTo(
            new PhoneFields(
                Optional.empty(),
                Optional.of("VVX"),
                Optional.of("HQ"),
                Optional.empty(),
                Optional.of("Desk"),
                Optional.of(
                    new Lines.Whole(List.of(new Line(Optional.of("1"), Optional.of("One"))))),
                Map.of("a", amount(1), "b", amount(2)),
                Set.of("user", "settings.c")));
    assertThat(phones.get(1).fields())
        .isEqualTo(
            new PhoneFields(
                Optional.empty(),
                Optional.of("Trio"),
                Optional.empty(),
                Optional.of("anna"),
                Optional.empty(),
                Optional.of(
                    new Lines.Whole(
                        List.of(
                            new Line(Optional.of("2"), Optional.empty()),
                            new Line(Optional.of("3"), Optional.empty())))),
                Map.of("b", amount(3), "c", amount(4)),
                Set.of("site", "description", "settings.a")));
  }

  @Test
  void cellsOfLinesLieOverTheDefaultsWholeList() {
    folder.file("hq.csv", "mac,line2_label,line3_number\n0004f2aabb01,Two,+13\n0004f2aabb02,,\n");

    List<DesiredPhone> phones =
        phones(
            Folder.PHONES
                + "      defaults: {lines: [{number: \"1\"}, {number: \"2\", label: x}]}\n"
                + "      inventory: hq.csv\n");

    assertThat(phones.get(0).fields().lines())
        .contains(
            new Lines.Whole(
                List.of(
                    new Line(Optional.of("1"), Optional.empty()),
                    new Line(Optional.of("2"), Optional.of("Two")),
                    new Line(Optional.of("+13"), Optional.empty()))));
    assertThat(phones.get(1).fields().lines())
        .contains(
            new Lines.Whole(
                List.of(
                    new Line(Optional.of("1"), Optional.empty()),
                    new Line(Optional.of("2"), Optional.of("x")))));
  }

  @Test
  void defaultsHaveNeitherNameNorMac() {
    assertThat(
            folder.findings(
                Folder.PHONES + "      defaults: {mac: 00:04:f2:aa:bb:01, name: x, remote: y}\n"))
        .containsExactly(
            "unknown-key fleet.yaml:6:18",
            "unknown-key fleet.yaml:6:42",
            "unknown-key fleet.yaml:6:51");
  }

  @Test
  void phonesOnTheGuideNeedAMac() {
    assertThat(
            folder.findings(
                Folder.PHONES
                    + "      list:\n"
                    + "        - {name: x}\n"
                    + "        - {user: a@b.c}\n"
                    + "        - {mac: x}\n"))
        .containsExactly(
            "missing-key fleet.yaml:7:11",
            "missing-key fleet.yaml:8:11",
            "bad-mac fleet.yaml:9:17");
  }

  @Test
  void siteAndUserAreOrdinaryFieldsOnTheGuide() {
    DesiredPhone phone = phone("mac: 00:04:f2:aa:bb:01, site: HQ, user: anna");

    assertThat(phone.fields().site()).contains("HQ");
    assertThat(phone.fields().user()).contains("anna");
  }

  @Test
  void oneMacTwiceIsFoundAcrossGroupsListsAndSpellings() {
    Reading reading =
        folder.read(
            Folder.PHONES
                + "      list: [{mac: 00:04:f2:aa:bb:01}, {mac: 0004F2AABB01}]\n"
                + "  - name: branch\n"
                + "    phones: {list: [{mac: 00-04-F2-AA-BB-01}]}\n");

    assertThat(folder.found(reading))
        .containsExactly("duplicate-mac fleet.yaml:6:46", "duplicate-mac fleet.yaml:8:27");
    assertThat(reading.findings())
        .extracting(Diagnostic::why)
        .allMatch(why -> why.contains(path + "/fleet.yaml:6:20"));
  }

  @Test
  void onThePublishedApiPhonesAreHardwareWebRtcOrRemote() {
    DesiredFleet fleet =
        folder.fleet(
            PUBLISHED
                + """
                      list:
                        - {mac: 00:04:f2:aa:bb:01}
                        - {user: Anna@Example.com}
                        - {remote: "+1555", name: Home}
                        - {remote: "+1556", name: Home, site: Other}
                """);

    assertThat(fleet.groups().getFirst().phones())
        .extracting(DesiredPhone::key)
        .extracting(PhoneKey::toString)
        .containsExactly("00:04:f2:aa:bb:01", "anna@example.com", "Main/Home", "Other/Home");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: x}|missing-key fleet.yaml:8:11",
        "{user: anna}|bad-value fleet.yaml:8:18",
        "{remote: \"+15\"}|missing-key fleet.yaml:8:20",
        "{mac: 0004f2aabb01, site: null}|missing-key fleet.yaml:8:37",
        "{mac: 0004f2aabb01, remote: \"+15\"}|conflicting-keys fleet.yaml:8:39",
        "{remote: \"+15\", name: x, standalone: true}|conflicting-keys fleet.yaml:8:20",
        "{remote: \"+15\", name: x, user: a@b.c}|needs-station fleet.yaml:8:42",
        "{remote: \"+15\", name: x, station: default}|needs-user fleet.yaml:8:45",
        "{remote: \"+15\", name: x, lines: [{number: \"1\"}]}|needs-standalone fleet.yaml:8:43",
        "{mac: 0004f2aabb01, user: a@b.c}|needs-station fleet.yaml:8:37",
        "{mac: 0004f2aabb01, user: a@b.c, station: none}|needs-station fleet.yaml:8:37",
        "{mac: 0004f2aabb01, user: anna, station: default}|bad-value fleet.yaml:8:37",
        "{mac: 0004f2aabb01, station: default}|needs-user fleet.yaml:8:40",
        "{mac: 0004f2aabb01, user: null, station: default}|needs-user fleet.yaml:8:52",
        "{mac: 0004f2aabb01, user: a@b.c, station: associated}|bad-word fleet.yaml:8:53",
        "{mac: 0004f2aabb01, station: asociated}|bad-word fleet.yaml:8:40",
        "{mac: 0004f2aabb01, lines: [{number: \"1\"}]}|needs-standalone fleet.yaml:8:38"
      })
  void checksWhatThePublishedApiWants(String phone, String finding) {
    assertThat(folder.findings(PUBLISHED + "      list:\n        - " + phone + "\n"))
        .containsExactly(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{user: a@b.c}",
        "{user: a@b.c, station: associated}",
        "{user: a@b.c, station: default}",
        "{mac: 0004f2aabb01, user: a@b.c, station: default}",
        "{mac: 0004f2aabb01, standalone: true, lines: [{number: \"1\"}]}",
        "{mac: 0004f2aabb01, user: null, name: x}",
        "{remote: \"+15\", name: x, user: a@b.c, station: associated}"
      })
  void acceptsWhatThePublishedApiKnows(String phone) {
    assertThat(folder.findings(PUBLISHED + "      list:\n        - " + phone + "\n")).isEmpty();
  }

  @Test
  void oneUserOrRemoteStationTwiceIsFound() {
    Reading reading =
        folder.read(
            PUBLISHED
                + """
                      list:
                        - {user: a@b.c}
                        - {user: A@B.C}
                        - {remote: "+15", name: x, site: y}
                        - {remote: "+25", name: x, site: y}
                """);

    assertThat(folder.found(reading))
        .containsExactly("duplicate-phone fleet.yaml:9:18", "duplicate-phone fleet.yaml:11:33");
  }

  @Test
  void withoutAKnownApiNoRuleOfEitherIsApplied() {
    String yaml =
        """
        version: 1
        organization: {api: giude}
        edgeGroups:
          - name: a_b
            phones:
              list: [{mac: 0004f2aabb01, lines: [{number: "1"}]}]
        """;

    assertThat(folder.findings(yaml)).containsExactly("bad-word fleet.yaml:2:21");
  }

  private DesiredPhone phone(String entry) {
    List<DesiredPhone> phones =
        phones(Folder.PHONES + "      list: [{" + entry.replace("\n", "\n        ") + "}]\n");
    assertThat(phones).hasSize(1);
    return phones.getFirst();
  }

  private List<DesiredPhone> phones(String yaml) {
    return folder.fleet(yaml).groups().getFirst().phones();
  }

  private static Value amount(int amount) {
    return new Value.Amount(BigDecimal.valueOf(amount));
  }
}
