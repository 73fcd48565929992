package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The archive for support, and everything that must not be in it. */
class BundleTest {
  private static final String MAC = "00:04:f2:ca:0a:11";
  private static final String NUMBER = "+15550188001";
  private static final List<String> CANARIES =
      List.of("canary", "ca0a11", "ca:0a:11", "ca-0a-11", "0a11", "5550188001");

  @TempDir Path folder;

  /** An organisation whose credentials and phones are full of canaries. */
  private static Scenario full() {
    return Office.quick()
        .withLogin(login -> login.withClient("canary-client", "canary-secret"))
        .withPreset(preset ->
            preset.withGroups(
                PresetGroup.of(
                    "hq",
                    PresetPhone.of(MAC, "Canary Person").withFailure(FailureCode.TFTP_TIMEOUT))));
  }

  private static final String PHONE =
      "{mac: \""
          + MAC
          + "\", name: Canary Person, user: canary@acme.example, description: canary desk,"
          + " settings: {admin_pin: canary-pin, phone_label: canary-label},"
          + " lines: [{number: \""
          + NUMBER
          + "\", label: canary line}]}";

  private static Office furnished(Office office) {
    office
        .with("HTTPS_PROXY", "http://canary:canary-password@proxy.example:3128")
        .file(".env", "GENESYSCLOUD_OAUTHCLIENT_SECRET=canary-in-file\n")
        .fleet(groupWith("hq", List.of("description: canary office"), PHONE));
    return office;
  }

  private Path out() {
    return folder.resolve("support.zip");
  }

  private Said bundle(Office office, String... options) {
    List<String> args =
        new ArrayList<>(
            List.of("doctor", office.fleetFile().toString(), "--bundle", out().toString()));
    args.addAll(Arrays.asList(options));
    return office.run(args.toArray(String[]::new));
  }

  private Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(out()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return entries;
  }

  private void holdsNoCanary() {
    entries()
        .forEach((name, text) ->
            assertThat(text.toLowerCase(Locale.ROOT)).as(name).doesNotContain(CANARIES));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  @Test
  void itHoldsWhatWasFoundAndNothingThatIsSecretOrPersonal() {
    try (Office office = furnished(new Office(folder, full()))) {
      bundle(office).ends(10);

      Map<String, String> entries = entries();
      assertThat(entries)
          .containsOnlyKeys("about.txt", "doctor.jsonl", "environment.json", "fleet.json");
      assertThat(entries.getOrDefault("doctor.jsonl", "").lines())
          .anyMatch(line -> json(line).path("name").asString("").equals("tenant"));
      JsonNode variables = json(entries.getOrDefault("environment.json", "")).path("variables");
      assertThat(variables.path("HTTPS_PROXY").asString()).isEqualTo("set");
      assertThat(variables.path("NO_PROXY").asString()).isEqualTo("not set");
      JsonNode group = json(entries.getOrDefault("fleet.json", "")).path("edgeGroups").path(0);
      assertThat(group.path("name").asString()).isEqualTo("hq");
      assertThat(group.path("phones").asInt()).isEqualTo(1);
      holdsNoCanary();
    }
  }

  @Test
  void itIsItsOwnersAloneAndReplacesAnOlderOne() throws IOException {
    try (Office office = furnished(new Office(folder, full()))) {
      Files.writeString(out(), "an older one");
      Files.setPosixFilePermissions(out(), PosixFilePermissions.fromString("rw-rw-rw-"));

      bundle(office).ends(10);

      assertThat(entries()).containsKey("about.txt");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out())))
          .isEqualTo("rw-------");
      assertThat(folder.toFile().list())
          .containsExactlyInAnyOrder("fleet.yaml", ".env", "support.zip");
    }
  }

  @Test
  void theLastRunIsInItWithoutItsFile() {
    try (Office office = new Office(folder)) {
      office.fleet(groupWith("hq", List.of("primaryEdge: edge-1"), phones(1, 2)));
      office.apply().ends(0);

      bundle(office).ends(0);

      JsonNode manifest = json(entries().getOrDefault("manifest.json", ""));
      assertThat(manifest.path("status").asString()).isEqualTo("SUCCESS");
      assertThat(manifest.path("configHash").asString()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{mac: canary-mac, name: canary}",
        "{mac: \"00:04:f2:ca:0a:11\", canary: canary}",
        "{mac: \"00:04:f2:ca:0a:11\", name: \"canary",
        "{mac: \"00:04:f2:ca:0a:11\", lines: [{number: canary}]}",
        "{mac: \"00:04:f2:ca:0a:11\", lines: [{number: +15550188001}]}"
      })
  void aBrokenValueIsNotInIt(String row) {
    try (Office office = new Office(folder, full())) {
      office.fleet(groupWith("hq", List.of(), row));

      bundle(office, "--json").ends(65);

      assertThat(entries()).containsOnlyKeys("about.txt", "doctor.jsonl", "environment.json");
      assertThat(entries().getOrDefault("doctor.jsonl", "")).contains("diagnostic", "fleet.yaml:");
      holdsNoCanary();
    }
  }

  @Test
  void credentialsThatAreRefusedAreNotInIt() {
    try (Office office = furnished(new Office(folder, full()))) {
      office.with("GENESYSCLOUD_OAUTHCLIENT_SECRET", "canary-wrong");

      bundle(office).ends(4);

      assertThat(entries()).containsKey("doctor.jsonl");
      holdsNoCanary();
    }
  }

  @Test
  void theFileThatTftpIsAskedForIsNotInItSinceItMayBeAHardwareAddress() {
    try (Office office = new Office(folder, full())) {
      office.fleet(
          groupWith("hq", List.of("reach: {tcp: [443], udp: [69], tftpFile: 0004f2ca0a11.cfg}")));

      bundle(office).ends(0);

      holdsNoCanary();
    }
  }

  @Test
  void theFolderIsNotInItSinceItMayNameAPerson() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home/canary.person"));
    try (Office office = new Office(home, full())) {
      office.fleet(groupWith("hq", List.of()));

      bundle(office).ends(0);

      holdsNoCanary();
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenEndsWithSeventyFour() {
    try (Office office = furnished(new Office(folder, full()))) {
      Said said =
          office.run(
              "doctor",
              office.fleetFile().toString(),
              "--json",
              "--bundle",
              folder.resolve("missing/support.zip").toString());

      assertThat(said.ends(74).finding("bundle.failed").path("next").asString())
          .contains("--bundle");
      assertThat(said.lines("check")).isNotEmpty();
      assertThat(said.summary().path("exit").asInt()).isEqualTo(74);
    }
  }

  @Test
  void peopleAreToldThatItIsWritten() {
    try (Office office = furnished(new Office(folder, full()))) {
      assertThat(bundle(office).ends(10).err()).contains("Written for support: " + out());
      assertThat(bundle(office, "-q").ends(10).err()).doesNotContain("Written for support");
    }
  }
}
