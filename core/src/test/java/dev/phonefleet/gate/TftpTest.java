package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import org.junit.jupiter.api.Test;

/** UDP says nothing where nothing answers, so it only ever warns. */
final class TftpTest {
  private final Surroundings around = new Surroundings();

  private Walk walk(GroupBuilder group) {
    return Walk.along(group, GateOptions.ORDINARY, around).begin();
  }

  @Test
  void silenceIsUnknownAndNeverShuts() {
    around.tftp(Met.NO_TFTP);
    Walk walk = walk(group("hq").tcp(443).udp(69).reachWait(0)).to(100);

    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.report().portWords()).contains("UDP 203.0.113.10:69 silent, unknown");
    assertThat(walk.finding("reach.tftp").isError()).isFalse();
    assertThat(walk.finding("reach.tftp").what())
        .startsWith("Unknown whether TFTP is reachable")
        .contains("UDP 203.0.113.10:69", "no answer within 5 s");
    assertThat(walk.finding("reach.tftp").why()).contains("Seen from this host");
  }

  @Test
  void anyAnswerMeansThatItIsReached() {
    Walk walk = walk(group("hq").udp(69));

    assertThat(walk.codes()).isEmpty();
    assertThat(walk.report().portWords()).contains("UDP 203.0.113.10:69 answers");
  }

  @Test
  void aFileIsAskedForThatCannotExistUnlessOneIsNamed() {
    assertThat(walk(group("hq").udp(69)).asked(Call.Tftp.class))
        .containsExactly(new Call.Tftp(Met.RIGHT, 69, PortsReachable.NO_SUCH_FILE));
    assertThat(walk(group("hq").udp(69).tftpFile("a.cfg")).asked(Call.Tftp.class))
        .containsExactly(new Call.Tftp(Met.RIGHT, 69, "a.cfg"));
  }

  @Test
  void everyAddressOfEveryHostIsAskedOnce() {
    around
        .resolvers(Met.addresses("203.0.113.10", "203.0.113.11"))
        .name("b.example.com", Met.addresses("203.0.113.11", "203.0.113.12"));
    Walk walk = walk(group("hq").udp(69, 1069).failover("b.example.com")).to(200);

    assertThat(walk.asked(Call.Tftp.class))
        .extracting(it -> it.address() + ":" + it.port())
        .containsExactlyInAnyOrder(
            "203.0.113.10:69",
            "203.0.113.10:1069",
            "203.0.113.11:69",
            "203.0.113.11:1069",
            "203.0.113.12:69",
            "203.0.113.12:1069");
  }

  @Test
  void whereReachIsNotWrittenPort69IsAskedAllTheSame() {
    around.tftp(Met.NO_TFTP);
    Walk walk = walk(group("hq"));

    assertThat(walk.asked(Call.Tftp.class)).hasSize(1);
    assertThat(walk.codes()).containsExactly("reach.tftp");
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
  }

  @Test
  void whereReachIsWrittenWithoutUdpNobodyIsAsked() {
    assertThat(walk(group("hq").tcp(443)).asked(Call.Tftp.class)).isEmpty();
  }

  @Test
  void itIsAskedAlsoWhereTcpStaysClosed() {
    around.ports(Met.REFUSED).tftp(Met.NO_TFTP);
    Walk walk = walk(group("hq").tcp(443).udp(69).reachWait(4)).to(10);

    assertThat(walk.state()).isEqualTo(GateState.SHUT);
    assertThat(walk.codes()).containsExactlyInAnyOrder("reach.closed", "reach.tftp");
    assertThat(walk.asked(Call.Tftp.class)).hasSize(1);
  }
}
