package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Client.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.MacSpelling;
import dev.phonefleet.simulator.scenario.Refusals.ForeignRegion;
import dev.phonefleet.simulator.scenario.Refusals.Permission;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Tenant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
  private static void with(Scenario scenario, Consumer<Client> check) {
    try (Simulator simulator = Simulator.start(scenario, new SettableClock());
        Client client = new Client(simulator).login()) {
      check.accept(client);
    }
  }

  private static Scenario abroad() {
    return Quick.hq().withGroups(groups -> groups.withLandsIn(Map.of("hq", "eu-central-1")));
  }

  @Test
  void refusesPhoneWritesInAnotherRegion() {
    with(
        abroad(),
        client -> {
          assertThat(client.get(Quick.HQ).text("region")).isEqualTo("eu-central-1");
          assertThat(client.get(Quick.PHONE).status()).isEqualTo(200);
          assertThat(client.put(Quick.PHONE, Client.phone(Quick.MAC)).status()).isEqualTo(403);
          assertThat(client.delete(Quick.PHONE).status()).isEqualTo(403);
        });
    with(
        abroad().withRefusals(refusals -> refusals.withForeignRegion(ForeignRegion.NOT_FOUND)),
        client -> {
          Reply put = client.put(Quick.PHONE, Client.phone(Quick.MAC));
          assertThat(put.status()).isEqualTo(404);
          assertThat(put.text("message")).isEqualTo("Resource not found");
        });
    with(
        abroad().withTenant(tenant -> tenant.withCrossRegionRouting(true)),
        client ->
            assertThat(client.put(Quick.PHONE, Client.phone(Quick.MAC)).status()).isEqualTo(200));
  }

  @Test
  void refusesWhatTheTokenHasNoPermissionFor() {
    with(
        Quick.hq().withRefusals(refusals -> refusals.withDenied(Permission.PHONE_WRITE)),
        client -> {
          Reply refused = client.post(Quick.HQ + "/phones", Client.phone("0004f2000001"));
          assertThat(refused.status()).isEqualTo(403);
          assertThat(refused.text("code")).isEqualTo("missing.permissions");
          assertThat(refused.text("message")).contains("Telephony:Phone:Write");
          assertThat(client.post(GROUPS, Client.group("branch")).status()).isEqualTo(201);
        });
    with(
        Quick.hq().withRefusals(refusals -> refusals.withDenied(Permission.GROUP_WRITE)),
        client -> assertThat(client.post(GROUPS, Client.group("branch")).status()).isEqualTo(403));
  }

  @Test
  void hidesTheTenantWhenToldTo() {
    with(
        Quick.hq().withTenant(tenant -> tenant.withAnswer(Tenant.Answer.FORBIDDEN)),
        client -> assertThat(client.get("/api/v2/tenant").status()).isEqualTo(403));
    with(
        Quick.hq().withTenant(tenant -> tenant.withAnswer(Tenant.Answer.NOT_FOUND)),
        client -> assertThat(client.get("/api/v2/tenant").status()).isEqualTo(404));
  }

  @Test
  void refusesEdgesThatDoNotExist() {
    with(
        Quick.hq().withGroups(groups -> groups.withEdges("edge-1")),
        client -> {
          String unknown = Client.group("branch").replace("null", "\"edge-9\"");
          Reply refused = client.post(GROUPS, unknown);
          assertThat(refused.status()).isEqualTo(400);
          assertThat(refused.text("message")).contains("edge-9");
          assertThat(client.post(GROUPS, Client.group("branch")).status()).isEqualTo(201);
        });
  }

  @Test
  void givesNoVersionsWhenToldTo() {
    with(
        Quick.hq().withWire(wire -> wire.withVersions(false)),
        client -> {
          assertThat(client.get(Quick.PHONE).json().has("version")).isFalse();
          assertThat(client.get(Quick.HQ).json().has("version")).isFalse();
          assertThat(client.put(Quick.PHONE, "{\"mac\": \"0004f2aabb01\"}").status())
              .isEqualTo(200);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "COLON_LOWER, 00:04:f2:aa:bb:01",
    "COLON_UPPER, 00:04:F2:AA:BB:01",
    "DASH_UPPER, 00-04-F2-AA-BB-01",
    "DOTTED, 0004.f2aa.bb01",
    "BARE, 0004f2aabb01"
  })
  void spellsMacsItsOwnWay(MacSpelling spelling, String shown) {
    with(
        Quick.hq().withWire(wire -> wire.withMacSpelling(spelling)),
        client -> assertThat(client.get(Quick.PHONE).text("mac")).isEqualTo(shown));
  }
}
