package dev.phonefleet.network;

import static dev.phonefleet.network.Probing.BRIEF;
import static dev.phonefleet.network.Probing.GRACE;
import static dev.phonefleet.network.Probing.PATIENT;
import static dev.phonefleet.network.Probing.direct;
import static dev.phonefleet.network.Probing.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.outside.Sighting.TftpAnswered;
import dev.phonefleet.outside.Sighting.TftpSilent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TftpProbeTest {
  private static final String FILE = "0004f2abcdef.cfg";
  private static final byte[] DATA = bytes("\0\3\0\1<config/>");
  private static final byte[] NOT_FOUND = bytes("\0\5\0\1File not found\0");
  private static final byte[] OPTIONS = bytes("\0\6blksize\0001400\0");
  private static final String END = "\0\5\0\0only looking\0";

  @Test
  void theRequestIsForTheFileInOctets() throws IOException {
    try (UdpServer server = answering(NOT_FOUND)) {
      look(direct(PATIENT), call(server));

      assertThat(server.asked())
          .singleElement()
          .extracting(UdpServer.Asked::text)
          .isEqualTo("\0\1" + FILE + "\0octet\0");
    }
  }

  @Test
  void anErrorFromANewPortIsAnAnswerAndNotAnswered() throws Exception {
    try (UdpServer server = answering(NOT_FOUND)) {
      assertThat(look(direct(PATIENT), call(server)))
          .isEqualTo(new TftpAnswered("error 1: File not found"));
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void dataIsAnAnswerAndTheServerMayForgetTheTransfer() throws Exception {
    try (UdpServer server = answering(DATA)) {
      assertThat(look(direct(PATIENT), call(server))).isEqualTo(new TftpAnswered("data"));
      assertThat(server.nextAtSecondPort()).contains(END);
    }
  }

  @Test
  void optionsAreAnAnswerAndTheServerMayForgetTheTransfer() throws Exception {
    try (UdpServer server = answering(OPTIONS)) {
      assertThat(look(direct(PATIENT), call(server))).isEqualTo(new TftpAnswered("options"));
      assertThat(server.nextAtSecondPort()).contains(END);
    }
  }

  @Test
  void theServersWordsAreMadeFitToBeShown() throws IOException {
    String nasty = "\0\5\0\2\33[31mred\r\nline\u0085" + "x".repeat(400);
    try (UdpServer server = answering(bytes(nasty))) {
      assertThat(look(direct(PATIENT), call(server)))
          .isInstanceOfSatisfying(
              TftpAnswered.class,
              it -> {
                assertThat(it.words()).startsWith("error 2: [31mred  line");
                assertThat(it.words().chars()).noneMatch(Character::isISOControl);
                assertThat(it.words()).hasSizeLessThan(220);
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\0", "\0\5\0", "\0\4\0\1", "\0\1" + FILE + "\0octet\0", "\1\3\0\1", "hello"})
  void whatIsNoAnswerOfTftpIsIgnored(String garbage) throws IOException {
    try (UdpServer server =
        new UdpServer((asked, it) -> {
          it.replyFromSecondPort(asked, bytes(garbage));
          it.replyFromSecondPort(asked, NOT_FOUND);
        })) {

      assertThat(look(direct(PATIENT), call(server)))
          .isEqualTo(new TftpAnswered("error 1: File not found"));
    }
  }

  @Test
  void strangersAreIgnored() throws IOException {
    assumeTrue(System.getProperty("os.name").startsWith("Linux"), "127.0.0.2 is this machine, too");
    try (UdpServer server =
        new UdpServer((asked, it) -> {
          UdpServer.replyFromStranger(asked, DATA);
          if (asked.number() == 2) {
            it.replyFromSecondPort(asked, NOT_FOUND);
          }
        })) {

      assertThat(look(direct(Duration.ofSeconds(3)), call(server)))
          .isEqualTo(new TftpAnswered("error 1: File not found"));
    }
  }

  @Test
  void aServerThatIsSilentIsAskedFiveTimesAndGivenUpInTime() throws IOException {
    try (UdpServer server = UdpServer.silent()) {
      AtomicReference<Optional<Sighting>> seen = new AtomicReference<>(Optional.empty());

      Duration took = Probing.took(() -> seen.set(Optional.of(look(direct(BRIEF), call(server)))));

      assertThat(seen.get()).contains(new TftpSilent("no answer within 0.3 s"));
      // Making the first probes of a run loads the authorities of the runtime.
      assertThat(took).isLessThan(BRIEF.plus(GRACE).plus(GRACE));
      assertThat(server.asked()).hasSize(5);
    }
  }

  @Test
  void theAnswerIsExpectedFromWhereTheRouteLeads() throws IOException {
    try (UdpServer server = answering(DATA)) {
      Routes routes = Probing.udp(Map.of(Probing.at("192.0.2.69", 69), server.address()));

      assertThat(look(Probing.routed(routes, PATIENT), new Call.Tftp("192.0.2.69", 69, FILE)))
          .isEqualTo(new TftpAnswered("data"));
    }
  }

  @Test
  void aNameInsteadOfAnAddressIsAMistake() {
    NetworkProbes probes = direct(BRIEF);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> probes.send(new Call.Tftp("tftp.example.net", 69, FILE)))
        .withMessageContaining("tftp.example.net");
  }

  private static UdpServer answering(byte[] answer) throws IOException {
    return new UdpServer((asked, it) -> it.replyFromSecondPort(asked, answer));
  }

  private static Call.Tftp call(UdpServer server) {
    return new Call.Tftp("127.0.0.1", server.port(), FILE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
