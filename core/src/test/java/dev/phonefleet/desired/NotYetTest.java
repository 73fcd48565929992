package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Diagnostic.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotYetTest {
  /** Every key of the file, with values that are not the defaults. */
  static final String EVERYTHING =
      """
      version: 1
      organization:
        api: published
        region: eu-west-1
        tenant: acme
        name: Acme
        tokens: 2
        apiUrl: https://gateway.example.com
        loginUrl: https://login.example.com
        credentials: {process: [get-secret, genesys]}
      limits: {requestsPerMinute: 300, requestsPerSecondPerGroup: 10, concurrency: 20, deadline: 2m, connectTimeout: 5s, answerTimeout: 15s, callTimeout: 30s}
      rollout:
        wait: accepted
        phoneTimeout: 10m
        settle: 3m
        waves: [1, 10, 10%, 100%]
        abortAfter: 5%
        window: {days: [sat, sun], from: "01:00", to: "04:00", zone: Europe/Berlin}
        ifChanged: false
      secretSettings: [admin_pin]
      edgeGroups:
        - name: hq
          description: Head office
          type: Standard
          primaryEdge: edge-hq-1
          secondaryEdge: edge-hq-2
          site: HQ
          phoneTrunkBases: [Phone Trunk]
          edgeTrunkBase: Edge Trunk
          region: eu-west-1
          crossRegion: false
          failoverHosts: [backup.example.com]
          readiness: {timeout: 100s, interval: 5s}
          dns:
            name: hq.genesyscloud.com
            waitTimeout: 3m
            resolvers: [1.1.1.1, "8.8.8.8:53", "[2001:db8::1]:53"]
            expect: [203.0.113.10]
            interval: 2s
          reach: {tcp: [443], udp: [69], tftpFile: none.cfg, waitTimeout: 30s, interval: 2s}
          protected: false
          prune: true
          phones:
            defaults: {model: Polycom VVX 450, site: HQ, user: null, description: Desk, standalone: false, station: none, lines: [], settings: {phone_label: HQ}}
            inventory: phones-hq.csv
            list:
              - {mac: "00:04:f2:aa:bb:01", name: Reception, user: anna@example.com, station: default, standalone: true, lines: [{number: "+15550100", label: Front desk}]}
              - {remote: "+15550177", site: HQ, name: Home, model: Remote, description: x, settings: {}}
      phones: {defaults: {model: WebRTC, site: Home}, inventory: [], list: [{user: Ben@Example.com}], prune: true}
      """;

  @TempDir private Path path;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(path);
  }

  @Test
  void recordsEachKeyThatActsLaterWithItsPlaceAndWarnsOfIt() {
    folder.file("phones-hq.csv", "mac\n00:04:f2:aa:bb:02\n");

    Reading reading = folder.read(EVERYTHING);

    assertThat(reading.findings())
        .allMatch(finding -> finding.severity() == Severity.WARNING)
        .allMatch(finding -> finding.code().equals("file.not-yet"))
        .allMatch(finding -> finding.why().contains("Online commands refuse it"));
    DesiredFleet fleet = reading.fleet().orElseThrow();
    assertThat(fleet.notYet())
        .extracting(key -> key.key() + " " + key.at().line() + ":" + key.at().column())
        .containsExactlyInAnyOrder(
            "rollout.waves 16:3",
            "rollout.abortAfter 17:3",
            "rollout.window 18:3",
            "edgeGroups[0].prune 42:5",
            "phones.prune 49:97");
    assertThat(reading.findings())
        .extracting(Diagnostic::where)
        .containsExactlyInAnyOrderElementsOf(
            fleet.notYet().stream().map(key -> key.at().toString()).toList());
  }

  @Test
  void saysNothingAboutKeysOfLaterReleasesThatHaveTheirDefaults() {
    Reading reading =
        folder.read(
            """
            version: 1
            organization: {api: guide, tenant: acme, tokens: 1, credentials: {}}
            rollout: {settle: 120s, waves: [100%], abortAfter: never}
            edgeGroups:
              - name: hq
                failoverHosts: []
                phoneTrunkBases: []
                prune: false
                dns: {waitTimeout: 3m, interval: 2s, resolvers: [], expect: []}
                phones:
                  list: [{mac: 00:04:f2:aa:bb:01, standalone: false, station: none}]
            phones: {}
            """);

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.fleet().orElseThrow().notYet()).isEmpty();
  }
}
