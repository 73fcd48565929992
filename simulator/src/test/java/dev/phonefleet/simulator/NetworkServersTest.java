package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.phonefleet.simulator.network.PhoneNetwork;
import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.TftpMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkServersTest {
  private static final String HQ = "hq.genesyscloud.com";
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  @TempDir private Path folder;

  @Test
  void nothingIsLeftBehindByFiftyOfThem() throws IOException {
    assumeThat(DESCRIPTORS).isDirectory();
    use(0);
    long before = descriptors();

    for (int i = 0; i < 50; i++) {
      use(i);
    }

    // Within the noise of the runtime itself; one leaked socket each would be fifty.
    assertThat(descriptors()).isLessThan(before + 10);
  }

  @Test
  void noThreadIsLeftBehind() throws IOException {
    Simulator simulator = Simulator.start(Quick.hq());
    new Probe(simulator).get(Region.HOME);
    assertThat(threads("during")).contains("simulator-network-");

    simulator.close();

    assertThat(threads("after")).doesNotContain("simulator-network-");
  }

  @Test
  void closingEndsWhatIsOpen() throws IOException {
    Simulator simulator = Simulator.start(Quick.hq());
    simulator.network().setHttps(Region.HOME, HttpsBehavior.defaults().withMode(Mode.SILENT));

    try (Socket silent = Probe.connect(simulator.network().https(Region.HOME), 5000);
        Socket dns = Probe.connect(simulator.network().resolvers().getFirst(), 5000)) {
      silent.getOutputStream().write('x');
      simulator.close();

      assertThat(ends(silent)).isTrue();
      assertThat(ends(dns)).isTrue();
    }
  }

  @Test
  void portsCanBeFixedAndAreTakenAgain() throws IOException {
    List<Integer> ports;
    try (Simulator first = Simulator.start(Quick.hq())) {
      ports = ports(first);
      assertThat(ports).doesNotHaveDuplicates();
      new Probe(first).get(Region.HOME);
      new Probe(first).askOverTcp(HQ, 0);
    }
    for (int i = 0; i < 3; i++) {
      try (Simulator again = Simulator.start(on(ports))) {
        assertThat(ports(again)).isEqualTo(ports);
        assertThat(new Probe(again).get(Region.OTHER)).startsWith("HTTP/1.1 200 ");
        assertThat(Probe.addresses(new Probe(again).askOverTcp(HQ, 1))).isNotEmpty();
      }
    }
  }

  @Test
  void aPortInUseIsAnErrorAtTheStartAndLeavesNothingBehind() throws IOException {
    try (Simulator first = Simulator.start(Quick.hq())) {
      PhoneNetwork network = first.network();
      int dns = network.resolvers().get(1).getPort();
      int https = network.https(Region.OTHER).getPort();
      int tftp = network.tftp(Region.OTHER).getPort();

      assertFails(Quick.hq().withNetwork(it -> it.withDnsPorts(0, dns)), dns, "DNS");
      assertFails(Quick.hq().withNetwork(it -> it.withHttpsPorts(0, https)), https, "HTTPS");
      assertFails(Quick.hq().withNetwork(it -> it.withTftpPorts(0, tftp)), tftp, "TFTP");
    }
    assertThat(threads("after")).doesNotContain("simulator-network-");
  }

  @Test
  void theScenarioSaysHowEndpointsBegin() {
    HttpsBehavior dropped = HttpsBehavior.defaults().withMode(Mode.DROPPED);
    Scenario scenario =
        Quick.hq()
            .withNetwork(network ->
                network
                    .withHttps(Region.OTHER, _ -> dropped)
                    .withTftp(Region.HOME, TftpMode.CLOSED));

    try (Simulator simulator = Simulator.start(scenario)) {
      assertThat(simulator.network().httpsBehavior(Region.HOME))
          .isEqualTo(HttpsBehavior.defaults());
      assertThat(simulator.network().httpsBehavior(Region.OTHER)).isEqualTo(dropped);
      assertThat(simulator.network().tftpMode(Region.HOME)).isEqualTo(TftpMode.CLOSED);
      assertThatThrownBy(() -> Probe.connect(simulator.network().https(Region.OTHER), Probe.SHORT))
          .hasMessageContaining("timed out");
    }
  }

  private static void use(int round) throws IOException {
    try (Simulator simulator = Simulator.start(Quick.hq())) {
      Probe probe = new Probe(simulator);
      assertThat(probe.addresses(HQ, 0)).isNotEmpty();
      assertThat(Probe.addresses(probe.askOverTcp(HQ, 1))).isNotEmpty();
      assertThat(probe.get(Region.HOME)).isNotEmpty();
      simulator.network().setTftp(Region.HOME, TftpMode.DATA);
      try (Probe.Read read = probe.read(Region.HOME)) {
        assertThat(read.answer(5000)).isNotEmpty();
      }
      List<Mode> modes = List.of(Mode.values());
      List<TftpMode> tftpModes = List.of(TftpMode.values());
      Mode mode = modes.get(round % modes.size());
      simulator.network().setHttps(Region.HOME, HttpsBehavior.defaults().withMode(mode));
      simulator.network().setTftp(Region.HOME, tftpModes.get(round % tftpModes.size()));
    }
  }

  private static void assertFails(Scenario scenario, int port, String what) {
    assertThatThrownBy(() -> Simulator.start(scenario).close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining(what);
  }

  private static Scenario on(List<Integer> ports) {
    return Quick.hq()
        .withNetwork(network ->
            network
                .withDnsPorts(ports.get(0), ports.get(1))
                .withHttpsPorts(ports.get(2), ports.get(3))
                .withTftpPorts(ports.get(4), ports.get(5)));
  }

  private static List<Integer> ports(Simulator simulator) {
    PhoneNetwork network = simulator.network();
    return Stream.of(
            network.resolvers().get(0),
            network.resolvers().get(1),
            network.https(Region.HOME),
            network.https(Region.OTHER),
            network.tftp(Region.HOME),
            network.tftp(Region.OTHER))
        .map(address -> address.getPort())
        .toList();
  }

  private static boolean ends(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException reset) {
      return !(reset instanceof SocketTimeoutException);
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> files = Files.list(DESCRIPTORS)) {
      return files.count();
    }
  }

  private String threads(String name) throws IOException {
    Path dump = folder.resolve(name + ".json");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toAbsolutePath().toString(), ThreadDumpFormat.JSON);
    return Files.readString(dump);
  }
}
