package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @TempDir private Path path;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(path);
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "90s, PT1M30S",
    "1m30s, PT1M30S",
    "'\"2h\"', PT2H",
    "1h1m1s1ms, PT1H1M1.001S",
    "168h, PT168H"
  })
  void readsDurations(String written, Duration duration) {
    assertThat(folder.fleet(Folder.GUIDE + "limits: {deadline: " + written + "}").limits())
        .extracting(Limits::deadline)
        .isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "100, bad-duration",
    "-5s, bad-duration",
    "1.5s, bad-duration",
    "5 s, bad-duration",
    "5S, bad-duration",
    "30s1m, bad-duration",
    "5d, bad-duration",
    "soon, bad-duration",
    "0s, out-of-range",
    "169h, out-of-range",
    "99999999999999999999h, out-of-range",
    "'', no-value",
    "'\"\"', no-value",
    "[5s], wrong-type",
    "{a: 5s}, wrong-type"
  })
  void refusesOtherDurations(String written, String code) {
    assertThat(folder.findings(Folder.GUIDE + "limits:\n  deadline: " + written + "\n"))
        .containsExactly(code + " fleet.yaml:4:" + (written.isEmpty() ? 3 : 13));
  }

  @Test
  void suggestsTheUnitThatIsMissing() {
    assertThat(folder.read(Folder.GUIDE + "limits: {deadline: 90}").findings().getFirst().next())
        .contains("90s");
  }

  @ParameterizedTest
  @CsvSource({
    "0, out-of-range",
    "-1, out-of-range",
    "10001, out-of-range",
    "99999999999999999999999, out-of-range",
    "1.5, bad-number",
    "1e1, bad-number",
    "010, bad-number",
    "1_0, bad-number",
    "0x10, bad-number",
    "'\"10\"', wrong-type",
    "ten, wrong-type",
    "true, wrong-type",
    "~, no-value"
  })
  void refusesNumbersThatAreNoneOrOutOfRange(String written, String code) {
    assertThat(folder.findings(Folder.GUIDE + "limits: {concurrency: " + written + "}"))
        .containsExactly(code + " fleet.yaml:3:23");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no", "on", "Off", "\"true\"", "1", "y"})
  void refusesFlagsThatReadersOfYamlDisagreeAbout(String written) {
    assertThat(folder.findings(Folder.GUIDE + "rollout: {ifChanged: " + written + "}"))
        .containsExactly("wrong-type fleet.yaml:3:22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+15550100",
        "0123",
        "00",
        "yes",
        "No",
        "on",
        "OFF",
        "true",
        "1.50",
        "1e3",
        "0x1F",
        "1_000",
        "12:30:45",
        ".5",
        ".inf",
        "-.INF",
        ".NaN",
        "+5",
        "0o17",
        "0b11"
      })
  void wantsQuotesAroundTextsThatOtherReadersChange(String written) {
    Reading reading =
        folder.read(
            Folder.GUIDE
                + "organization: 1\n".repeat(0)
                + "edgeGroups: [{name: a, type: "
                + written
                + "}]");

    assertThat(folder.found(reading)).containsExactly("quote-it fleet.yaml:3:30");
    assertThat(reading.findings().getFirst().next()).isEqualTo("Quote it: \"" + written + "\".");
  }

  @ParameterizedTest
  @CsvSource({
    "Standard, Standard",
    "450, 450",
    "-5, -5",
    "'\"0123\"', 0123",
    "'''yes''', yes",
    "1.2.3.4, 1.2.3.4",
    "2026-01-01, 2026-01-01",
    "Null Island, Null Island",
    "a: b, ",
  })
  void takesOtherTextsAsTheyStand(String written, String text) {
    if (text == null) {
      assertThat(folder.findings(Folder.GUIDE + "edgeGroups: [{name: a, type: {" + written + "}}]"))
          .containsExactly("wrong-type fleet.yaml:3:30");
      return;
    }
    DesiredFleet fleet =
        folder.fleet(Folder.GUIDE + "edgeGroups: [{name: a, type: " + written + "}]");
    assertThat(fleet.groups().getFirst().fields().type()).contains(text);
  }

  @Test
  void refusesTextsThatAreBlankOrDisturbTerminals() {
    assertThat(
            folder.findings(
                Folder.GUIDE
                    + """
                    edgeGroups:
                      - name: a
                        type: "  "
                        description: "a\\e[31m"
                        primaryEdge: "two\\nlines"
                    """))
        .containsExactly(
            "bad-value fleet.yaml:5:11", "bad-value fleet.yaml:6:18", "bad-value fleet.yaml:7:18");
  }

  @Test
  void suggestsWordsAndListsThem() {
    List<Diagnostic> findings =
        folder.read(Folder.GUIDE + "rollout: {wait: acepted, settle: 2m}").findings();

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().code()).isEqualTo("file.bad-word");
    assertThat(findings.getFirst().why()).contains("accepted, active");
    assertThat(findings.getFirst().next()).isEqualTo("Did you mean `accepted`?");
  }

  @Test
  void suggestsKeysWhereOneIsNearAndListsThemWhereNoneIs() {
    List<Diagnostic> findings =
        folder.read(Folder.GUIDE + "edgeGroups: [{name: a, rediness: {}, colour: red}]").findings();

    assertThat(findings)
        .extracting(Diagnostic::next)
        .satisfiesExactly(
            next -> assertThat(next).isEqualTo("Did you mean `readiness`?"),
            next -> assertThat(next).startsWith("Known here: name, description, type,"));
  }

  @Test
  void namesTheFirstPlaceOfAKeyThatStandsTwice() {
    Reading reading = folder.read(Folder.GUIDE + "limits: {}\nlimits: {}\n");

    assertThat(folder.found(reading)).containsExactly("duplicate-key fleet.yaml:4:1");
    assertThat(reading.findings().getFirst().why()).contains(path + "/fleet.yaml:3:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "1.0", "\"1\"", "one"})
  void readsVersionOneOnly(String version) {
    assertThat(
            folder.findings(
                "version: "
                    + version
                    + "\norganization: {api: guide, tenant: acme}\nedgeGroups: [{name: a}]"))
        .containsExactly("bad-version fleet.yaml:1:10");
  }

  @Test
  void wantsVersionAndOrganization() {
    assertThat(folder.findings("limits: {}\n"))
        .containsExactly("missing-key fleet.yaml:1:1", "missing-key fleet.yaml:1:1");
    assertThat(folder.findings("version: 1\norganization:\n"))
        .containsExactly("missing-key fleet.yaml:1:1");
    assertThat(folder.findings("version: 1\norganization: acme\n"))
        .containsExactly("wrong-type fleet.yaml:2:15");
  }

  @Test
  void wantsATenantOnTheGuideUnlessTheUrlIsGiven() {
    assertThat(folder.findings("version: 1\norganization: {api: guide}\nedgeGroups: [{name: a}]"))
        .containsExactly("missing-key fleet.yaml:2:15");
    assertThat(
            folder.findings(
                "version: 1\norganization: {api: guide, apiUrl: 'https://x.example'}\nedgeGroups:"
                    + " [{name: a}]"))
        .isEmpty();
    assertThat(
            folder.findings(
                "version: 1\norganization: {api: guide, tenant: a.b}\nedgeGroups: [{name: a}]"))
        .containsExactly("bad-name fleet.yaml:2:36");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.com",
        "HTTPS://api.example.com:8443/base",
        "http://localhost:8080",
        "http://127.0.0.1:1",
        "http://127.8.9.10",
        "http://[::1]:8080/x"
      })
  void acceptsUrls(String url) {
    assertThat(folder.findings(organization("apiUrl: \"" + url + "\""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://127.999.0.1",
        "https://user:hunter2@example.com",
        "https://example.com?x=hunter2",
        "https://example.com#x",
        "ftp://example.com",
        "example.com",
        "https://",
        "https:///path",
        "https://exa mple.com",
        "https://example.com:99999",
        "https://[::1"
      })
  void refusesUrlsAndDoesNotRepeatThem(String url) {
    Reading reading = folder.read(organization("apiUrl: \"" + url + "\""));

    assertThat(folder.found(reading)).containsExactly("bad-url fleet.yaml:2:50");
    assertThat(reading.findings().getFirst().toString()).doesNotContain("hunter2");
  }

  @Test
  void knowsRegionsByNameAndDomainAndTakesDomainsThatAreNew() {
    assertThat(folder.findings(organization("region: EU-west-1"))).isEmpty();
    assertThat(folder.findings(organization("region: mypurecloud.ie"))).isEmpty();
    assertThat(folder.findings(organization("region: new1.pure.cloud"))).isEmpty();

    Reading reading = folder.read(organization("region: eu-wset-1"));

    assertThat(folder.found(reading)).containsExactly("unknown-region fleet.yaml:2:50");
    assertThat(reading.findings().getFirst().next()).isEqualTo("Did you mean `eu-west-1`?");
  }

  @Test
  void onlyWarnsOfAGroupsUnknownRegion() {
    Reading reading = folder.read(Folder.GUIDE + "edgeGroups: [{name: a, region: eu-wset-1}]");

    assertThat(folder.found(reading)).containsExactly("unknown-region fleet.yaml:3:32");
    assertThat(reading.fleet()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a_b", "-a", "a-", "a.b", "\"a b\"", "büro", "\"\\u0430\"", "/x"})
  void groupNamesAreHostLabelsOnTheGuide(String name) {
    assertThat(folder.findings(Folder.GUIDE + "edgeGroups: [{name: " + name + "}]"))
        .containsExactly("bad-name fleet.yaml:3:21");
  }

  @Test
  void groupNamesHaveAtMostSixtyThreeLetters() {
    String longest = "a".repeat(63);

    assertThat(folder.findings(Folder.GUIDE + "edgeGroups: [{name: " + longest + "}]")).isEmpty();
    assertThat(folder.findings(Folder.GUIDE + "edgeGroups: [{name: " + longest + "a}]"))
        .containsExactly("bad-name fleet.yaml:3:21");
  }

  @Test
  void groupNamesThatDifferInCaseAreOneName() {
    Reading reading =
        folder.read(Folder.GUIDE + "edgeGroups:\n  - name: Hq\n  - name: other\n  - name: hQ\n");

    assertThat(folder.found(reading)).containsExactly("duplicate-group fleet.yaml:6:11");
    assertThat(reading.findings().getFirst().why()).contains("fleet.yaml:4:11");
  }

  @Test
  void warnsOfAFileThatDeclaresNothing() {
    Reading reading = folder.read(Folder.GUIDE);

    assertThat(folder.found(reading)).containsExactly("nothing-declared fleet.yaml:1:1");
    assertThat(reading.fleet()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rollout: {settle: 5}|bad-duration fleet.yaml:3:19",
        "rollout: {waves: [0]}|bad-value fleet.yaml:3:19",
        "rollout: {waves: [10, 101%]}|bad-value fleet.yaml:3:23",
        "rollout: {waves: 10}|wrong-type fleet.yaml:3:18",
        "rollout: {abortAfter: 0%}|bad-value fleet.yaml:3:23",
        "rollout: {window: {from: \"01:00\", to: \"25:00\", zone: Europe/Berlin}}"
            + "|bad-value fleet.yaml:3:39",
        "rollout: {window: {from: \"01:00\", to: \"02:00\"}}|missing-key fleet.yaml:3:19",
        "rollout: {window: {days: [saturday], from: \"01:00\", to: \"02:00\", zone: UTC}}"
            + "|bad-word fleet.yaml:3:27",
        "rollout: {window: {from: \"01:00\", to: \"02:00\", zone: Europe/Berln}}"
            + "|bad-value fleet.yaml:3:54",
        "edgeGroups: [{name: a, dns: {resolvers: [dns.google]}}]|bad-value fleet.yaml:3:42",
        "edgeGroups: [{name: a, dns: {resolvers: [\"1.1.1.1:0\"]}}]|bad-value fleet.yaml:3:42",
        "edgeGroups: [{name: a, dns: {expect: [1.1.1.256]}}]|bad-value fleet.yaml:3:39",
        "edgeGroups: [{name: a, dns: {name: a..b}}]|bad-value fleet.yaml:3:36",
        "edgeGroups: [{name: a, dns: {waitTmeout: 5s}}]|unknown-key fleet.yaml:3:30",
        "edgeGroups: [{name: a, reach: {tcp: [0]}}]|out-of-range fleet.yaml:3:38",
        "edgeGroups: [{name: a, reach: {udp: 69}}]|wrong-type fleet.yaml:3:37",
        "edgeGroups: [{name: a, failoverHosts: [a_b]}]|bad-value fleet.yaml:3:40",
        "edgeGroups: [{name: a, phoneTrunkBases: Trunk}]|wrong-type fleet.yaml:3:41",
        "edgeGroups: [{name: a, prune: maybe}]|wrong-type fleet.yaml:3:31",
        "edgeGroups: [{name: a, site: \"\"}]|no-value fleet.yaml:3:30",
        "edgeGroups: [a]|wrong-type fleet.yaml:3:14",
        "edgeGroups: {name: a}|wrong-type fleet.yaml:3:13",
        "edgeGroups: [{type: a}]|missing-key fleet.yaml:3:14",
        "edgeGroups: [{name: a, primaryEdge: null}]|no-value fleet.yaml:3:37",
        "phones: {pruen: true}|unknown-key fleet.yaml:3:10",
        "secretSettings: pin|wrong-type fleet.yaml:3:17"
      })
  void checksTheShapeOfEveryKeyWhetherItActsOrNot(String yaml, String finding) {
    assertThat(
            folder.read(Folder.GUIDE + yaml).findings().stream()
                .filter(Diagnostic::isError)
                .map(found -> found.code().substring(5) + " " + folder.where(found)))
        .containsExactly(finding);
  }

  @Test
  void checksCredentialsAndTokens() {
    assertThat(
            folder.findings(
                "version: 1\norganization: {api: guide, tenant: acme, tokens: 0, credentials:"
                    + " {process: []}}\nedgeGroups: [{name: a}]"))
        .containsExactly("out-of-range fleet.yaml:2:50", "no-value fleet.yaml:2:76");
  }

  private static String organization(String more) {
    return "version: 1\norganization: {api: guide, tenant: acme, "
        + more
        + "}\nedgeGroups: [{name: a}]\n";
  }
}
