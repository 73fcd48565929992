package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Client.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.GroupBehavior.Flap;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.PhoneBehavior.BusyAnswer;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class LifeTest {
  private static final String NEW_MAC = "00:04:f2:00:00:01";

  private final SettableClock clock = new SettableClock();
  private Simulator simulator = Simulator.start(Quick.empty(), clock);
  private Client client = new Client(simulator).login();

  private void start(Scenario scenario) {
    stop();
    simulator = Simulator.start(scenario, clock);
    client = new Client(simulator).login();
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void aGroupBecomesActiveThroughConfiguring() {
    start(Quick.empty().withGroups(groups -> groups.withActivation(Span.ofSeconds(60, 60))));
    String group = client.createGroup("hq");

    assertThat(status(group)).isEqualTo("PENDING");
    clock.advanceSeconds(6);
    assertThat(status(group)).isEqualTo("CONFIGURING");
    clock.advanceSeconds(53);
    assertThat(status(group)).isEqualTo("CONFIGURING");
    clock.advanceSeconds(1);
    assertThat(status(group)).isEqualTo("ACTIVE");
  }

  @Test
  void aGroupIsActiveAfterNinetySecondsByDefault() {
    String group = client.createGroup("hq");

    clock.advanceSeconds(4);
    assertThat(status(group)).isNotEqualTo("ACTIVE");
    clock.advanceSeconds(86);
    assertThat(status(group)).isEqualTo("ACTIVE");
  }

  @Test
  void platformTimeRunsFasterByTheFactor() {
    start(Quick.empty().withFactor(90));
    String group = client.createGroup("hq");

    clock.advanceSeconds(1);

    assertThat(status(group)).isEqualTo("ACTIVE");
  }

  @Test
  void groupsFailStickOrFlapWhenToldTo() {
    Flap flap = new Flap(GroupStatus.CONFIGURING, Duration.ofSeconds(30), Duration.ofSeconds(20));
    start(
        Quick.empty()
            .withGroups(groups ->
                groups
                    .withActivation(Span.ofSeconds(10, 10))
                    .withFailing("bad")
                    .withStuck("slow")
                    .withFlapping(Map.of("shaky", flap))));
    String bad = client.createGroup("bad");
    String slow = client.createGroup("slow");
    String shaky = client.createGroup("shaky");

    clock.advanceSeconds(15);
    assertThat(status(bad)).isEqualTo("FAILED");
    assertThat(status(shaky)).isEqualTo("ACTIVE");
    clock.advanceSeconds(30);
    assertThat(status(shaky)).isEqualTo("CONFIGURING");
    clock.advanceSeconds(20);
    assertThat(status(shaky)).isEqualTo("ACTIVE");
    assertThat(status(slow)).isEqualTo("CONFIGURING");
  }

  @Test
  void aGroupGoesOnAfterItWasInterrupted() {
    start(Quick.empty().withGroups(groups -> groups.withActivation(Span.ofSeconds(10, 10))));
    String group = client.createGroup("hq");
    clock.advanceSeconds(5);

    simulator.setGroupStatus("hq", GroupStatus.FAILED, Duration.ofSeconds(30));

    assertThat(status(group)).isEqualTo("FAILED");
    clock.advanceSeconds(31);
    assertThat(status(group)).isEqualTo("CONFIGURING");
    clock.advanceSeconds(4);
    assertThat(status(group)).isEqualTo("ACTIVE");
  }

  @Test
  void aPhoneBecomesActiveThroughProvisioning() {
    start(Quick.hq().withPhones(p -> p.withTimes(Span.ofSeconds(3, 3), Span.ofSeconds(7, 7))));
    Reply created = client.post(Quick.HQ + "/phones", Client.phone(NEW_MAC));
    String phone = created.text("selfUri");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("provisioningState")).isEqualTo("PENDING");
    clock.advanceSeconds(3);
    assertThat(state(phone)).isEqualTo("PROVISIONING");
    clock.advanceSeconds(7);
    assertThat(state(phone)).isEqualTo("ACTIVE");
  }

  @Test
  void aPutMakesAPhoneBusyAndForcingItIsABrokenRule() {
    start(Quick.hq());
    client.put(Quick.PHONE, Client.phone(Quick.MAC));
    Reply forced = client.put(Quick.PHONE, Client.phone(Quick.MAC));

    assertThat(forced.status()).isEqualTo(409);
    assertThat(client.delete(Quick.PHONE).status()).isEqualTo(409);
    assertThat(simulator.report().brokenRules())
        .hasSize(2)
        .first()
        .asString()
        .isEqualTo("PUT to phone " + Quick.MAC + " while it was PENDING");
    clock.advanceSeconds(60);
    assertThat(state(Quick.PHONE)).isEqualTo("ACTIVE");
    assertThat(client.put(Quick.PHONE, Client.phone(Quick.MAC)).status()).isEqualTo(200);
  }

  @Test
  void aPutCanLeaveAPhoneActive() {
    start(Quick.hq().withPhones(phones -> phones.withPutReprovisions(false)));

    Reply put = client.put(Quick.PHONE, Client.phone(Quick.MAC));

    assertThat(put.text("provisioningState")).isEqualTo("ACTIVE");
  }

  @Test
  void aBusyPhoneIsNoBrokenRuleWhenSomebodyElseJustMadeItBusy() {
    start(Quick.hq().withPhones(phones -> phones.withBusyAnswer(BusyAnswer.UNPROCESSABLE)));
    simulator.setPhoneState(Quick.MAC, PhoneState.PROVISIONING, Duration.ofSeconds(60));

    clock.advanceSeconds(9);
    assertThat(client.put(Quick.PHONE, Client.phone(Quick.MAC)).status()).isEqualTo(422);
    assertThat(simulator.report().brokenRules()).isEmpty();

    clock.advanceSeconds(2);
    assertThat(client.put(Quick.PHONE, Client.phone(Quick.MAC)).status()).isEqualTo(422);
    assertThat(simulator.report().brokenRules()).hasSize(1);
  }

  @Test
  void aRebootedPhoneIsBootingForAWhile() {
    start(Quick.hq(phone -> phone.withState(PhoneState.UNASSIGNED)));

    assertThat(state(Quick.PHONE)).isEqualTo("UNASSIGNED");
    assertThat(client.post(Quick.PHONE + "/reboot", "").status()).isEqualTo(202);
    assertThat(state(Quick.PHONE)).isEqualTo("BOOTING");
    assertThat(client.post(Quick.PHONE + "/reboot", "").status()).isEqualTo(409);
    clock.advanceSeconds(60);
    assertThat(state(Quick.PHONE)).isEqualTo("UNASSIGNED");
  }

  @Test
  void aFailedPhoneTellsWhyAndRefusesAPut() {
    start(Quick.hq().withPhones(p -> p.withFailing(Map.of(NEW_MAC, FailureCode.TFTP_TIMEOUT))));
    String phone = client.post(Quick.HQ + "/phones", Client.phone(NEW_MAC)).text("selfUri");

    assertThat(client.get(phone + "/diagnostics").json().path("failures").isEmpty()).isTrue();
    clock.advanceSeconds(60);
    JsonNode diagnostics = client.get(phone + "/diagnostics").json();

    assertThat(diagnostics.path("provisioningState").asString()).isEqualTo("FAILED");
    assertThat(diagnostics.path("provisioningUrl").asString()).startsWith("https://hq.");
    assertThat(diagnostics.at("/failures/0/code").asString()).isEqualTo("TFTP_TIMEOUT");
    assertThat(diagnostics.at("/failures/0/time").asString()).startsWith("2026-01-05T08:00:");
    assertThat(client.put(phone, Client.phone(NEW_MAC)).status()).isEqualTo(422);
    assertThat(simulator.report().brokenRules()).isEmpty();
  }

  @Test
  void aPutRepairsAFailedPhoneWhereThatIsAccepted() {
    start(
        Quick.hq(phone -> phone.withFailure(FailureCode.VLAN_MISMATCH))
            .withPhones(phones -> phones.withFailedPutAccepted(true)));

    assertThat(client.put(Quick.PHONE, Client.phone(Quick.MAC)).status()).isEqualTo(200);
    clock.advanceSeconds(60);
    assertThat(state(Quick.PHONE)).isEqualTo("ACTIVE");
  }

  @Test
  void aShareOfNewPhonesFails() {
    start(Quick.hq().withPhones(phones -> phones.withFailingShare(0.25)));
    for (int i = 0; i < 80; i++) {
      client.post(Quick.HQ + "/phones", Client.phone("0004f20000%02x".formatted(i)));
    }
    clock.advanceSeconds(60);

    long failed =
        client
            .get(Quick.HQ + "/phones?pageSize=100")
            .json()
            .path("entities")
            .valueStream()
            .filter(phone -> phone.path("provisioningState").asString().equals("FAILED"))
            .count();

    assertThat(failed).isBetween(8L, 32L);
  }

  @Test
  void aPhoneThatCameBeforeItsGroupWasActiveNeverGetsAConfiguration() {
    String group = client.createGroup("hq");
    String phone = client.post(group + "/phones", Client.phone(NEW_MAC)).text("selfUri");

    clock.advance(Duration.ofHours(2));
    client.login();

    assertThat(status(group)).isEqualTo("ACTIVE");
    assertThat(state(phone)).isEqualTo("PENDING");
    assertThat(client.get(phone + "/diagnostics").json().at("/failures/0/code").asString())
        .isEqualTo("CONFIGURATION_MISSING");
    assertThat(simulator.report().brokenRules())
        .containsExactly(
            "POST of phone " + NEW_MAC + " while edge group hq was PENDING, not ACTIVE");
  }

  @Test
  void aWriteShortlyAfterAGroupLeftActiveIsMadeInGoodFaith() {
    start(Quick.hq());
    clock.advanceSeconds(60);
    simulator.setGroupStatus("hq", GroupStatus.CONFIGURING);

    clock.advanceSeconds(9);
    client.post(Quick.HQ + "/phones", Client.phone("0004f2000001"));
    assertThat(simulator.report().brokenRules()).isEmpty();

    clock.advanceSeconds(2);
    client.post(Quick.HQ + "/phones", Client.phone("0004f2000002"));
    assertThat(simulator.report().brokenRules()).hasSize(1);
  }

  @Test
  void somebodyElseCanEditAddAndRemovePhones() {
    start(Quick.hq());
    simulator.editPhone(Quick.MAC, "name", StringNode.valueOf("Lobby"));
    simulator.addGroup(PresetGroup.of("branch"));

    Reply phone = client.get(Quick.PHONE);
    assertThat(phone.text("name")).isEqualTo("Lobby");
    assertThat(phone.json().path("version").asInt()).isEqualTo(2);
    simulator.removePhone(Quick.MAC);
    assertThat(client.get(Quick.PHONE).status()).isEqualTo(404);
    assertThat(client.get(GROUPS).json().path("total").asInt()).isEqualTo(2);
    assertThat(simulator.state().path("groups").size()).isEqualTo(2);
  }

  private String status(String group) {
    return client.get(group).text("status");
  }

  private String state(String phone) {
    return client.get(phone).text("provisioningState");
  }
}
