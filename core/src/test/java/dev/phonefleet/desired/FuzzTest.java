package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, reading ends with findings and never with an exception. */
class FuzzTest {
  private static final int ROUNDS = 200;
  private static final String CSV =
      """
      mac,name,user,line1_number,line1_label,settings.zone,standalone,station
      00:04:f2:aa:bb:02,"Lobby, ""front""\",anna@example.com,+15550101,Lobby,x,true,default
      0004F2AABB03,Bar,,1001,"two
      lines",y,,
      """;

  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          "- ",
          "\n",
          "\t",
          " ",
          ",",
          ";",
          "&a ",
          "*a ",
          "!!x ",
          "|",
          ">",
          "%",
          "#",
          "---\n",
          "...\n",
          "? ",
          "\\U00110000",
          "\\UFFFFFFFF",
          "\\uD800",
          "\\x",
          "\0",
          "\uFEFF",
          "\u2028",
          "é",
          "\uD83D\uDE00",
          "null",
          "1e400",
          "0x",
          "%YAML 1.99999999999\n",
          "<<: ");

  @TempDir private Path path;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedYamlHasFindingsOnly(long seed) {
    Random random = new Random(seed);
    Folder folder = new Folder(path).file("phones-hq.csv", CSV);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damaged(NotYetTest.EVERYTHING, random);

      assertReads(folder.file("fleet.yaml", damaged), "seed %d, round %d", seed, round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void damagedInventoriesHaveFindingsOnly(long seed) {
    Random random = new Random(seed);
    Folder folder =
        new Folder(path).file("fleet.yaml", Folder.PHONES + "      inventory: phones-hq.csv\n");
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damaged(CSV, random);

      assertReads(folder.file("phones-hq.csv", damaged), "seed %d, round %d", seed, round);
    }
  }

  private static void assertReads(Folder folder, String description, Object... arguments) {
    assertThatCode(
            () -> {
              Reading reading = folder.read();
              assertThat(reading.fleet().isPresent())
                  .isEqualTo(reading.findings().stream().noneMatch(finding -> finding.isError()));
              reading.fleet().ifPresent(ConfigHash::of);
            })
        .as(description, arguments)
        .doesNotThrowAnyException();
  }

  private static byte[] damaged(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int damages = 1 + random.nextInt(4);
    for (int i = 0; i < damages; i++) {
      int at = random.nextInt(bytes.length + 1);
      byte[] piece =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> new byte[0];
            default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
          };
      int skip = Math.min(bytes.length - at, random.nextInt(4));
      byte[] out = Arrays.copyOf(bytes, bytes.length - skip + piece.length);
      System.arraycopy(piece, 0, out, at, piece.length);
      System.arraycopy(bytes, at + skip, out, at + piece.length, bytes.length - at - skip);
      bytes = out;
    }
    return bytes;
  }
}
