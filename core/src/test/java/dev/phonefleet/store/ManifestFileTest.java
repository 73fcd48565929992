package dev.phonefleet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.history.Manifest;
import dev.phonefleet.history.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFileTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00.123Z");
  private static final Instant SECOND = Instant.parse("2026-03-02T09:00:00Z");
  private static final Manifest RUNNING =
      Manifest.running(Optional.empty(), "guide acme", "hash-1", FIRST);

  @TempDir private Path folder;

  @Test
  void withoutAFileThereIsNoManifest() {
    assertThat(file().read()).isEmpty();
    assertThat(new ManifestFile(new StateFolder(folder.resolve("missing"))).read()).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (Manifest manifest : new Manifest[] {RUNNING, RUNNING.succeeded(), RUNNING.failed("3")}) {
      file().write(manifest);

      assertThat(file().read()).contains(manifest);
    }
  }

  @Test
  void theLastSuccessOutlivesARunThatFailed() {
    Manifest failed =
        Manifest.running(Optional.of(RUNNING.succeeded()), "guide acme", "hash-2", SECOND)
            .failed("phones failed");

    file().write(failed);

    assertThat(file().read())
        .get()
        .satisfies(it -> {
          assertThat(it.status()).isEqualTo(Manifest.Status.FAILED);
          assertThat(it.reason()).contains("phones failed");
          assertThat(it.lastSuccess()).contains(new Manifest.Success("hash-1", FIRST));
          assertThat(it.covers("guide acme", "hash-2")).isFalse();
        });
  }

  @Test
  void onlyASuccessOfTheSameConfigurationInTheSamePlaceCoversARun() {
    Manifest success = RUNNING.succeeded();

    assertThat(success.covers("guide acme", "hash-1")).isTrue();
    assertThat(success.covers("guide acme", "hash-2")).isFalse();
    assertThat(success.covers("guide other", "hash-1")).isFalse();
    assertThat(RUNNING.covers("guide acme", "hash-1")).isFalse();
    assertThat(success.failed("later").covers("guide acme", "hash-1")).isFalse();
  }

  @Test
  void peopleCanReadIt() throws Exception {
    file().write(RUNNING.succeeded());

    assertThat(Files.readString(folder.resolve("manifest.json")))
        .contains("\"configHash\"", "\"hash-1\"", "\"deploymentTime\"", "\"SUCCESS\"", "\n")
        .endsWith("}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "\"text\"",
        "{}",
        "<html>",
        "{\"status\": \"SUCCESS\"}",
        "{\"status\": \"BETTER\", \"deploymentTime\": \"2026-03-01T08:00:00Z\"}",
        "{\"status\": \"SUCCESS\", \"deploymentTime\": \"yesterday\"}",
        "{\"status\": \"SUCCESS\", \"deploymentTime\": \"2026-03-01T08:00:00Z\","
            + " \"lastSuccess\": {\"deploymentTime\": 5}}"
      })
  void garbageIsNoManifest(String garbage) throws Exception {
    Files.writeString(folder.resolve("manifest.json"), garbage);

    assertThat(file().read()).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreNoManifest() throws Exception {
    Files.write(folder.resolve("manifest.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

    assertThat(file().read()).isEmpty();
  }

  @Test
  void aFolderInItsPlaceIsNoManifest() throws Exception {
    Files.createDirectory(folder.resolve("manifest.json"));

    assertThat(file().read()).isEmpty();
  }

  @Test
  void onlyItsOwnerMayReadIt() throws Exception {
    file().write(RUNNING);
    file().write(RUNNING.succeeded());

    Path manifest = folder.resolve("manifest.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(manifest)))
        .isEqualTo("rw-------");
  }

  @Test
  void aWriteThatFailsLeavesTheOldOne() throws Exception {
    file().write(RUNNING.succeeded());
    Path inTheWay = Files.createDirectory(folder.resolve("manifest.json.next"));
    Files.writeString(inTheWay.resolve("x"), "x");

    assertThatThrownBy(() -> file().write(RUNNING.failed("3"))).isInstanceOf(StoreFailure.class);

    assertThat(file().read()).contains(RUNNING.succeeded());
  }

  @Test
  void whatAKilledWriteLeftIsReplaced() throws Exception {
    Files.writeString(folder.resolve("manifest.json.next"), "{\"half\":");

    file().write(RUNNING);

    assertThat(file().read()).contains(RUNNING);
    assertThat(folder.resolve("manifest.json.next")).doesNotExist();
  }

  @Test
  void aLinkInItsPlaceIsReplacedAndItsTargetLeftAlone() throws Exception {
    Path precious = Files.writeString(folder.resolve("precious"), "do not touch");
    Files.createSymbolicLink(folder.resolve("manifest.json"), precious);
    Files.createSymbolicLink(folder.resolve("manifest.json.next"), precious);

    file().write(RUNNING);

    assertThat(precious).hasContent("do not touch");
    assertThat(file().read()).contains(RUNNING);
  }

  @Test
  void aFolderThatIsNotThereIsAFailureOfTheStore() {
    ManifestFile nowhere = new ManifestFile(new StateFolder(folder.resolve("missing")));

    assertThatThrownBy(() -> nowhere.write(RUNNING))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("manifest.json");
  }

  private ManifestFile file() {
    return new ManifestFile(new StateFolder(folder));
  }
}
