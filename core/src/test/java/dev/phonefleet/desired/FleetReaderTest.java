package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.desired.RolloutOptions.DoneWhen;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Value;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetReaderTest {
  @TempDir private Path path;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(path);
  }

  @Test
  void readsEveryKeyOfTheMainJob() {
    folder.file(
        "phones-hq.csv",
        """
        mac,name,model,line1_number,line1_label,settings.phone_label
        0004F2AABB02,Lobby,,+15550101,Lobby desk,HQ 2
        """);

    Reading reading =
        folder.read(
            """
            version: 1
            organization:
              api: guide
              region: eu-west-1
              tenant: acme
              name: Acme
              apiUrl: https://gateway.example.com/base
              loginUrl: http://127.0.0.1:8080
            limits:
              requestsPerMinute: 200
              requestsPerSecondPerGroup: 5
              concurrency: 7
              deadline: 1m30s
              connectTimeout: 500ms
              answerTimeout: 10s
              callTimeout: 20s
            rollout: {wait: active, phoneTimeout: 1h, ifChanged: true}
            secretSettings: [admin_code]
            edgeGroups:
              - name: HQ
                description: Head office
                type: Standard
                primaryEdge: edge-1
                secondaryEdge: null
                region: us-east-1
                crossRegion: true
                readiness: {timeout: 3m, interval: 1s}
                protected: true
                phones:
                  defaults: {model: VVX 450, settings: {phone_label: HQ, volume: 5}}
                  inventory: phones-hq.csv
                  list:
                    - mac: 00:04:f2:aa:bb:01
                      name: Reception
                      site: Ground floor
                      user: anna@example.com
                      description: null
                      lines: [{number: "+15550100", label: Front desk}, {number: "1001"}]
                      settings: {volume: null, on_hook: true}
            """);

    assertThat(reading.findings()).isEmpty();
    DesiredFleet fleet = reading.fleet().orElseThrow();
    String file = path.resolve("fleet.yaml").toString();
    assertThat(fleet.organization())
        .isEqualTo(
            new Organization(
                Api.GUIDE,
                new Position(file, 3, 3),
                Optional.of("eu-west-1"),
                Optional.of("acme"),
                Optional.of("Acme"),
                Optional.of("https://gateway.example.com/base"),
                Optional.of("http://127.0.0.1:8080")));
    assertThat(fleet.limits())
        .isEqualTo(
            new Limits(
                OptionalInt.of(200),
                5,
                7,
                Duration.ofSeconds(90),
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20)));
    assertThat(fleet.rollout())
        .isEqualTo(new RolloutOptions(DoneWhen.ACTIVE, Duration.ofHours(1), true));
    assertThat(fleet.secrets().named()).containsExactly("admin_code");
    assertThat(fleet.notYet()).isEmpty();
    assertThat(fleet.ungrouped()).isEmpty();

    DesiredGroup group = fleet.groups().getFirst();
    assertThat(group.name()).isEqualTo(new GroupName("hq"));
    assertThat(group.at()).isEqualTo(new Position(file, 20, 5));
    assertThat(group.fields())
        .isEqualTo(
            new GroupFields(
                Optional.of("Head office"),
                Optional.of("Standard"),
                Optional.of("edge-1"),
                Optional.empty(),
                Set.of("secondaryEdge")));
    assertThat(group.region()).contains("us-east-1");
    assertThat(group.crossRegion()).isTrue();
    assertThat(group.isProtected()).isTrue();
    assertThat(group.readiness())
        .isEqualTo(new Readiness(Duration.ofMinutes(3), Duration.ofSeconds(1)));
    assertThat(group.phones())
        .containsExactly(
            new DesiredPhone(
                key("0004f2aabb01"),
                new PhoneFields(
                    Optional.of("Reception"),
                    Optional.of("VVX 450"),
                    Optional.of("Ground floor"),
                    Optional.of("anna@example.com"),
                    Optional.empty(),
                    Optional.of(
                        new Lines.Whole(
                            List.of(line("+15550100", "Front desk"), line("1001", null)))),
                    Map.of("phone_label", new Value.Text("HQ"), "on_hook", new Value.Flag(true)),
                    Set.of("description", "settings.volume")),
                new Position(file, 33, 11)),
            new DesiredPhone(
                key("0004f2aabb02"),
                new PhoneFields(
                    Optional.of("Lobby"),
                    Optional.of("VVX 450"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(
                        new Lines.Some(
                            new java.util.TreeMap<>(Map.of(0, line("+15550101", "Lobby desk"))))),
                    Map.of(
                        "phone_label",
                        new Value.Text("HQ 2"),
                        "volume",
                        new Value.Amount(BigDecimal.valueOf(5))),
                    Set.of()),
                new Position(path.resolve("phones-hq.csv").toString(), 2, 1)));
  }

  @Test
  void hasTheDocumentedDefaults() {
    DesiredFleet fleet = folder.fleet(Folder.GUIDE + "edgeGroups:\n  - name: hq\n");

    assertThat(fleet.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(fleet.rollout()).isEqualTo(RolloutOptions.DEFAULT);
    DesiredGroup group = fleet.groups().getFirst();
    assertThat(group.readiness()).isEqualTo(Readiness.DEFAULT);
    assertThat(group.region()).isEmpty();
    assertThat(group.crossRegion()).isFalse();
    assertThat(group.isProtected()).isFalse();
    assertThat(group.phones()).isEmpty();
    assertThat(group.fields().cleared()).isEmpty();
  }

  @Test
  void findsTenDifferentMistakesInOnePass() {
    folder.file(
        "hq.csv",
        """
        mac,name
        00:04:f2:aa:bb:01,One
        4.26E+11,Two
        """);

    List<String> findings =
        folder.findings(
            """
            version: 2
            organization:
              api: giude
              apiUrl: http://example.com
            limits: {concurency: 5, deadline: 100, requestsPerMinute: 0}
            edgeGroups:
              - name: hq
                rediness: {timeout: 1m}
                name: HQ
                protected: yes
                phones:
                  inventory: hq.csv
                  list:
                    - {mac: "0004.f2aa.bb01", lines: [{number: +15550100}]}
                    - {mac: "00:04:f2:aa:bb"}
            """);

    assertThat(findings)
        .containsExactly(
            "bad-version fleet.yaml:1:10",
            "bad-word fleet.yaml:3:8",
            "bad-url fleet.yaml:4:11",
            "unknown-key fleet.yaml:5:10",
            "bad-duration fleet.yaml:5:35",
            "out-of-range fleet.yaml:5:59",
            "unknown-key fleet.yaml:8:5",
            "duplicate-key fleet.yaml:9:5",
            "wrong-type fleet.yaml:10:16",
            "quote-it fleet.yaml:14:52",
            "bad-mac fleet.yaml:15:17",
            "duplicate-mac hq.csv:2:1",
            "spreadsheet-damage hq.csv:3:1");
  }

  @Test
  void namesBothPlacesOfAPhoneThatStandsTwice() {
    folder.file("hq.csv", "name;mac\n\"a \"\"b\"\"\";0004.F2AA.BB01\n");

    Reading reading =
        folder.read(
            Folder.PHONES
                + """
                      inventory: hq.csv
                      list: [{mac: 00-04-f2-aa-bb-01}]
                """);

    assertThat(folder.found(reading)).containsExactly("duplicate-mac hq.csv:2:11");
    assertThat(reading.findings().getFirst().why()).contains(path.resolve("fleet.yaml") + ":7:20");
    assertThat(reading.fleet()).isEmpty();
  }

  private static PhoneKey key(String mac) {
    return new PhoneKey.Mac(MacAddress.parse(mac).orElseThrow());
  }

  private static Line line(String number, @org.jspecify.annotations.Nullable String label) {
    return new Line(Optional.of(number), Optional.ofNullable(label));
  }
}
