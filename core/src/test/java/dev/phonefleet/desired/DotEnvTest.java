package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {
  @TempDir private Path path;

  @Test
  void aMissingFileOrAFolderHasNoVariables() {
    assertThat(DotEnv.read(path.resolve(".env"))).isEmpty();
    assertThat(DotEnv.read(path)).isEmpty();
  }

  @Test
  void readsNamesValuesQuotesExportsAndComments() {
    assertThat(
            read(
                """
                \uFEFFFIRST=1
                # a comment
                export ID=abc-def
                SPACED = some words   # a comment
                HASH=a#b
                DOUBLE="a b # c" # a comment
                SINGLE='it\\n is $HOME'
                ESCAPES="a\\nb\\"c\\\\d\\$e\\x"
                EMPTY=
                QUOTED=""
                EQUALS=a=b==
                \tINDENTED=yes
                """))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("FIRST", "1"),
                Map.entry("ID", "abc-def"),
                Map.entry("SPACED", "some words"),
                Map.entry("HASH", "a#b"),
                Map.entry("DOUBLE", "a b # c"),
                Map.entry("SINGLE", "it\\n is $HOME"),
                Map.entry("ESCAPES", "a\nb\"c\\d$e\\x"),
                Map.entry("EMPTY", ""),
                Map.entry("QUOTED", ""),
                Map.entry("EQUALS", "a=b=="),
                Map.entry("INDENTED", "yes")));
  }

  @Test
  void takesTheLastOfTwoAndCarriageReturns() {
    assertThat(read("A=1\r\nB=\"2\"\r\nA=3\r\n"))
        .containsOnly(Map.entry("A", "3"), Map.entry("B", "2"));
  }

  @Test
  void leavesOutLinesThatAreNoVariables() {
    assertThat(read("just text\n=x\n1A=x\nA-B=x\nOPEN=\"x\nAFTER='x' y\nGOOD=1\n"))
        .containsOnly(Map.entry("GOOD", "1"));
  }

  private Map<String, String> read(String text) {
    new Folder(path).file(".env", text);
    return DotEnv.read(path.resolve(".env"));
  }
}
