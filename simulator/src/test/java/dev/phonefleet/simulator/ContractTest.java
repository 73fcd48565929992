package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Client.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContractTest {
  private final SettableClock clock = new SettableClock();
  private final Simulator simulator = Simulator.start(Quick.hq(), clock);
  private final Client client = new Client(simulator).login();

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void givesATokenThatEndsAfterAnHour() {
    Reply token = client.login("simulator", "not-a-real-secret");

    assertThat(token.status()).isEqualTo(200);
    assertThat(token.text("token_type")).isEqualTo("bearer");
    assertThat(token.json().path("expires_in").asInt()).isEqualTo(3600);
    client.token(token.text("access_token"));
    assertThat(client.get(GROUPS).status()).isEqualTo(200);
    clock.advanceSeconds(3600);
    assertThat(client.get(GROUPS).status()).isEqualTo(401);
  }

  @Test
  void refusesBadCredentialsAndUnknownTokens() {
    Reply refused = client.login("simulator", "wrong");
    client.token("made-up");
    Reply unknown = client.get(GROUPS);
    client.token("");
    Reply missing = client.get(GROUPS);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error")).isEqualTo("invalid_client");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(missing.status()).isEqualTo(401);
    assertThat(unknown.text("contextId")).isEqualTo(unknown.header("ININ-Correlation-Id"));
  }

  @Test
  void forgetsTokensWhenTheyAreRevoked() {
    simulator.revokeTokens();

    assertThat(client.get(GROUPS).status()).isEqualTo(401);
    assertThat(client.login().get(GROUPS).status()).isEqualTo(200);
  }

  @Test
  void showsTheTenant() {
    Reply tenant = client.get("/api/v2/tenant");

    assertThat(tenant.text("defaultRegion")).isEqualTo("us-east-1");
    assertThat(tenant.json().path("crossRegionRouting").asBoolean(true)).isFalse();
    assertThat(tenant.header("ININ-Correlation-Id")).isNotEmpty();
  }

  @Test
  void createsAGroupOnceForEachName() {
    Reply created = client.post(GROUPS, Client.group("branch"));
    Reply again = client.post(GROUPS, Client.group("branch"));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("status")).isEqualTo("PENDING");
    assertThat(created.text("provisioningUrl"))
        .isEqualTo("https://branch.genesyscloud.com/provisioning");
    assertThat(created.text("region")).isEqualTo("us-east-1");
    assertThat(created.json().has("phones")).isFalse();
    assertThat(created.json().path("secondaryEdge").isNull()).isTrue();
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text("message")).contains("branch");
  }

  @Test
  void filtersGroupsByTheirExactName() {
    client.createGroup("hq-2");

    assertThat(client.get(GROUPS).json().path("total").asInt()).isEqualTo(2);
    assertThat(client.get(GROUPS + "?name=hq").json().path("total").asInt()).isEqualTo(1);
    assertThat(client.get(GROUPS + "?name=HQ").json().path("total").asInt()).isZero();
  }

  @Test
  void replacesAGroupAndChecksItsVersion() {
    String body = Client.group("hq");
    Reply put = client.put(Quick.HQ, body.replace("\"d\"", "\"new\", \"x\": 1, \"version\": 1"));
    Reply stale = client.put(Quick.HQ, body.replace("\"d\"", "\"new\", \"version\": 1"));

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.text("description")).isEqualTo("new");
    assertThat(put.json().path("x").asInt()).isEqualTo(1);
    assertThat(put.json().path("version").asInt()).isEqualTo(2);
    assertThat(put.text("status")).isEqualTo("ACTIVE");
    assertThat(stale.status()).isEqualTo(409);
  }

  @Test
  void deletesAGroupOnlyWithoutPhones() {
    assertThat(client.delete(Quick.HQ).status()).isEqualTo(409);
    assertThat(client.delete(Quick.PHONE).status()).isEqualTo(204);
    assertThat(client.delete(Quick.HQ).status()).isEqualTo(204);
    assertThat(client.get(Quick.HQ).status()).isEqualTo(404);
    assertThat(client.get(Quick.HQ).text("code")).isEqualTo("not.found");
  }

  @Test
  void givesPagesUntilThePageCount() {
    for (int i = 0; i < 4; i++) {
      client.post(Quick.HQ + "/phones", Client.phone("0004f200000" + i));
    }

    Reply first = client.get(Quick.HQ + "/phones?pageNumber=1&pageSize=2");
    Reply last = client.get(Quick.HQ + "/phones?pageNumber=3&pageSize=2");

    assertThat(first.json().path("entities").size()).isEqualTo(2);
    assertThat(first.json().path("pageCount").asInt()).isEqualTo(3);
    assertThat(first.json().path("total").asInt()).isEqualTo(5);
    assertThat(client.get(first.text("nextUri")).json().path("pageNumber").asInt()).isEqualTo(2);
    assertThat(last.json().path("entities").size()).isEqualTo(1);
    assertThat(last.json().has("nextUri")).isFalse();
    assertThat(client.get(Quick.HQ + "/phones?pageSize=101").status()).isEqualTo(400);
    assertThat(client.get(GROUPS + "?pageNumber=x").status()).isEqualTo(400);
  }

  @Test
  void knowsAPhoneByItsTwelveHexDigitsInAnyGroup() {
    String branch = client.createGroup("branch");

    Reply taken = client.post(branch + "/phones", Client.phone("0004.F2AA.BB01"));
    Reply none = client.post(branch + "/phones", Client.phone("00:04:f2:aa:bb"));

    assertThat(taken.status()).isEqualTo(409);
    assertThat(none.status()).isEqualTo(400);
    assertThat(client.get(branch + "/phones/phone-1").status()).isEqualTo(404);
  }

  @Test
  void replacesAPhoneAsAWholeAndKeepsUnknownFields() {
    Reply put =
        client.put(
            Quick.PHONE,
            "{\"mac\": \"0004F2AABB01\", \"custom\": [1], \"id\": \"mine\","
                + " \"provisioningState\": \"FAILED\"}");

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json().has("name")).isFalse();
    assertThat(put.json().path("custom").path(0).asInt()).isEqualTo(1);
    assertThat(put.text("id")).isEqualTo("phone-1");
    assertThat(put.text("mac")).isEqualTo(Quick.MAC);
    assertThat(put.text("provisioningState")).isEqualTo("PENDING");
    assertThat(put.json().path("version").asInt()).isEqualTo(2);
  }

  @Test
  void refusesAStaleVersionOfAPhone() {
    Reply stale = client.put(Quick.PHONE, "{\"mac\": \"0004f2aabb01\", \"version\": 7}");

    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.text("message")).contains("version");
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    assertThat(client.post(GROUPS, "{\"name\": ").status()).isEqualTo(400);
    assertThat(client.post(GROUPS, "[]").status()).isEqualTo(400);
    assertThat(client.post(GROUPS, "").status()).isEqualTo(400);
    assertThat(client.get("/api/v2/users").status()).isEqualTo(404);
    assertThat(client.get(Quick.PHONE + "/lines").status()).isEqualTo(404);
    Reply wrong = client.send("PATCH", Quick.PHONE, "{}");
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.header("Allow")).isEqualTo("DELETE, GET, PUT");
    assertThat(wrong.json().propertyNames())
        .containsExactly("message", "code", "status", "contextId", "details", "errors");
  }

  @Test
  void countsRequestsByKindAndStatus() {
    client.get(Quick.PHONE);
    client.get(Quick.HQ + "/phones/none");
    client.post(GROUPS, "{}");

    assertThat(simulator.report().count("token", 200)).isEqualTo(1);
    assertThat(simulator.report().count("phone.read", 200)).isEqualTo(1);
    assertThat(simulator.report().count("phone.read", 404)).isEqualTo(1);
    assertThat(simulator.report().count("phone.read")).isEqualTo(2);
    assertThat(simulator.report().posts()).isEqualTo(1);
    assertThat(simulator.report().tokensIssued()).isEqualTo(1);
    assertThat(simulator.report().brokenRules()).isEmpty();
  }
}
