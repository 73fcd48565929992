package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.Network;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class NamesInTimeTest {
  private static final String HQ = "hq.genesyscloud.com";

  private final SettableClock clock = new SettableClock();
  private Simulator simulator = Simulator.start(Quick.hq(), clock);
  private Probe probe = new Probe(simulator);

  private void start(Scenario scenario) {
    stop();
    simulator = Simulator.start(scenario, clock);
    probe = new Probe(simulator);
  }

  private void start(UnaryOperator<Network> change) {
    start(Quick.hq().withNetwork(change));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aPresetGroupsNameIsThereFromTheStartAtBothResolversOverUdpAndTcp() throws IOException {
    start(network -> network.withPropagation(Span.ofSeconds(30, 30)));

    for (int resolver = 0; resolver < 2; resolver++) {
      assertThat(probe.addresses("HQ.GenesysCloud.com", resolver)).containsExactly("127.0.0.1");
      assertThat(Probe.addresses(probe.askOverTcp(HQ, resolver))).containsExactly("127.0.0.1");
    }
    assertThat(simulator.network().resolvers()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aNewGroupsNameComesAfterItIsActiveAndLaterAtASlowResolver() throws IOException {
    start(
        Quick.empty()
            .withGroups(groups -> groups.withActivation(Span.ofSeconds(60, 60)))
            .withNetwork(network ->
                network
                    .withPropagation(Span.ofSeconds(30, 30))
                    .withLag(Duration.ZERO, Duration.ofSeconds(20))));
    try (Client client = new Client(simulator).login()) {
      client.createGroup("Branch");
    }

    clock.advanceSeconds(89);
    assertThat(probe.ask("branch.genesyscloud.com", 0).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    clock.advanceSeconds(1);
    assertThat(probe.addresses("branch.genesyscloud.com", 0)).containsExactly("127.0.0.1");
    clock.advanceSeconds(19);
    assertThat(probe.addresses("branch.genesyscloud.com", 1)).isEmpty();
    clock.advanceSeconds(1);
    assertThat(probe.addresses("branch.genesyscloud.com", 1)).containsExactly("127.0.0.1");

    simulator.setGroupStatus("Branch", GroupStatus.CONFIGURING);
    assertThat(probe.addresses("branch.genesyscloud.com", 0)).containsExactly("127.0.0.1");
    simulator.removeGroup("Branch");
    assertThat(probe.ask("branch.genesyscloud.com", 0).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void propagationIsPlatformTime() throws IOException {
    start(
        Quick.empty()
            .withFactor(60)
            .withGroups(groups -> groups.withActivation(Span.ofSeconds(60, 60)))
            .withNetwork(network -> network.withPropagation(Span.ofSeconds(60, 60))));
    try (Client client = new Client(simulator).login()) {
      client.createGroup("hq");
    }

    clock.advance(Duration.ofMillis(1900));
    assertThat(probe.addresses(HQ, 0)).isEmpty();
    clock.advance(Duration.ofMillis(101));
    assertThat(probe.addresses(HQ, 0)).isNotEmpty();
  }

  @Test
  void theHostOfTheProvisioningUrlIsTheName() throws IOException {
    start(
        Quick.hq()
            .withGroups(groups -> groups.withProvisioningUrl("https://{name}.example.net:8443/x")));

    assertThat(probe.addresses("hq.example.net", 0)).containsExactly("127.0.0.1");
    assertThat(probe.ask(HQ, 0).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void eachRegionHasItsAddress() throws IOException {
    start(
        Quick.empty()
            .withGroups(groups ->
                groups
                    .withActivation(Span.ofSeconds(0, 0))
                    .withLandsIn(Map.of("away", "eu-central-1")))
            .withNetwork(network -> network.withAddresses("127.0.0.2", "127.0.0.3")));
    try (Client client = new Client(simulator).login()) {
      client.createGroup("near");
      client.createGroup("away");
    }

    assertThat(probe.addresses("near.genesyscloud.com", 0)).containsExactly("127.0.0.2");
    assertThat(probe.addresses("away.genesyscloud.com", 1)).containsExactly("127.0.0.3");
  }

  @Test
  void aNameCanComeLateAndGoAway() throws IOException {
    start(network ->
        network.withName(
            "backup.example.net",
            NameAnswer.usual().withFrom(Duration.ofSeconds(10)).withUntil(Duration.ofSeconds(20))));

    assertThat(probe.ask("backup.example.net", 0).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    clock.advanceSeconds(10);
    assertThat(probe.addresses("backup.example.net", 1)).containsExactly("127.0.0.1");
    clock.advanceSeconds(10);
    assertThat(probe.ask("backup.example.net", 0).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void troubleThatIsOverLeavesTheNameAsUsual() throws IOException {
    simulator
        .network()
        .setName(
            HQ,
            NameAnswer.trouble(DnsTrouble.REFUSED).withUntil(Duration.ofSeconds(5)),
            NameAnswer.addresses("192.0.2.1")
                .withFrom(Duration.ofSeconds(8))
                .withUntil(Duration.ofSeconds(9))
                .withResolver(1));

    assertThat(probe.ask(HQ, 0).getRcode()).isEqualTo(Rcode.REFUSED);
    clock.advanceSeconds(5);
    assertThat(probe.addresses(HQ, 0)).containsExactly("127.0.0.1");
    assertThat(probe.ask(HQ, 1).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    clock.advanceSeconds(3);
    assertThat(probe.addresses(HQ, 1)).containsExactly("192.0.2.1");
  }
}
