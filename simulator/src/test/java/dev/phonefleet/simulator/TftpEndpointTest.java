package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.TftpMode;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TftpEndpointTest {
  private final Simulator simulator = Simulator.start(Quick.hq());
  private final Probe probe = new Probe(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @EnumSource
  void knowsNoFileUnlessToldOtherwise(Region region) throws IOException {
    try (Probe.Read read = probe.read(region)) {
      assertThat(read.answer(5000)).isEqualTo("\0\5\0\1File not found\0");
      assertThat(read.answeredFromANewPort()).isTrue();
    }
    assertThat(simulator.report().network().tftpReads()).containsOnlyKeys(region.key());
  }

  @Test
  void countsTransfersThatTheClientEndsWithAnError() throws IOException {
    simulator.network().setTftp(Region.HOME, TftpMode.DATA);

    try (Probe.Read read = probe.read(Region.HOME)) {
      assertThat(read.answer(5000)).startsWith("\0\3\0\1# simulated");
      assertThat(read.answeredFromANewPort()).isTrue();
      read.send("\0\5\0\0enough\0");
    }
    Await.until(() -> simulator.report().network().tftpEnded().getOrDefault("home", 0L) == 1);
  }

  @Test
  void aTransferThatIsAcknowledgedWasNotEnded() throws IOException {
    simulator.network().setTftp(Region.HOME, TftpMode.DATA);

    try (Probe.Read read = probe.read(Region.HOME)) {
      assertThat(read.answer(5000)).startsWith("\0\3\0\1");
      read.send("\0\4\0\1");
    }
    simulator.close();
    assertThat(simulator.report().network().tftpReads()).containsEntry("home", 1L);
    assertThat(simulator.report().network().tftpEnded()).isEmpty();
  }

  @Test
  void aSilentEndpointCountsAndSaysNothing() throws IOException {
    simulator.network().setTftp(Region.HOME, TftpMode.SILENT);

    try (Probe.Read read = probe.read(Region.HOME)) {
      assertThatThrownBy(() -> read.answer(Probe.SHORT)).isInstanceOf(SocketTimeoutException.class);
    }
    Await.until(() -> simulator.report().network().tftpReads().getOrDefault("home", 0L) == 1);
  }

  @Test
  void aClosedEndpointIsUnreachableAndKeepsItsPort() throws IOException {
    var address = simulator.network().tftp(Region.HOME);
    for (int i = 0; i < 20; i++) {
      simulator.network().setTftp(Region.HOME, TftpMode.CLOSED);
      try (Probe.Read read = probe.read(Region.HOME)) {
        read.connect();
        read.send("\0\1phone.cfg\0octet\0");
        assertThatThrownBy(() -> read.answer(5000)).isInstanceOf(PortUnreachableException.class);
      }
      assertThatThrownBy(() -> new DatagramSocket(address)).isInstanceOf(BindException.class);
      simulator.network().setTftp(Region.HOME, TftpMode.ERROR);
      try (Probe.Read read = probe.read(Region.HOME)) {
        assertThat(read.answer(5000)).contains("File not found");
      }
    }
    assertThat(simulator.network().tftp(Region.HOME)).isEqualTo(address);
  }

  @Test
  void whatIsNoReadRequestIsIgnored() throws IOException {
    try (Probe.Read read = probe.read(Region.HOME)) {
      read.answer(5000);
    }
    try (Probe.Read read = probe.read(Region.OTHER)) {
      read.send("");
      read.send("\0\2phone.cfg\0octet\0");
      assertThat(read.answer(5000)).contains("File not found");
      assertThatThrownBy(() -> read.answer(Probe.SHORT)).isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(simulator.report().network().tftpReads())
        .containsEntry("home", 1L)
        .containsEntry("other", 1L);
  }
}
