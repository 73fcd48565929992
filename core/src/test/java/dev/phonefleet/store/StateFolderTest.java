package dev.phonefleet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.history.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFolderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "fleet.yaml, .phonefleet",
    "fleet.yml, .phonefleet",
    "lab.yaml, .phonefleet/lab",
    "lab.prod.yml, .phonefleet/lab.prod",
    "lab, .phonefleet/lab",
    "fleet.yaml.bak, .phonefleet/fleet.yaml.bak"
  })
  void itStandsBesideItsFile(String file, String state) {
    assertThat(StateFolder.beside(folder.resolve(file)).path()).isEqualTo(folder.resolve(state));
  }

  @Test
  void aRelativeFileHasItTooWhateverTheWorkingFolder() {
    assertThat(StateFolder.beside(Path.of("fleet.yaml")).path())
        .isEqualTo(Path.of("").toAbsolutePath().resolve(".phonefleet"));
  }

  @Test
  void foldersStandInsideIt() {
    assertThat(new StateFolder(folder).inside("simulated").path())
        .isEqualTo(folder.resolve("simulated"));
  }

  @Test
  void itIsMadeWithItsParentsAndOnlyForItsOwner() throws Exception {
    StateFolder state = StateFolder.beside(folder.resolve("lab.yaml"));

    assertThat(state.create()).isEqualTo(state);

    assertThat(state.path()).isDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.path())))
        .isEqualTo("rwx------");
    assertThat(state.create()).isEqualTo(state);
  }

  @Test
  void aSymbolicLinkInItsPlaceIsRefused() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    StateFolder state = StateFolder.beside(folder.resolve("fleet.yaml"));
    Files.createSymbolicLink(state.path(), elsewhere);

    assertThatThrownBy(state::create)
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining(state.path().toString());

    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aFileInItsPlaceIsRefused() throws Exception {
    StateFolder state = StateFolder.beside(folder.resolve("fleet.yaml"));
    Files.writeString(state.path(), "something else");

    assertThatThrownBy(state::create).isInstanceOf(StoreFailure.class);

    assertThat(state.path()).hasContent("something else");
  }
}
