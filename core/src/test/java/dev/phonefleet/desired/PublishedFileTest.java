package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Diagnostic.Severity;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Station;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedFileTest {
  private static final String ORGANIZATION = "version: 1\norganization: {region: eu-west-1}\n";

  @TempDir private Path path;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(path);
  }

  @Test
  void itsKeysAreReadAlsoWhereTheApiIsNotWritten() {
    folder.file("home.csv", "user,station\nCleo@Example.com,ASSOCIATED\n");

    Reading reading =
        folder.read(
            """
            version: 1
            organization:
              region: eu-west-1
              tokens: 3
              credentials: {process: [get-secret, genesys]}
            rollout: {settle: 90s}
            edgeGroups:
              - name: Head office
                primaryEdge: edge-1
                site: HQ
                phoneTrunkBases: [Phone B, Phone A]
                edgeTrunkBase: Edge
                phones:
                  list:
                    - {mac: 00:04:f2:aa:bb:01, standalone: true, lines: [{number: "+15"}]}
                    - {mac: 00:04:f2:aa:bb:02, user: Anna@Example.com, station: default}
            phones:
              defaults: {site: Home}
              inventory: home.csv
              list:
                - {remote: "+15550177", name: Ben}
            """);

    assertThat(reading.findings()).isEmpty();
    DesiredFleet fleet = reading.fleet().orElseThrow();
    assertThat(fleet.notYet()).isEmpty();
    Organization organization = fleet.organization();
    assertThat(organization.api()).isEqualTo(Api.PUBLISHED);
    assertThat(organization.at()).isEqualTo(new Position(path + "/fleet.yaml", 2, 1));
    assertThat(organization.tokens()).isEqualTo(3);
    assertThat(organization.credentialsProcess()).containsExactly("get-secret", "genesys");
    assertThat(fleet.rollout().settle()).isEqualTo(Duration.ofSeconds(90));

    DesiredGroup group = fleet.groups().getFirst();
    assertThat(group.fields().site()).contains("HQ");
    assertThat(group.fields().phoneTrunkBases()).contains(List.of("Phone B", "Phone A"));
    assertThat(group.fields().edgeTrunkBase()).contains("Edge");
    assertThat(group.phones())
        .extracting(DesiredPhone::fields)
        .satisfiesExactly(
            desk -> {
              assertThat(desk.site()).contains("HQ");
              assertThat(desk.standalone()).contains(true);
              assertThat(desk.station()).isEmpty();
            },
            own -> {
              assertThat(own.user()).contains("anna@example.com");
              assertThat(own.station()).contains(Station.DEFAULT);
            });
    assertThat(fleet.ungrouped())
        .extracting(phone -> phone.key().toString(), phone -> phone.fields().site().orElse(""))
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("Home/Ben", "Home"),
            org.assertj.core.api.Assertions.tuple("cleo@example.com", "Home"));
    assertThat(fleet.ungrouped().getFirst().fields().remote()).contains("+15550177");
    assertThat(fleet.ungrouped().getLast().fields().station()).contains(Station.ASSOCIATED);
  }

  @Test
  void whatIsNotWrittenHasItsDefault() {
    DesiredFleet fleet = folder.fleet(ORGANIZATION + "edgeGroups: [{name: hq}]\n");

    assertThat(fleet.organization().tokens()).isEqualTo(1);
    assertThat(fleet.organization().credentialsProcess()).isEmpty();
    assertThat(fleet.rollout().settle()).isEqualTo(Duration.ofMinutes(2));
    assertThat(fleet.groups().getFirst().fields().phoneTrunkBases()).isEmpty();
  }

  @Test
  void theRowsSiteWinsOverTheDefaultsAndTheseOverTheGroups() {
    folder.file("hq.csv", "mac,site\n0004f2aabb01,Row\n0004f2aabb02,\n");
    String group = ORGANIZATION + "edgeGroups:\n  - name: hq\n    site: Group\n    phones:\n";

    assertThat(sites(group + "      inventory: hq.csv\n")).containsExactly("Row", "Group");
    assertThat(sites(group + "      defaults: {site: Defaults}\n      inventory: hq.csv\n"))
        .containsExactly("Row", "Defaults");
  }

  @Test
  void thatAPhoneHasNoSiteIsFoundInEveryRow() {
    folder.file("hq.csv", "name,mac,site\nx,0004f2aabb01,\nx,0004f2aabb02,HQ\nx,0004f2aabb03,\n");

    Reading reading =
        folder.read(
            ORGANIZATION
                + "edgeGroups: [{name: hq, phones: {inventory: hq.csv,"
                + " list: [{mac: 0004f2aabb04}]}}]\n"
                + "phones: {list: [{user: a@b.c}]}\n");

    assertThat(folder.found(reading))
        .containsExactly(
            "missing-key fleet.yaml:3:60",
            "missing-key fleet.yaml:4:17",
            "missing-key hq.csv:2:16",
            "missing-key hq.csv:4:16");
    assertThat(reading.findings()).extracting(Diagnostic::next).allMatch(it -> it.contains("site"));
  }

  @Test
  void theGuideTakesNoSiteFromTheGroup() {
    Reading reading =
        folder.read(
            Folder.GUIDE
                + "edgeGroups:\n  - name: hq\n    site: HQ\n"
                + "    phones: {list: [{mac: 0004f2aabb01}]}\n");

    assertThat(folder.found(reading)).containsExactly("no-effect fleet.yaml:5:5");
    DesiredGroup group = reading.fleet().orElseThrow().groups().getFirst();
    assertThat(group.fields().site()).isEmpty();
    assertThat(group.phones().getFirst().fields()).isEqualTo(PhoneFields.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the two places, then the first one as it is named
        "- {name: a, site: X}~- {name: b, site: X}|5:21|4:21",
        "- {name: a, site: X}~- {name: b, phones: {defaults: {site: X}, list: [{mac: 0004f2aabb01},"
            + " {mac: 0004f2aabb02}]}}|5:41|4:21",
        "- {name: a, phones: {list: [{mac: 0004f2aabb01, site: X}]}}~- {name: b, site: X}"
            + "|5:21|4:57",
        "- {name: a, phones: {list: [{mac: 0004f2aabb01, site: X}]}}~- {name: b, site: Y, phones:"
            + " {list: [{mac: 0004f2aabb02, site: X}, {mac: 0004f2aabb03, site: X}]}}|5:66|4:57",
      })
  void oneSiteOfTwoGroupsIsFoundOnceWithBothPlaces(String groups, String at, String before) {
    Reading reading =
        folder.read(ORGANIZATION + "edgeGroups:\n  " + groups.replace("~", "\n  ") + "\n");

    assertThat(folder.found(reading)).containsExactly("shared-site fleet.yaml:" + at);
    assertThat(reading.findings().getFirst().why()).contains("fleet.yaml:" + before + " ");
    assertThat(reading.findings().getFirst().what()).contains("`X`", "`a`", "`b`");
  }

  @Test
  void oneSiteOfAGroupAndOfTopLevelPhonesIsFound() {
    folder.file("rest.csv", "mac,site\n0004f2aabb01,Y\n0004f2aabb02,X\n0004f2aabb03,X\n");

    Reading reading =
        folder.read(
            ORGANIZATION + "edgeGroups: [{name: a, site: X}]\nphones: {inventory: rest.csv}\n");

    assertThat(folder.found(reading)).containsExactly("shared-site rest.csv:3:14");
    assertThat(reading.findings().getFirst().what()).contains("top-level `phones`");
    assertThat(reading.findings().getFirst().why()).contains("fleet.yaml:3:30");
  }

  @Test
  void severalSitesOfOneGroupAreFineAndNamesAreComparedAsTheyStand() {
    assertThat(
            folder.findings(
                ORGANIZATION
                    + "edgeGroups:\n"
                    + "  - {name: a, site: X, phones: {list: [{mac: 0004f2aabb01, site: Y},"
                    + " {mac: 0004f2aabb02}]}}\n"
                    + "  - {name: b, site: x}\n"))
        .isEmpty();
  }

  @Test
  void theGuideKnowsNoSharedSites() {
    assertThat(
            folder.findings(
                Folder.GUIDE
                    + "edgeGroups:\n"
                    + "  - {name: a, phones: {list: [{mac: 0004f2aabb01, site: X}]}}\n"
                    + "  - {name: b, phones: {list: [{mac: 0004f2aabb02, site: X}]}}\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "organization: {api: guide, tenant: a, tokens: 2}|other-api fleet.yaml:2:39",
        "phones: {list: [{user: a@b.c}]}|other-api fleet.yaml:3:1",
        "edgeGroups: [{name: a, phoneTrunkBases: [x]}]|other-api fleet.yaml:3:24",
        "edgeGroups: [{name: a, edgeTrunkBase: x}]|other-api fleet.yaml:3:24",
        "edgeGroups: [{name: a, phones: {defaults: {standalone: true}, list: [{mac:"
            + " 0004f2aabb01}]}}]|other-api fleet.yaml:3:44",
        "edgeGroups: [{name: a, phones: {defaults: {station: default}}}]"
            + "|other-api fleet.yaml:3:44",
        "edgeGroups: [{name: a, phones: {list: [{remote: \"+15\", name: x}]}}]"
            + "|other-api fleet.yaml:3:41",
        "edgeGroups: [{name: a, phones: {list: [{mac: 0004f2aabb01, station: associated}]}}]"
            + "|other-api fleet.yaml:3:60",
      })
  void theGuideRefusesWhatWouldSilentlyDoNothing(String yaml, String finding) {
    String file =
        yaml.startsWith("organization")
            ? "version: 1\n" + yaml + "\nedgeGroups: [{name: a}]\n"
            : Folder.GUIDE + yaml + "\n";
    Reading reading = folder.read(file);

    assertThat(folder.found(reading)).containsExactly(finding);
    assertThat(reading.fleet()).isEmpty();
    assertThat(reading.findings().getFirst().what()).contains("only with `api: published`");
  }

  @Test
  void theGuideWarnsOfWhatDoesNoHarm() {
    Reading reading =
        folder.read(
            Folder.GUIDE + "rollout: {settle: 5m}\nedgeGroups: [{name: a, site: x, phones: {}}]\n");

    assertThat(folder.found(reading))
        .containsExactly("no-effect fleet.yaml:3:11", "no-effect fleet.yaml:4:24");
    assertThat(reading.findings()).allMatch(found -> found.severity() == Severity.WARNING);
    assertThat(reading.fleet()).isPresent();
  }

  @Test
  void aTypeIsWarnedOfOnceUnlessItIsWhatEveryGroupIs() {
    assertThat(folder.findings(ORGANIZATION + "edgeGroups: [{name: a, type: Standard}]\n"))
        .isEmpty();
    assertThat(
            folder.findings(
                ORGANIZATION
                    + "edgeGroups:\n  - {name: a, type: Special}\n  - {name: b, type: Special}\n"))
        .containsExactly("no-effect fleet.yaml:4:15");
    assertThat(folder.findings(Folder.GUIDE + "edgeGroups: [{name: a, type: Special}]\n"))
        .isEmpty();
  }

  @Test
  void aListOfTrunksThatIsEmptyIsNoListOfTrunks() {
    assertThat(folder.findings(ORGANIZATION + "edgeGroups: [{name: a, phoneTrunkBases: []}]\n"))
        .containsExactly("no-value fleet.yaml:3:41");
  }

  @Test
  void namesAreAGateOnlyWhereTheFileSaysWhichHost() {
    DesiredFleet fleet =
        folder.fleet(
            ORGANIZATION
                + "edgeGroups:\n  - {name: a}\n  - {name: b, dns: {name: boot.example.com}}\n");

    assertThat(fleet.groups().getFirst().dns()).isEqualTo(NameCheck.PUBLISHED);
    assertThat(fleet.groups()).extracting(group -> group.dns().hasHost()).contains(false, true);
    assertThat(folder.fleet(Folder.GUIDE + "edgeGroups: [{name: a}]").groups())
        .allMatch(group -> group.dns().hasHost());
  }

  @Test
  void gatesThatCannotLookAtAnythingAreWarnedOf() {
    Reading reading =
        folder.read(
            ORGANIZATION + "edgeGroups: [{name: a, dns: {expect: [203.0.113.1]}, reach: {}}]\n");

    assertThat(folder.found(reading))
        .containsExactly("no-effect fleet.yaml:3:24", "no-effect fleet.yaml:3:54");
    assertThat(
            folder.findings(
                ORGANIZATION
                    + "edgeGroups: [{name: a, reach: {}, failoverHosts: [b.example.com]}]\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void tokensAreFew(int tokens) {
    assertThat(
            folder.findings("version: 1\norganization: {tokens: " + tokens + "}\nedgeGroups: []\n"))
        .containsExactly("out-of-range fleet.yaml:2:24");
  }

  @Test
  void phonesWithoutAGroupStandBesideTheGroupsForThoseWhoTreatBothAlike() {
    DesiredFleet both =
        folder.fleet(
            ORGANIZATION
                + "edgeGroups: [{name: hq}]\nphones: {list: [{user: a@b.c, site: Home}]}\n");
    DesiredFleet groups = folder.fleet(ORGANIZATION + "edgeGroups: [{name: hq}]\n");

    assertThat(both.scopes())
        .extracting(DesiredGroup::name)
        .containsExactly(new GroupName("hq"), GroupName.NONE);
    assertThat(both.scopes().getLast().phones()).isEqualTo(both.ungrouped());
    assertThat(both.scopes().getLast().dns().hasHost()).isFalse();
    assertThat(groups.scopes()).isEqualTo(groups.groups());
  }

  @Test
  void theHintWithoutAnOrganizationNamesBothWays() {
    assertThat(folder.read("version: 1\n").findings().getFirst().next())
        .contains("region: REGION", "api: guide");
  }

  private List<String> sites(String yaml) {
    return folder.fleet(yaml).groups().getFirst().phones().stream()
        .map(phone -> phone.fields().site().orElseThrow())
        .toList();
  }
}
