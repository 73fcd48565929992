package dev.phonefleet.diagnosis;

import static dev.phonefleet.diagnosis.Troubled.HOST;
import static dev.phonefleet.diagnosis.Troubled.HQ;
import static dev.phonefleet.diagnosis.Troubled.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.phonefleet.gate.PathReport;
import dev.phonefleet.outside.Sighting;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DhcpOptionsTest {
  private static final String URL = "https://hq.genesyscloud.com/boot";
  private static final String A = "203.0.113.10";
  private static final String B = "203.0.113.11";

  private static PathReport path(Map<String, List<String>> addresses) {
    return resolved(HQ, URL, new LinkedHashMap<>(addresses));
  }

  private static List<DhcpOptions.Line> compared(Map<Integer, String> hex, PathReport... paths) {
    return DhcpOptions.compared(
        new Sighting.DhcpAnswered("192.0.2.1", new TreeMap<>(hex)), List.of(paths));
  }

  private static DhcpOptions.Line text(int option, String text) {
    return hex(option, HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static DhcpOptions.Line hex(int option, String hex) {
    return compared(Map.of(option, hex), path(Map.of(HOST, List.of(A, B)))).stream()
        .filter(line -> line.option() == option)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theHostItsAddressesAndTheUrlAreWhatHasToBeSet() {
    LinkedHashMap<String, List<String>> addresses = new LinkedHashMap<>();
    addresses.put(HOST, List.of(A, B));
    addresses.put("b.example.com", List.of("203.0.113.30"));

    assertThat(DhcpOptions.wanted(List.of(resolved(HQ, URL, addresses))))
        .containsExactly(
            new DhcpOptions.Wanted("hq", HOST, List.of(A, B), URL, List.of("b.example.com")));
  }

  @Test
  void aHostWithoutAKnownAddressLeavesOption150Empty() {
    assertThat(DhcpOptions.wanted(List.of(path(Map.of(HOST, List.of())))))
        .singleElement()
        .satisfies(wanted -> {
          assertThat(wanted.option66()).isEqualTo(HOST);
          assertThat(wanted.option150()).isEmpty();
        });
  }

  @Test
  void aGroupWithoutAHostThatMayBeLookedAtHasNothingToSet() {
    assertThat(DhcpOptions.wanted(List.of(resolved(HQ, "https://x.test/", new LinkedHashMap<>()))))
        .isEmpty();
  }

  @Test
  void anAbsentOptionIsNotSentWhichIsNeitherRightNorWrong() {
    assertThat(compared(Map.of(), path(Map.of(HOST, List.of(A)))))
        .extracting(DhcpOptions.Line::option, DhcpOptions.Line::right, DhcpOptions.Line::words)
        .containsExactly(
            tuple(43, Optional.empty(), "not sent"),
            tuple(66, Optional.empty(), "not sent"),
            tuple(150, Optional.empty(), "not sent"),
            tuple(160, Optional.empty(), "not sent"));
  }

  @ParameterizedTest
  @CsvSource({
    "66,  hq.genesyscloud.com,                true",
    "66,  HQ.GenesysCloud.com.,               true",
    "66,  hq.genesyscloud.com:69,             true",
    "66,  https://hq.genesyscloud.com/boot,   true",
    "66,  tftp://hq.genesyscloud.com,         true",
    "66,  hq-2.genesyscloud.com,              false",
    "66,  https://prov.example.com/,          false",
    "66,  192.0.2.99,                         false",
    "160, https://hq.genesyscloud.com/boot,   true",
    "160, HTTPS://HQ.genesyscloud.com.:8443/, true",
    "160, hq.genesyscloud.com,                true",
    "160, https://prov.example.com/boot,      false"
  })
  void aNameOrUrlIsRightWhenItsHostIsOneOfTheGroups(int option, String text, boolean right) {
    DhcpOptions.Line line = text(option, text);

    assertThat(line.value()).isEqualTo(text);
    assertThat(line.right()).contains(right);
    assertThat(line.words().isEmpty()).isEqualTo(right);
  }

  @Test
  void aStrangeHostIsNamed() {
    assertThat(text(66, "prov.example.com").words())
        .isEqualTo("prov.example.com is the host of no group here");
  }

  @ParameterizedTest
  @CsvSource({"' '", "https:///boot", "https://[x/", "://"})
  void whatNamesNoHostIsWrong(String text) {
    assertThat(text(66, text).right()).contains(false);
    assertThat(text(66, text).words()).isEqualTo("it names no host");
  }

  @Test
  void anAddressIsNoHostEvenWhereItIsThatOfOne() {
    assertThat(text(66, A).right()).contains(false);
  }

  @ParameterizedTest
  @CsvSource({"00", "0000"})
  void trailingZeroBytesAreNoPartOfAName(String zeros) {
    String name = HexFormat.of().formatHex(HOST.getBytes(StandardCharsets.US_ASCII));

    DhcpOptions.Line line = hex(66, name + zeros);

    assertThat(line.value()).isEqualTo(HOST);
    assertThat(line.right()).contains(true);
  }

  @Test
  void phonesReadANameUpToItsFirstZeroByte() {
    DhcpOptions.Line line = text(66, HOST + "\0left over");

    assertThat(line.value()).isEqualTo(HOST);
    assertThat(line.right()).contains(true);
  }

  @ParameterizedTest
  @CsvSource({
    "cb00710a,         203.0.113.10,               true,  ''",
    "cb00710acb00710b, '203.0.113.10, 203.0.113.11', true,  ''",
    "cb00710ac0000263, '203.0.113.10, 192.0.2.99',   false, 192.0.2.99 is no address of any host"
        + " here"
  })
  void addressesAreRightWhenAllOfThemAreOnesOfTheHosts(
      String hex, String value, boolean right, String words) {
    assertThat(hex(150, hex))
        .isEqualTo(new DhcpOptions.Line(150, value, Optional.of(right), words));
  }

  @Test
  void addressesSayNothingWhereNoneIsKnownFromHere() {
    assertThat(compared(Map.of(150, "cb00710a"), path(Map.of(HOST, List.of()))))
        .filteredOn(line -> line.option() == 150)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.right()).isEmpty();
          assertThat(line.words()).contains("no address is known");
        });
  }

  @Test
  void bytesThatAreNoAddressAreNotRight() {
    assertThat(hex(150, "cb0071").right()).contains(false);
  }

  @Test
  void theMakersOwnOptionIsShownInHex() {
    DhcpOptions.Line line = hex(43, "0a04deadbeef");

    assertThat(line.value()).isEqualTo("0a:04:de:ad:be:ef");
    assertThat(line.right()).isEmpty();
    assertThat(line.words()).contains("no URL in it");
  }

  @Test
  void aUrlInTheMakersOwnOptionIsComparedWhereverItStands() {
    DhcpOptions.Line right = text(43, "\1\4abcd\2\37https://HQ.genesyscloud.com/x\0\3\1z");
    DhcpOptions.Line wrong =
        text(43, "\2\37https://hq.genesyscloud.com/x\0\3\1https://prov.example.com/");

    assertThat(right.right()).contains(true);
    assertThat(right.value()).startsWith("01:04:61").endsWith("(https://HQ.genesyscloud.com/x)");
    assertThat(wrong.right()).contains(false);
    assertThat(wrong.words()).isEqualTo("https://prov.example.com/ leads to no group here");
  }

  @Test
  void everyGroupsHostAndFailoverHostIsRight() {
    LinkedHashMap<String, List<String>> addresses = new LinkedHashMap<>();
    addresses.put(HOST, List.of(A));
    addresses.put("b.example.com", List.of(B));
    String name = HexFormat.of().formatHex("b.example.com".getBytes(StandardCharsets.US_ASCII));

    assertThat(compared(Map.of(66, name), resolved(HQ, URL, addresses)))
        .filteredOn(line -> line.option() == 66)
        .singleElement()
        .satisfies(line -> assertThat(line.right()).contains(true));
  }
}
