package dev.phonefleet.network;

import static dev.phonefleet.network.Probing.BRIEF;
import static dev.phonefleet.network.Probing.GRACE;
import static dev.phonefleet.network.Probing.PATIENT;
import static dev.phonefleet.network.Probing.direct;
import static dev.phonefleet.network.Probing.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.outside.Sighting.Addresses;
import dev.phonefleet.outside.Sighting.NoAddress;
import dev.phonefleet.outside.Sighting.ResolverFailed;
import dev.phonefleet.outside.Sighting.ResolverSilent;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

@Timeout(30)
class DnsProbeTest {
  private static final String NAME = "hq.genesyscloud.com";
  private static final String ONE = NAME + " 60 A 192.0.2.10";
  private static final Addresses ONE_SEEN =
      new Addresses(List.of("192.0.2.10"), Duration.ofSeconds(60));

  @Test
  void anAddressComesWithHowLongItMayBeKept() throws IOException {
    assertThat(answer(Rcode.NOERROR, ONE, "")).isEqualTo(ONE_SEEN);
  }

  @Test
  void severalAddressesAreSortedByNumberAndTheSmallestTtlCounts() throws IOException {
    String records =
        """
        hq.genesyscloud.com 300 A 192.0.2.100
        hq.genesyscloud.com 30 A 192.0.2.9
        hq.genesyscloud.com 90 A 10.1.2.3
        hq.genesyscloud.com 90 A 203.0.113.7
        """;

    assertThat(answer(Rcode.NOERROR, records, ""))
        .isEqualTo(
            new Addresses(
                List.of("10.1.2.3", "192.0.2.9", "192.0.2.100", "203.0.113.7"),
                Duration.ofSeconds(30)));
  }

  @Test
  void aliasesAreFollowedWhateverTheirOrderAndCaseAndTheirTtlCounts() throws IOException {
    String records =
        """
        edge.example.NET 400 A 192.0.2.20
        stranger.example.net 1 A 192.0.2.66
        Mid.Example.net 20 CNAME edge.example.net
        hq.GenesysCloud.com 500 CNAME mid.example.net
        """;

    assertThat(answer(Rcode.NOERROR, records, ""))
        .isEqualTo(new Addresses(List.of("192.0.2.20"), Duration.ofSeconds(20)));
  }

  @Test
  void aliasesInACircleEnd() throws IOException {
    String records =
        """
        hq.genesyscloud.com 60 CNAME one.example.net
        one.example.net 60 CNAME hq.genesyscloud.com
        """;

    assertThat(answer(Rcode.NOERROR, records, ""))
        .isEqualTo(new NoAddress(true, Optional.empty(), Optional.empty()));
  }

