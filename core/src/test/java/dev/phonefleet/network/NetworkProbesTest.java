package dev.phonefleet.network;

import static dev.phonefleet.network.Probing.PATIENT;
import static dev.phonefleet.network.Probing.direct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.pacing.ServerHints;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class NetworkProbesTest {
  private static final String STOPPED = "the run ended before an answer came";

  @Test
  void aProbeIsAlwaysDoneAndNamesWhoWasAsked() throws IOException {
    try (UdpServer silent = UdpServer.silent()) {
      Call call = new Call.Tftp("127.0.0.1", silent.port(), "file");

      Answer answer = direct(Duration.ofMillis(50)).send(call);

      assertThat(answer)
          .isEqualTo(
              new Answer(
                  new Outcome.Done(
                      new Fact.Probed(new Sighting.TftpSilent("no answer within 0.05 s"))),
                  OptionalInt.empty(),
                  ServerHints.NONE,
                  "127.0.0.1"));
    }
  }

  @Test
  void eachKindNamesWhoWasAsked() throws IOException {
    NetworkProbes probes = direct(Duration.ofMillis(50));
    int closed = TcpProbeTest.closedPort();

    assertThat(
            Stream.of(
                    new Call.Dns("hq.example.net", "127.0.0.1:" + closed),
                    new Call.Tcp("hq.example.net", "127.0.0.1", closed, false, Optional.empty()),
                    new Call.DhcpInform("nosuch0", Optional.empty()))
                .map(call -> probes.send(call).host()))
        .containsExactly("127.0.0.1:" + closed, "hq.example.net", "nosuch0");
  }

  @Test
  void whatIsNoProbeIsNotTaken() {
    NetworkProbes probes = direct(PATIENT);

    for (Call call :
        List.of(
            new Call.Token(),
            new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty())))) {
      assertThatIllegalArgumentException().isThrownBy(() -> probes.send(call));
    }
  }

  @Test
  void aTimeoutHasToLast() {
    assertThatIllegalArgumentException().isThrownBy(() -> direct(Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aThreadThatIsInterruptedIsBackAtOnceAndStaysInterrupted(boolean virtual) throws Exception {
    CountDownLatch asked = new CountDownLatch(4);
    try (UdpServer datagrams = new UdpServer((it, server) -> asked.countDown());
        TcpServer connections =
            new TcpServer(connection -> {
              connection.getInputStream().read();
              asked.countDown();
              TcpServer.hear(connection);
            })) {
      NetworkProbes dhcp =
          Probing.routed(
              Probing.udp(Map.of(Probing.at("192.0.2.67", 67), datagrams.address())),
              Duration.ofMinutes(1));
      int tls = connections.port();

      List<Interrupted> all =
          List.of(
              start(virtual, dhcp, new Call.Dns("a.example", "127.0.0.1:" + datagrams.port())),
              start(virtual, dhcp, new Call.Tcp("a", "127.0.0.1", tls, true, Optional.empty())),
              start(virtual, dhcp, new Call.Tftp("127.0.0.1", datagrams.port(), "file")),
              start(virtual, dhcp, new Call.DhcpInform("192.0.2.67", Optional.empty())));
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      all.forEach(it -> it.thread().interrupt());

      // Without the interrupt it would be a minute.
      assertThat(seen(all.get(0))).isEqualTo(new Sighting.ResolverSilent(STOPPED));
      assertThat(seen(all.get(1)))
          .isEqualTo(new Sighting.NotConnected(Sighting.NotConnected.Why.TIMED_OUT, STOPPED));
      assertThat(seen(all.get(2))).isEqualTo(new Sighting.TftpSilent(STOPPED));
      assertThat(seen(all.get(3))).isEqualTo(new Sighting.DhcpSilent(STOPPED));
      for (Interrupted one : all) {
        assertThat(one.flag().get(5, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  /** A probe under way, and whether its thread was still interrupted after it. */
  private record Interrupted(
      Thread thread, CompletableFuture<Sighting> seen, CompletableFuture<Boolean> flag) {}

  private static Interrupted start(boolean virtual, NetworkProbes probes, Call call) {
    CompletableFuture<Sighting> seen = new CompletableFuture<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
    Thread thread =
        builder.start(() -> {
          seen.complete(Probing.look(probes, call));
          flag.complete(Thread.currentThread().isInterrupted());
        });
    return new Interrupted(thread, seen, flag);
  }

  private static Sighting seen(Interrupted one) throws Exception {
    return one.seen().get(5, TimeUnit.SECONDS);
  }

  @Test
  void aThreadThatWasInterruptedBeforeAsksNobodyForLong() throws IOException {
    try (UdpServer silent = UdpServer.silent()) {
      Thread.currentThread().interrupt();

      Sighting seen =
          Probing.look(direct(PATIENT), new Call.Tftp("127.0.0.1", silent.port(), "file"));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(seen).isEqualTo(new Sighting.TftpSilent(STOPPED));
    }
  }
}
