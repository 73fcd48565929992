package dev.phonefleet.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
  private static final MacAddress POLYCOM = new MacAddress(0x0004f2aabb01L);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:04:F2:AA:BB:01",
        "00-04-f2-aa-bb-01",
        "0004.f2aa.bb01",
        "0004f2aabb01",
        "0004F2AABB01",
        "00 04 f2 aa bb 01",
        "0004F2-AABB01",
        "0004f2:aabb01"
      })
  void everyUsualSpellingIsTheSameAddress(String spelling) {
    assertThat(MacAddress.parse(spelling)).contains(POLYCOM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0004f2aabb0",
        "0004f2aabb012",
        "00:04:f2:aa:bb",
        "00:04:f2:aa:bb:",
        ":00:04:f2:aa:bb:01",
        "00::04:f2:aa:bb:01",
        " 0004f2aabb01",
        "0004f2aabb01 ",
        "00:04:f2:aa:bb:0g",
        "00_04_f2_aa_bb_01",
        "0x0004f2aabb01",
        "٠٠:04:f2:aa:bb:01",
        "00:04:f2:aa:bb:０1",
        "00:04:f2:aa:bb:01\n"
      })
  void whatIsNoAddressIsNotRead(String spelling) {
    assertThat(MacAddress.parse(spelling)).isEmpty();
  }

  @Test
  void peopleReadPairsWithColonsAndPathsGetTwelveDigits() {
    assertThat(POLYCOM).hasToString("00:04:f2:aa:bb:01");
    assertThat(POLYCOM.hex()).isEqualTo("0004f2aabb01");
    assertThat(new MacAddress(0)).hasToString("00:00:00:00:00:00");
    assertThat(new MacAddress(0xffffffffffffL).hex()).isEqualTo("ffffffffffff");
  }

  @Test
  void moreThanSixBytesAreNoAddress() {
    assertThatThrownBy(() -> new MacAddress(1L << 48)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MacAddress(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addressesAreSortedByAmountAlsoWhenTheFirstByteIsLarge() {
    List<MacAddress> sorted =
        List.of(new MacAddress(0xff0000000000L), POLYCOM, new MacAddress(1)).stream()
            .sorted()
            .toList();

    assertThat(sorted).containsExactly(new MacAddress(1), POLYCOM, new MacAddress(0xff0000000000L));
  }

  /** Replay one with its seed. */
  @RepeatedTest(50)
  void aSpellingOfAnyAddressIsReadAsThatAddress(RepetitionInfo repetition) {
    long seed = 6301L * repetition.getCurrentRepetition();
    Random random = new Random(seed);
    long bits = random.nextLong() >>> 16;

    String spelling = spelled(bits, random);

    assertThat(MacAddress.parse(spelling))
        .as("seed %d: %s", seed, spelling)
        .contains(new MacAddress(bits));
  }

  @RepeatedTest(50)
  void oneWrongCharacterMakesItNoAddress(RepetitionInfo repetition) {
    long seed = 7001L * repetition.getCurrentRepetition();
    Random random = new Random(seed);
    StringBuilder spelling = new StringBuilder(new MacAddress(random.nextLong() >>> 16).toString());

    spelling.setCharAt(random.nextInt(spelling.length()), "gzO_/\t+é".charAt(random.nextInt(8)));

    assertThat(MacAddress.parse(spelling.toString())).as("seed %d: %s", seed, spelling).isEmpty();
  }

  private static String spelled(long bits, Random random) {
    String hex = HexFormat.of().toHexDigits(bits, 12);
    String separator = List.of("", ":", "-", ".", " ").get(random.nextInt(5));
    int group = List.of(2, 4, 6).get(random.nextInt(3));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      out.append(i > 0 && i % group == 0 ? separator : "");
      String digit = hex.substring(i, i + 1);
      out.append(random.nextBoolean() ? digit : digit.toUpperCase(Locale.ROOT));
    }
    return out.toString();
  }
}
