package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static dev.phonefleet.gate.Walk.T0;
import static dev.phonefleet.gate.Walk.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Without {@code reach} in the file, ports are looked at once and only warned about. */
final class UnwrittenReachTest {
  private final Surroundings around = new Surroundings();

  @Test
  void closedPortsAreWarnedAboutAndHoldNothingUp() {
    around.ports(Met.TIMED_OUT);
    Walk walk = Walk.along(group("hq"), GateOptions.ORDINARY, around).begin();

    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.report().ports()).isEqualTo(GateState.WATCHED);
    assertThat(walk.finding("reach.closed").isError()).isFalse();
    assertThat(walk.finding("reach.closed").what())
        .isEqualTo("Not reachable: TCP hq.genesyscloud.com (203.0.113.10):443 timed out.");
  }

  @Test
  void phonesDoNotWaitForTheAnswer() {
    NetworkPath path =
        Walk.path(group("hq").dnsName(Met.RIGHT).build(), GateOptions.ORDINARY, false);
    path.begin(T0);
    Set<Call.Probe> wanted = path.wants(T0, true);

    assertThat(path.state(at(1))).isEqualTo(GateState.OPEN);
    assertThat(path.underWay()).isTrue();

    path.saw(wanted.iterator().next(), Met.REFUSED, at(5));
    assertThat(path.state(at(5))).isEqualTo(GateState.OPEN);
  }

  @Test
  void theyAreLookedAtOnceHoweverLongPhonesAreWritten() {
    around.ports(Met.REFUSED);
    Walk walk = Walk.along(group("hq"), GateOptions.ORDINARY, around).begin().to(300);

    assertThat(walk.rounds(Call.Tcp.class)).containsExactly(0.0);
    assertThat(walk.rounds(Call.Tftp.class)).containsExactly(0.0);
    assertThat(walk.path().underWay()).isFalse();
  }

  @Test
  void openPortsAreNothingToWarnAbout() {
    Walk walk = Walk.along(group("hq"), GateOptions.ORDINARY, around).begin();

    assertThat(walk.codes()).isEmpty();
    assertThat(walk.report().ports()).isEqualTo(GateState.WATCHED);
    assertThat(walk.report().portWords())
        .isEqualTo("TCP hq.genesyscloud.com (203.0.113.10):443 open; UDP 203.0.113.10:69 answers");
  }
}
