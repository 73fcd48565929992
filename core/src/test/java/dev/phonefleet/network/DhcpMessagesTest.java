package dev.phonefleet.network;

import static dev.phonefleet.network.DhcpPacket.ACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.phonefleet.network.DhcpMessages.Acknowledged;
import java.net.Inet4Address;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DhcpMessagesTest {
  private static final int ID = 0x1234abcd;
  private static final Inet4Address OWN = Inet4Address.ofLiteral("192.0.2.7");

  @Test
  void theQuestionSaysWhoAsksAndForWhat() {
    byte[] bytes = DhcpMessages.inform(ID, OWN, "02004f2abcde", Optional.of("Poly"));
    String hex = HexFormat.of().formatHex(bytes);

    assertThat(bytes).hasSize(300);
    assertThat(hex)
        .startsWith("01010600" + "1234abcd" + "00000000" + "c0000207" + "000000000000000000000000")
        .contains("000000000000000000000000" + "02004f2abcde" + "00000000000000000000");
    assertThat(hex.substring(236 * 2))
        .startsWith("63825363" + "350108" + "37052b4296a036" + "3c04506f6c79" + "ff0000");
  }

  @Test
  void withoutAVendorClassNoneIsNamedAndALongOneStillFits() {
    String none = HexFormat.of().formatHex(DhcpMessages.inform(ID, OWN, "", Optional.empty()));
    byte[] longest = DhcpMessages.inform(ID, OWN, "", Optional.of("x".repeat(255)));

    assertThat(none.substring(236 * 2)).startsWith("63825363" + "350108" + "37052b4296a036" + "ff");
    assertThat(longest).hasSizeGreaterThan(500).endsWith(0x78, 0xff);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DhcpMessages.inform(ID, OWN, "", Optional.of("x".repeat(256))));
  }

  @Test
  void theWantedOptionsThatCameAreTold() {
    byte[] bytes =
        new DhcpPacket(ID, ACKNOWLEDGED)
            .options("0104ffffff00" + "0000")
            .options("3604c0000235" + "a003612f62" + "42026869" + "2b0101")
            .whole();

    assertThat(DhcpMessages.acknowledged(bytes, ID))
        .contains(acknowledged("192.0.2.53", Map.of(43, "01", 66, "6869", 160, "612f62")));
  }

  @Test
  void anOptionThatComesAgainGoesOn() {
    byte[] bytes =
        new DhcpPacket(ID, ACKNOWLEDGED).options("420161" + "2b00" + "420162" + "420163").whole();

    assertThat(DhcpMessages.acknowledged(bytes, ID))
        .contains(acknowledged("", Map.of(43, "", 66, "616263")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void optionsGoOnInTheFieldsThatAreSaidToHoldThem(int fields) {
    byte[] bytes =
        new DhcpPacket(ID, ACKNOWLEDGED)
            .options("34010" + fields + "420161")
            .file("420162" + "ff")
            .serverName("420163" + "ff")
            .whole();
    String inFile = (fields & 1) == 0 ? "" : "62";
    String inServerName = (fields & 2) == 0 ? "" : "63";

    assertThat(DhcpMessages.acknowledged(bytes, ID))
        .contains(acknowledged("", Map.of(66, "61" + inFile + inServerName)));
  }

  @Test
  void aFieldThatIsFullOfOptionsEndsWhereItEnds() {
    byte[] bytes =
        new DhcpPacket(ID, ACKNOWLEDGED)
            .options("340102")
            // The value would go on in the next field.
            .serverName("00".repeat(61) + "4204" + "61")
            .whole();

    assertThat(DhcpMessages.acknowledged(bytes, ID)).contains(acknowledged("", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "4203", "42036162", "96ff00"})
  void anOptionThatIsCutIsLeftOut(String cut) {
    byte[] bytes = new DhcpPacket(ID, ACKNOWLEDGED).options("2b0107" + cut).cut();

    assertThat(DhcpMessages.acknowledged(bytes, ID)).contains(acknowledged("", Map.of(43, "07")));
  }

  @Test
  void aServerThatNamesItselfOddlyIsNotNamed() {
    byte[] bytes = new DhcpPacket(ID, ACKNOWLEDGED).options("3603c00002").whole();

    assertThat(DhcpMessages.acknowledged(bytes, ID)).contains(acknowledged("", Map.of()));
  }

  @Test
  void whatIsNotTheAcknowledgementOfThisQuestionIsNone() {
    byte[] good = new DhcpPacket(ID, ACKNOWLEDGED).options("420161").whole();
    byte[] request = good.clone();
    request[0] = 1;
    byte[] bootp = good.clone();
    bootp[236] = 0;

    assertThat(DhcpMessages.acknowledged(good, ID)).isPresent();
    assertThat(DhcpMessages.acknowledged(good, ID + 1)).isEmpty();
    assertThat(DhcpMessages.acknowledged(new DhcpPacket(ID, 6).whole(), ID)).isEmpty();
    assertThat(DhcpMessages.acknowledged(request, ID)).isEmpty();
    assertThat(DhcpMessages.acknowledged(bootp, ID)).isEmpty();
    assertThat(DhcpMessages.acknowledged(new byte[0], ID)).isEmpty();
    assertThat(DhcpMessages.acknowledged(Arrays.copyOf(good, 239), ID)).isEmpty();
  }

  @Test
  void noBytesAtAllBreakIt() {
    long seed = 20_261_124;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      DhcpPacket packet = new DhcpPacket(ID, ACKNOWLEDGED).options("34010" + random.nextInt(4));
      String hex = HexFormat.of().formatHex(noise);
      byte[] bytes = packet.file(hex).serverName(hex).options(hex).cut();

      assertThat(DhcpMessages.acknowledged(bytes, ID))
          .as("seed " + seed + ", packet " + HexFormat.of().formatHex(bytes))
          .satisfiesAnyOf(it -> assertThat(it).isPresent(), it -> assertThat(it).isEmpty());
    }
  }

  private static Acknowledged acknowledged(String server, Map<Integer, String> options) {
    return new Acknowledged(
        Optional.of(server).filter(it -> !it.isEmpty()), new TreeMap<>(options));
  }
}
