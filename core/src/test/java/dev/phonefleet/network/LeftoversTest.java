package dev.phonefleet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonefleet.outside.Call;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

@Timeout(120)
class LeftoversTest {
  private static final int PROBES = 1_000;
  private static final int AT_ONCE = 50;

  @Test
  void aThousandProbesLeaveNothingBehind(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "open files are counted in /proc");
    Certificates certificates = Certificates.selfSigned(folder);
    try (DnsServer resolver = new DnsServer(LeftoversTest::answer);
        UdpServer silent = UdpServer.silent();
        UdpServer tftp =
            new UdpServer((asked, it) -> it.replyFromSecondPort(asked, new byte[] {0, 3, 0, 1}));
        TcpServer mute = TcpServer.silent();
        TcpServer rude = new TcpServer(connection -> connection.getOutputStream().write(65));
        TcpServer secure = new TcpServer(certificates.socket("self", 1), LeftoversTest::serve)) {
      int closed = TcpProbeTest.closedPort();
      List<Call> kinds =
          List.of(
              new Call.Dns("good.example", resolver.spec()),
              new Call.Dns("cut.example", resolver.spec()),
              new Call.Dns("any.example", "127.0.0.1:" + silent.port()),
              new Call.Dns("any.example", "127.0.0.1:" + closed),
              new Call.Dns("localhost", Call.Dns.SYSTEM),
              tcp(secure.port()),
              tcp(secure.port()),
              tcp(mute.port()),
              tcp(rude.port()),
              tcp(closed),
              new Call.Tcp("any.example", "255.255.255.255", 443, true, Optional.empty()),
              new Call.Tftp("127.0.0.1", tftp.port(), "file"),
              new Call.Tftp("127.0.0.1", silent.port(), "file"),
              new Call.DhcpInform("192.0.2.67", Optional.empty()),
              new Call.DhcpInform("nosuch0", Optional.empty()));
      NetworkProbes patient = Probing.routed(dhcpTo(silent), Duration.ofMillis(500));
      NetworkProbes brief = Probing.routed(dhcpTo(silent), Duration.ofMillis(2));

      // The first ones let the runtime open and start what it keeps for good.
      probe(200, kinds, patient, brief);
      Usage before = least();
      probe(PROBES, kinds, patient, brief);

      Usage after = settled(before);
      assertThat(after.files()).as("open files").isLessThanOrEqualTo(before.files());
      assertThat(after.threads()).as("platform threads").isLessThanOrEqualTo(before.threads());
      assertThat(secure.connections()).isPositive();
    }
  }

  @Test
  void probesThatAreStoppedLeaveNothingBehindEither() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "open files are counted in /proc");
    int count = 40;
    CountDownLatch asked = new CountDownLatch(count);
    try (UdpServer silent = new UdpServer((it, server) -> asked.countDown());
        TcpServer mute =
            new TcpServer(connection -> {
              connection.getInputStream().read();
              asked.countDown();
              TcpServer.hear(connection);
            })) {
      NetworkProbes probes = Probing.routed(dhcpTo(silent), Duration.ofMinutes(5));
      List<Call> kinds =
          List.of(
              new Call.Dns("any.example", "127.0.0.1:" + silent.port()),
              tcp(mute.port()),
              new Call.Tftp("127.0.0.1", silent.port(), "file"),
              new Call.DhcpInform("192.0.2.67", Optional.empty()));
      Usage before = least();
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Call call = kinds.get(i % kinds.size());
        callers.add(Thread.ofVirtual().start(() -> Probing.look(probes, call)));
      }
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Usage.now().files()).isGreaterThanOrEqualTo(before.files() + count);

      callers.forEach(Thread::interrupt);

      assertThat(settled(before).files()).isLessThanOrEqualTo(before.files());
    }
  }

  /** What the process holds; the threads without those that the runtime keeps for all. */
  private record Usage(long files, long threads) {
    static Usage now() throws IOException {
      try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
        long threads =
            Thread.getAllStackTraces().keySet().stream()
                .filter(it -> !it.getName().startsWith("ForkJoinPool-"))
                .filter(it -> !it.getName().endsWith("-unparker"))
                .count();
        return new Usage(files.count(), threads);
      }
    }

    boolean within(Usage other) {
      return files <= other.files && threads <= other.threads;
    }
  }

  /** The least that is held within a second, in which the last connections are let go. */
  private static Usage least() throws Exception {
    Usage least = Usage.now();
    for (int i = 0; i < 20; i++) {
      pause();
      Usage now = Usage.now();
      least =
          new Usage(Math.min(least.files(), now.files()), Math.min(least.threads(), now.threads()));
    }
    return least;
  }

  /**
   * The usage as soon as it is within the other one, or else when it has had ten seconds for it.
   */
  private static Usage settled(Usage wanted) throws Exception {
    Usage usage = Usage.now();
    for (int i = 0; i < 200 && !usage.within(wanted); i++) {
      pause();
      usage = Usage.now();
    }
    return usage;
  }

  private static void pause() throws InterruptedException {
    // Nothing ever counts this down.
    assertThat(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)).isFalse();
  }

  private static void probe(int count, List<Call> kinds, NetworkProbes patient, NetworkProbes brief)
      throws Exception {
    Semaphore places = new Semaphore(AT_ONCE);
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        Call call = kinds.get(i % kinds.size());
        NetworkProbes probes = i / kinds.size() % 3 == 0 ? brief : patient;
        places.acquire();
        all.add(
            threads.submit(() -> {
              try {
                return Probing.look(probes, call);
              } finally {
                places.release();
              }
            }));
      }
    }
    for (Future<?> one : all) {
      one.get();
    }
  }

  private static void answer(DnsServer.Query query, DnsServer.Back back) throws IOException {
    Message answer = query.answer(Rcode.NOERROR);
    if (query.message().getQuestion().getName().equals(DnsServer.name("cut.example"))) {
      answer.getHeader().setFlag(Flags.TC);
    }
    // Over TCP half of them are left without an answer.
    if (!query.tcp() || query.number() % 2 == 0) {
      back.send(answer);
    }
  }

  private static void serve(Socket connection) throws IOException {
    connection.getInputStream().read();
    connection
        .getOutputStream()
        .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static Call.Tcp tcp(int port) {
    return new Call.Tcp("any.example", "127.0.0.1", port, true, Optional.of("/"));
  }

  private static Routes dhcpTo(UdpServer server) {
    InetSocketAddress named = Probing.at("192.0.2.67", 67);
    return Probing.udp(Map.of(named, server.address()));
  }
}
