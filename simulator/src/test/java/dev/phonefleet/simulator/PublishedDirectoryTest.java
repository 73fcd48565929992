package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.EDGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.published.OrgNumber;
import dev.phonefleet.simulator.scenario.published.OrgPool;
import dev.phonefleet.simulator.scenario.published.OrgUser;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishedDirectoryTest {
  private final Branch branch =
      new Branch(
          platform -> platform,
          organization ->
              organization
                  .withName("Branch")
                  .withUsers(
                      OrgUser.of("User One", "user-1@example.com").withId("user-1"),
                      OrgUser.of("User Two", "user-2@example.com").withId("user-2"),
                      OrgUser.of("Late", "late@example.com")
                          .withIndexedAfter(Duration.ofSeconds(30)))
                  .withDids(
                      OrgNumber.of("+15550101", "user-1@example.com", "USER"),
                      OrgNumber.of("+15550102", "Reception", "PHONE"))
                  .withExtensionPools(OrgPool.of("1000", "1999"))
                  .withExtensions(OrgNumber.of("1001", "User Two", "USER")));

  private final Client client = branch.client;

  @AfterEach
  void stop() {
    branch.close();
  }

  private Reply search(String criterion) {
    return client.post(
        "/api/v2/users/search",
        "{\"pageSize\": 25, \"pageNumber\": 1, \"query\": [" + criterion + "]}");
  }

  @Test
  void theTokenKnowsItsOrganization() {
    Reply me = client.get("/api/v2/organizations/me");
    assertThat(me.text("name")).isEqualTo("Branch");
    assertThat(me.text("thirdPartyOrgName")).isEqualTo("acme");
    assertThat(me.text("defaultSiteId")).isEqualTo("site-hq");
    JsonNode token = client.get("/api/v2/tokens/me").json();
    assertThat(token.at("/organization/id").asString()).isEqualTo(me.text("id"));
    assertThat(token.at("/OAuthClient/id").asString()).isEqualTo("simulator");
    assertThat(client.get("/api/v2/authorization/products").json().at("/entities/0/id").asString())
        .isEqualTo("PureCloud");
  }

  @Test
  void usersAreFoundExactly() {
    Reply one =
        search("{\"type\": \"EXACT\", \"fields\": [\"email\"], \"value\": \"USER-1@example.com\"}");
    Reply both =
        search(
            """
            {"type": "EXACT", "fields": ["email", "id"],
             "values": ["user-1@example.com", "user-2", "nobody@example.com"]}\
            """);
    Reply none =
        search("{\"type\": \"EXACT\", \"fields\": [\"email\"], \"value\": \"user-1@example\"}");

    assertThat(one.json().at("/results/0/id").asString()).isEqualTo("user-1");
    assertThat(one.json().path("total").asInt()).isEqualTo(1);
    assertThat(both.json().path("results").size()).isEqualTo(2);
    assertThat(none.json().path("results").isEmpty()).isTrue();
    assertThat(search("{\"fields\": [\"email\"]}").status()).isEqualTo(400);
    String many = String.join(",", Collections.nCopies(51, "\"a\""));
    assertThat(
            search("{\"type\": \"EXACT\", \"fields\": [\"id\"], \"values\": [" + many + "]}")
                .text("code"))
        .isEqualTo("search.criteria.values.exceed.limit");
    assertThat(branch.simulator.report().writes()).isZero();
    assertThat(branch.simulator.report().count("published.users.search", 200)).isEqualTo(3);
  }

  @Test
  void theIndexLags() {
    String late = "{\"type\": \"EXACT\", \"fields\": [\"email\"], \"value\": \"late@example.com\"}";

    assertThat(search(late).json().path("total").asInt()).isZero();
    branch.clock.advanceSeconds(30);
    assertThat(search(late).json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void numbersNameTheirPoolsAndOwners() {
    JsonNode did = branch.first(EDGES + "/dids?owner.id=user-1");
    JsonNode phones = branch.first(EDGES + "/dids?phoneNumber=%2B15550102");

    assertThat(did.path("phoneNumber").asString()).isEqualTo("+15550101");
    assertThat(did.path("ownerType").asString()).isEqualTo("USER");
    assertThat(did.at("/didPool/name").asString()).isEqualTo("+15550100");
    assertThat(phones.at("/owner/id").asString()).isEqualTo("phone-1");
    JsonNode pool = branch.first(EDGES + "/didpools");
    assertThat(pool.path("startPhoneNumber").asString()).isEqualTo("+15550100");
    assertThat(pool.path("endPhoneNumber").asString()).isEqualTo("+15550199");
    JsonNode extension = branch.first(EDGES + "/extensions?number=1001");
    assertThat(extension.at("/owner/name").asString()).isEqualTo("User Two");
    assertThat(branch.first(EDGES + "/extensionpools?number=1500").path("endNumber").asString())
        .isEqualTo("1999");
    assertThat(client.get(EDGES + "/extensionpools?number=2500").json().path("total").asInt())
        .isZero();
  }

  @Test
  void trunkBasesAreListed() {
    assertThat(branch.first(EDGES + "/trunkbasesettings?name=edge*").path("trunkType").asString())
        .isEqualTo("EDGE");
    assertThat(client.get(EDGES + "/trunkbasesettings/trunk-phone").json().has("properties"))
        .isTrue();
    assertThat(client.get(EDGES + "/trunkbasesettings/x").status()).isEqualTo(404);
    assertThat(branch.first(EDGES + "/trunkbasesettings").has("properties")).isFalse();
  }
}