  @Test
  void aNameWithOnlyAnIpv6AddressHasNone() throws IOException {
    assertThat(answer(Rcode.NOERROR, NAME + " 60 AAAA 2001:db8::10", ""))
        .isEqualTo(new NoAddress(true, Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"900,300,300", "60,300,60"})
  void aNameThatIsNotThereComesWithItsZoneAndHowLongTheNoIsKept(
      String ttl, String minimum, long kept) throws IOException {
    String authority =
        "GenesysCloud.COM " + ttl + " SOA ns.example.net. admin.example.net. 1 2 3 4 " + minimum;

    assertThat(answer(Rcode.NXDOMAIN, "", authority))
        .isEqualTo(
            new NoAddress(
                false, Optional.of("genesyscloud.com"), Optional.of(Duration.ofSeconds(kept))));
  }

  @Test
  void aTtlWithItsHighestBitSetCountsAsNone() throws IOException {
    try (DnsServer server =
        new DnsServer((query, back) -> {
          String records = NAME + " 305419896 A 192.0.2.10";
          byte[] bytes = DnsServer.filled(query.answer(Rcode.NOERROR), records, "").toWire();
          // The TTL is 12345678 in hex; the library would not write a larger one.
          for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == 0x12 && bytes[i + 1] == 0x34) {
              bytes[i] = (byte) 0x92;
            }
          }
          back.send(bytes);
        })) {

      assertThat(ask(server)).isEqualTo(new Addresses(List.of("192.0.2.10"), Duration.ZERO));
    }
  }

  @Test
  void aNameThatIsThereWithoutAnAddressIsKnown() throws IOException {
    String authority = "genesyscloud.com 60 SOA ns.example.net. admin.example.net. 1 2 3 4 30";

    assertThat(answer(Rcode.NOERROR, "", authority))
        .isEqualTo(
            new NoAddress(
                true, Optional.of("genesyscloud.com"), Optional.of(Duration.ofSeconds(30))));
  }

  @Test
  void aReferralIsNoWordOnTheName() throws IOException {
    try (DnsServer server =
        new DnsServer(
            DnsServer.answering(Rcode.NOERROR, "", "genesyscloud.com 60 NS ns.example.net."))) {
      assertThat(ask(server)).isEqualTo(new ResolverFailed("referral to other servers"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.NOTAUTH})
  void aResolverThatFailsOrRefusesIsNoWordOnTheNameEither(int code) throws IOException {
    assertThat(answer(code, "", "")).isEqualTo(new ResolverFailed(Rcode.string(code)));
  }

  @Test
  void theQuestionWantsRecursionAndSaysHowMuchItCanTake() throws IOException {
    try (DnsServer server = new DnsServer(DnsServer.answering(Rcode.NOERROR, ONE, ""))) {
      ask(server);

      assertThat(server.queries())
          .singleElement()
          .satisfies(query -> {
            assertThat(query.message().getHeader().getFlag(Flags.RD)).isTrue();
            assertThat(query.message().getOPT().getPayloadSize()).isEqualTo(1232);
            assertThat(query.message().getQuestion().toString())
                .startsWith("hq.genesyscloud.com.")
                .endsWith("IN\tA");
          });
    }
  }

  @Test
  void eachProbeHasItsOwnIdAndPort() throws IOException {
    try (DnsServer server = new DnsServer(DnsServer.answering(Rcode.NOERROR, ONE, ""))) {
      NetworkProbes probes = direct(PATIENT);
      for (int i = 0; i < 20; i++) {
        look(probes, new Call.Dns(NAME, server.spec()));
      }

      assertThat(server.queries().stream().map(DnsServer.Query::client).distinct())
          .hasSizeGreaterThan(10);
      assertThat(server.queries().stream().map(it -> it.message().getHeader().getID()).distinct())
          .hasSizeGreaterThan(15);
    }
  }

  @Test
  void anAnswerThatWasCutIsAskedForAgainOverTcp() throws IOException {
    try (DnsServer server =
        new DnsServer((query, back) -> {
          Message answer = query.answer(Rcode.NOERROR);
          if (query.tcp()) {
            back.send(DnsServer.filled(answer, ONE, ""));
          } else {
            answer.getHeader().setFlag(Flags.TC);
            back.send(DnsServer.filled(answer, NAME + " 60 A 192.0.2.66", ""));
          }
        })) {

      assertThat(ask(server)).isEqualTo(ONE_SEEN);
      assertThat(server.queries()).extracting(DnsServer.Query::tcp).containsExactly(false, true);
    }
  }

  @Test
  void anAnswerThatWasCutAndNeverComesOverTcpIsNone() throws IOException {
    try (DnsServer server =
        new DnsServer((query, back) -> {
          Message answer = query.answer(Rcode.NOERROR);
          answer.getHeader().setFlag(Flags.TC);
          if (!query.tcp()) {
            back.send(answer);
          }
        })) {

      assertThat(ask(server))
          .isInstanceOfSatisfying(
              ResolverSilent.class,
              it -> assertThat(it.words()).contains("too long for UDP, and over TCP: "));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.FORMERR, Rcode.NOTIMP})
  void aResolverThatStumblesOverEdnsIsAskedPlainly(int code) throws IOException {
    try (DnsServer server =
        new DnsServer((query, back) -> {
          if (query.extended()) {
            Message answer = new Message(query.message().getHeader().getID());
            answer.getHeader().setFlag(Flags.QR);
            answer.getHeader().setRcode(code);
            back.send(answer);
          } else {
            back.send(DnsServer.filled(query.answer(Rcode.NOERROR), ONE, ""));
          }
        })) {

      assertThat(ask(server)).isEqualTo(ONE_SEEN);
      assertThat(server.queries())
          .extracting(DnsServer.Query::extended)
          .containsExactly(true, false);
    }
  }

  @Test
  void aResolverThatStumblesOverThePlainQuestionTooHasFailed() throws IOException {
    assertThat(answer(Rcode.FORMERR, "", "")).isEqualTo(new ResolverFailed("FORMERR"));
  }

  @Test
  void answersToOtherQuestionsAreIgnored() throws IOException {
    try (DnsServer server =
        new DnsServer((query, back) -> {
          Message right = DnsServer.filled(query.answer(Rcode.NOERROR), ONE, "");
          String false66 = NAME + " 60 A 192.0.2.66";

          Message wrongId = DnsServer.filled(query.answer(Rcode.NOERROR), false66, "");
          wrongId.getHeader().setID(query.message().getHeader().getID() ^ 1);
          back.send(wrongId);

          Message wrongQuestion = DnsServer.filled(query.answer(Rcode.NOERROR), false66, "");
          wrongQuestion.removeAllRecords(Section.QUESTION);
          wrongQuestion.addRecord(
              Record.newRecord(
                  DnsServer.name("other.example"), org.xbill.DNS.Type.A, org.xbill.DNS.DClass.IN),
              Section.QUESTION);
          back.send(wrongQuestion);

          Message noQuestion = DnsServer.filled(query.answer(Rcode.NXDOMAIN), "", "");
          noQuestion.removeAllRecords(Section.QUESTION);
          back.send(noQuestion);

          Message noAnswer = DnsServer.filled(query.answer(Rcode.NOERROR), false66, "");
          noAnswer.getHeader().unsetFlag(Flags.QR);
          back.send(noAnswer);

          back.send("this is no message".getBytes(StandardCharsets.US_ASCII));
          back.send(new byte[0]);
          back.send(right);
        })) {

      assertThat(ask(server)).isEqualTo(ONE_SEEN);
    }
  }

  @Test
  void answersFromOthersAreIgnored() throws IOException {
    try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DnsServer server =
            new DnsServer((query, back) -> {
              byte[] forged =
                  DnsServer.filled(query.answer(Rcode.NOERROR), NAME + " 60 A 192.0.2.66", "")
                      .toWire();
              stranger.send(new DatagramPacket(forged, forged.length, query.client()));
              if (query.number() == 2) {
                back.send(DnsServer.filled(query.answer(Rcode.NOERROR), ONE, ""));
              }
            })) {

      assertThat(look(direct(Duration.ofSeconds(5)), new Call.Dns(NAME, server.spec())))
          .isEqualTo(ONE_SEEN);
    }
  }

  @Test
  void theNameIsComparedWithoutCase() throws IOException {
    try (DnsServer server =
        new DnsServer((query, back) -> {
          byte[] bytes = DnsServer.filled(query.answer(Rcode.NOERROR), ONE, "").toWire();
          // The first letter of the question, after the header and the length of the label.
          bytes[13] = 'H';
          back.send(bytes);
        })) {

      assertThat(look(direct(PATIENT), new Call.Dns("HQ.genesysCLOUD.com.", server.spec())))
          .isEqualTo(ONE_SEEN);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void aQuestionThatWasLostIsAskedAgainWithTheSameId(int answered) throws IOException {
    try (DnsServer server =
        new DnsServer((query, back) -> {
          if (query.number() == answered) {
            back.send(DnsServer.filled(query.answer(Rcode.NOERROR), ONE, ""));
          }
        })) {

      assertThat(look(direct(Duration.ofSeconds(2)), new Call.Dns(NAME, server.spec())))
          .isEqualTo(ONE_SEEN);
      assertThat(server.queries()).hasSize(answered);
      assertThat(server.queries().stream().map(it -> it.message().getHeader().getID()).distinct())
          .hasSize(1);
    }
  }

  @Test
  void aSilentResolverIsAskedFiveTimesAndGivenUpInTime() throws IOException {
    try (DnsServer server = new DnsServer((query, back) -> {})) {
      NetworkProbes probes = direct(BRIEF);
      AtomicReference<Sighting> seen = new AtomicReference<>(new ResolverFailed(""));

      Duration took = Probing.took(() -> seen.set(look(probes, new Call.Dns(NAME, server.spec()))));

      assertThat(seen.get()).isEqualTo(new ResolverSilent("no answer within 0.3 s"));
      assertThat(took).isBetween(BRIEF, BRIEF.plus(GRACE));
      assertThat(server.queries()).hasSize(5);
    }
  }

  @Test
  void endlessGarbageDoesNotHoldTheProbe() throws IOException {
    try (DnsServer server =
        new DnsServer((query, back) -> {
          for (int i = 0; i < 2_000; i++) {
            back.send(new byte[] {1, 2, 3});
          }
        })) {
      NetworkProbes probes = direct(BRIEF);

      assertThat(Probing.took(() -> look(probes, new Call.Dns(NAME, server.spec()))))
          .isLessThan(BRIEF.plus(GRACE));
    }
  }

  @Test
  void wherePortIsClosedNobodyListens() throws IOException {
    int free;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    NetworkProbes probes = direct(BRIEF);
    Call.Dns call = new Call.Dns(NAME, "127.0.0.1:" + free);

    assertThat(look(probes, call))
        .isEqualTo(new ResolverSilent("nobody listens there (port unreachable)"));
    assertThat(Probing.took(() -> look(probes, call))).isGreaterThanOrEqualTo(BRIEF);
  }

  @Test
  void aResolverWithoutAWayThereIsSilent() {
    assertThat(look(direct(BRIEF), new Call.Dns(NAME, "fe80::1")))
        .isInstanceOfSatisfying(
            ResolverSilent.class, it -> assertThat(it.words()).startsWith("no "));
  }

  @Test
  void aNameThatCannotBeSpelledCannotBeAskedFor() throws IOException {
    try (DnsServer server = new DnsServer(DnsServer.answering(Rcode.NOERROR, ONE, ""))) {
      Call.Dns call = new Call.Dns("a".repeat(64) + ".example", server.spec());

      assertThat(look(direct(BRIEF), call)).isInstanceOf(ResolverFailed.class);
      assertThat(server.queries()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ns.example.net", "1.1.1", "1.1.1.256", "1.1.1.1:0", "1.1.1.1:70000", "[::1"})
  void aResolverWithoutAnAddressIsAMistake(String spec) {
    NetworkProbes probes = direct(BRIEF);

    assertThatIllegalArgumentException().isThrownBy(() -> probes.send(new Call.Dns(NAME, spec)));
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.1.1, 1.1.1.1, 53",
    "1.1.1.1:5353, 1.1.1.1, 5353",
    "2001:db8::1, 2001:db8:0:0:0:0:0:1, 53",
    "[2001:db8::1], 2001:db8:0:0:0:0:0:1, 53",
    "[2001:db8::1]:5353, 2001:db8:0:0:0:0:0:1, 5353"
  })
  void resolversAreSpelledWithOrWithoutAPort(String spec, String address, int port) {
    assertThat(Literal.endpoint(spec, 53)).isEqualTo(Probing.at(address, port));
  }

  @Test
  void routesSayWhereAResolverIsTheSystemsAmongThem() throws IOException {
    try (DnsServer server = new DnsServer(DnsServer.answering(Rcode.NOERROR, ONE, ""))) {
      Routes routes =
          new Routes() {
            @Override
            public String resolver(String spec) {
              return server.spec();
            }
          };

      assertThat(look(Probing.routed(routes, PATIENT), new Call.Dns(NAME, Call.Dns.SYSTEM)))
          .isEqualTo(ONE_SEEN);
      assertThat(look(Probing.routed(routes, PATIENT), new Call.Dns(NAME, "192.0.2.53")))
          .isEqualTo(ONE_SEEN);
    }
  }

  @Test
  void theSystemIsAskedForItself() {
    assertThat(look(direct(PATIENT), new Call.Dns("localhost", Call.Dns.SYSTEM)))
        .isEqualTo(new Addresses(List.of("127.0.0.1"), Duration.ZERO));
    // The runtime takes an address for a name with that address.
    assertThat(look(direct(PATIENT), new Call.Dns("::1", Call.Dns.SYSTEM)))
        .isEqualTo(new NoAddress(true, Optional.empty(), Optional.empty()));
    assertThat(look(direct(PATIENT), new Call.Dns("", Call.Dns.SYSTEM)))
        .isInstanceOf(ResolverFailed.class);
  }

  private static Sighting answer(int code, String answers, String authority) throws IOException {
    try (DnsServer server = new DnsServer(DnsServer.answering(code, answers, authority))) {
      return ask(server);
    }
  }

  private static Sighting ask(DnsServer server) {
    return look(direct(PATIENT), new Call.Dns(NAME, server.spec()));
  }
}
