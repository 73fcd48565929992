package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenFilesTest {
  @TempDir private Path path;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(path);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("", "empty fleet.yaml:1:1"),
        Arguments.of("# only a comment\n\n", "empty fleet.yaml:1:1"),
        Arguments.of("---\n", "empty fleet.yaml:1:1"),
        Arguments.of("- a\n- b\n", "wrong-type fleet.yaml:1:1"),
        Arguments.of("\njust text\n", "wrong-type fleet.yaml:2:1"),
        Arguments.of("version: 1\norganization:\n\tapi: guide\n", "syntax fleet.yaml:3:1"),
        Arguments.of("version: 1\norganization: {api: guide\n", "syntax fleet.yaml:3:1"),
        Arguments.of("version: 1\n  bad: indent\n", "syntax fleet.yaml:2:6"),
        Arguments.of("version: \"1\n", "syntax fleet.yaml:2:1"),
        Arguments.of("version: 1\nx: a\u0000b\n", "syntax fleet.yaml:2:5"),
        Arguments.of("version: \"\\UFFFFFFFF\"\n", "syntax fleet.yaml:1:8"),
        Arguments.of("version: \"\\U00110000\"\n", "syntax fleet.yaml:1:13"),
        Arguments.of("version: \"\\uD800\"\n", "syntax fleet.yaml:1:10"),
        Arguments.of("a: &x 1\n", "yaml-feature fleet.yaml:1:4"),
        Arguments.of("a: *x\n", "yaml-feature fleet.yaml:1:4"),
        Arguments.of("version: !!int 1\n", "yaml-feature fleet.yaml:1:10"),
        Arguments.of("a: !!java.net.URL [x]\n", "yaml-feature fleet.yaml:1:4"),
        Arguments.of("? [a, b]\n: 1\n", "yaml-feature fleet.yaml:1:3"),
        Arguments.of("version: 1\n---\nversion: 1\n", "yaml-feature fleet.yaml:2:1"),
        Arguments.of("%YAML 3.0\n---\nversion: 1\n", "syntax fleet.yaml:1:1"),
        Arguments.of("a: " + "[".repeat(100) + "]".repeat(100), "too-deep fleet.yaml:1:44"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhereAFileStopsBeingOne(String yaml, String finding) {
    assertThat(folder.findings(yaml)).containsExactly(finding);
  }

  @Test
  void explainsATab() {
    assertThat(folder.read("a:\n\tb: 1\n").findings().getFirst().next()).contains("spaces");
  }

  @Test
  void namesUtf16AndSaysWhatToDo() {
    folder.file("fleet.yaml", Folder.GUIDE.getBytes(StandardCharsets.UTF_16));
    assertThat(folder.found(folder.read())).containsExactly("encoding fleet.yaml:1:1");
    assertThat(folder.read().findings().getFirst().what()).contains("UTF-16");

    folder.file("fleet.yaml", Folder.GUIDE.getBytes(StandardCharsets.UTF_16LE));
    assertThat(folder.found(folder.read())).containsExactly("encoding fleet.yaml:1:1");

    folder.file("fleet.yaml", Folder.GUIDE.getBytes(StandardCharsets.UTF_16BE));
    assertThat(folder.found(folder.read())).containsExactly("encoding fleet.yaml:1:1");
  }

  @Test
  void saysWhichByteIsNotUtf8EvenFarIntoTheFile() {
    String start = "# Größe\n".repeat(5000) + "version: 1\nname: M";
    byte[] bytes = (start + "?ller\n").getBytes(StandardCharsets.UTF_8);
    bytes[start.getBytes(StandardCharsets.UTF_8).length] = (byte) 0xFC;

    folder.file("fleet.yaml", bytes);

    assertThat(folder.found(folder.read())).containsExactly("encoding fleet.yaml:5002:8");
  }

  @Test
  void acceptsAByteOrderMarkOfUtf8WithoutMovingColumns() {
    assertThat(folder.read("\uFEFF" + Folder.GUIDE + "edgeGroups: [{name: a}]").findings())
        .isEmpty();
    assertThat(folder.findings("\uFEFFversio: 1")).contains("unknown-key fleet.yaml:1:1");
  }

  @Test
  void saysThatAFileIsMissingOrAFolder() throws IOException {
    assertThat(folder.found(folder.read())).containsExactly("not-found fleet.yaml:1:1");

    Files.createDirectory(path.resolve("fleet.yaml"));
    assertThat(folder.found(folder.read())).containsExactly("unreadable fleet.yaml:1:1");
  }

  @Test
  void refusesAGigabyteBeforeReadingIt() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.resolve("fleet.yaml").toFile(), "rw")) {
      file.setLength(1L << 30);
    }

    assertThat(folder.found(folder.read())).containsExactly("too-large fleet.yaml:1:1");
  }

  static Stream<Arguments> bombs() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", List.of(alias, alias))));
    }
    return Stream.of(
        Arguments.of("a billion laughs", laughs.toString()),
        Arguments.of("open brackets", "[".repeat(1_000_000)),
        Arguments.of("open braces", "{a: ".repeat(500_000)),
        Arguments.of("dashes", "- ".repeat(500_000)),
        Arguments.of("question marks", "? ".repeat(500_000)),
        Arguments.of("an endless text", "version: \"" + "x".repeat(30_000_000)),
        Arguments.of("an endless line", "version: " + "x".repeat(30_000_000)),
        Arguments.of("steps", steps(10_000)),
        Arguments.of("itself", "a: &a [*a]\n"),
        Arguments.of("a merge of itself", "a: &a {<<: *a}\n"),
        Arguments.of("a huge exponent", phone("settings: {x: 1e999999999}")),
        Arguments.of("a huge number", phone("settings: {x: " + "9".repeat(90) + "}")),
        Arguments.of(
            "base sixty", Folder.GUIDE + "limits: {concurrency: 1" + ":1".repeat(400_000) + "}"),
        Arguments.of("an endless comment", "version: 1 #" + "x".repeat(30_000_000)),
        Arguments.of("blank lines", "version: 1" + "\n".repeat(30_000_000)),
        Arguments.of(
            "a huge limit", Folder.GUIDE + "limits: {concurrency: " + "9".repeat(900_000) + "}"),
        Arguments.of(
            "a huge duration", Folder.GUIDE + "limits: {deadline: " + "9".repeat(900_000) + "h}"),
        Arguments.of("a long key", "k".repeat(100_000) + ": 1\n"),
        Arguments.of("many keys", keys(20_000)),
        Arguments.of("many values", "a: [" + "0,".repeat(20_000_000) + "0]"),
        Arguments.of("many keys on a line", "{" + "a: 0,".repeat(10_000_000) + "b: 0}"),
        Arguments.of("the same key again and again", "version: 1\n".repeat(100_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  @Timeout(30)
  void refusesBombsWithOrdinaryFindings(String name, String yaml) {
    Reading reading = folder.read(yaml);

    assertThat(reading.fleet()).as(name).isEmpty();
    assertThat(reading.findings()).isNotEmpty().hasSizeLessThanOrEqualTo(Findings.KEPT + 1);
    assertThat(reading.findings())
        .allSatisfy(finding -> assertThat(finding.toString()).hasSizeLessThan(1000));
  }

  @Test
  void stopsAtAValueWithoutEndLongBeforeTheEndOfTheFile() {
    assertThat(folder.findings("version: 1\nname: \"" + "x".repeat(3_000_000) + "\"\n"))
        .containsExactly("too-large fleet.yaml:2:5");
    assertThat(folder.findings(phone("name: \"" + "x".repeat(900_000) + "\""))).isEmpty();
  }

  @Test
  void boundsTheKeysOfAMappingAndTheValuesOfAList() {
    assertThat(folder.findings(keys(20_000))).containsExactly("too-large fleet.yaml:10001:1");
    assertThat(folder.findings("a: [" + "0,".repeat(20_000) + "0]"))
        .containsExactly("too-large fleet.yaml:1:20005");
  }

  private static String steps(int depth) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < depth / 100; i++) {
      out.append(" ".repeat(i)).append("a:\n");
    }
    return out.toString();
  }

  private static String keys(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append("key").append(i).append(": 1\n");
    }
    return out.toString();
  }

  private static String phone(String rest) {
    return Folder.PHONES + "      list: [{mac: 00:04:f2:aa:bb:01, " + rest + "}]\n";
  }
}
