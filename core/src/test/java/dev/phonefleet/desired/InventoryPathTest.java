package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryPathTest {
  @TempDir private Path root;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(root.resolve("project"));
    folder.file("phones.csv", "mac\n0004f2aabb01\n");
    new Folder(root).file("outside.csv", "secret\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.csv",
        "sub/../../outside.csv",
        "/etc/passwd",
        "..",
        "\"..\\\\outside.csv\"",
        "\"\\\\\\\\server\\\\share\\\\x.csv\"",
        "C:/outside.csv",
        "\"phones.csv\\0.txt\"",
      })
  void refusesPathsThatLeadOutside(String written) {
    assertThat(folder.findings(inventory(written)))
        .hasSize(1)
        .allMatch(found -> found.matches("bad-(path|value) fleet.yaml:6:18"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%2e%2e/outside.csv\"", "missing.csv", "sub/missing.csv"})
  void saysThatAnInventoryIsMissing(String written) {
    assertThat(folder.findings(inventory(written))).containsExactly("not-found fleet.yaml:6:18");
  }

  @Test
  void refusesLinksThatLeadOutsideAndFollowsThoseThatDoNot() throws IOException {
    Files.createSymbolicLink(folder.path().resolve("out.csv"), root.resolve("outside.csv"));
    Files.createSymbolicLink(folder.path().resolve("in.csv"), Path.of("phones.csv"));
    Files.createSymbolicLink(folder.path().resolve("up"), root);

    assertThat(folder.findings(inventory("out.csv"))).containsExactly("bad-path fleet.yaml:6:18");
    assertThat(folder.findings(inventory("up/outside.csv")))
        .containsExactly("bad-path fleet.yaml:6:18");
    assertThat(folder.findings(inventory("in.csv"))).isEmpty();
  }

  @Test
  void worksWhereTheProjectItselfIsReachedThroughALink() throws IOException {
    folder.file("fleet.yaml", inventory("phones.csv"));
    Files.createSymbolicLink(root.resolve("link"), folder.path());

    assertThat(new FleetReader().read(root.resolve("link/fleet.yaml")).findings()).isEmpty();
  }

  @Test
  void refusesFoldersAndTheSameInventoryTwice() {
    folder.file("sub/x.csv", "mac\n");

    assertThat(folder.findings(inventory("sub"))).containsExactly("unreadable fleet.yaml:6:18");
    assertThat(folder.findings(inventory("[phones.csv, ./phones.csv]")))
        .containsExactly("duplicate-inventory fleet.yaml:6:31");
  }

  @Test
  void namesTheInventoryAsItStandsBesideTheFile() {
    folder.file("bad.csv", "mac\nx\n").file("fleet.yaml", inventory("bad.csv"));
    Path here = Path.of("").toAbsolutePath();
    Path relative = here.relativize(folder.path().resolve("fleet.yaml"));

    Reading reading = new FleetReader().read(relative);

    assertThat(reading.findings().getFirst().where())
        .isEqualTo(relative.resolveSibling("bad.csv") + ":2:1");
  }

  @Test
  void doesNotQuoteWhatItDoesNotRead() {
    assertThat(folder.read(inventory("../outside.csv")).findings().toString())
        .doesNotContain("secret");
  }

  private static String inventory(String written) {
    return Folder.PHONES + "      inventory: " + written + "\n";
  }
}
