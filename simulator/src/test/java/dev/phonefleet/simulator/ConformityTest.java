package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.BASES;
import static dev.phonefleet.simulator.Branch.EDGES;
import static dev.phonefleet.simulator.Branch.GROUPS;
import static dev.phonefleet.simulator.Branch.PHONES;
import static dev.phonefleet.simulator.Branch.STATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.published.Denials.Area;
import dev.phonefleet.simulator.scenario.published.OrgNumber;
import dev.phonefleet.simulator.scenario.published.OrgPool;
import dev.phonefleet.simulator.scenario.published.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Every operation over HTTP; the {@link Client} holds each answer against the description. */
class ConformityTest {
  private static final Map<String, String> NOTHING = Map.of();

  private static Branch branch() {
    return new Branch(
        UnaryOperator.identity(),
        organization ->
            organization
                .withDids(OrgNumber.of("+15550101", "user-1@example.com", "USER"))
                .withExtensionPools(OrgPool.of("1000", "1999"))
                .withExtensions(OrgNumber.of("1001", "User Two", "USER")));
  }

  private static Map<String, String> ids(Branch branch) {
    String phone = branch.client.get(PHONES + "/phone-1").json().at("/lines/0/id").asString();
    return Map.ofEntries(
        Map.entry("site", "site-hq"),
        Map.entry("trunk", "trunk-edge"),
        Map.entry("edge", "edge-1"),
        Map.entry("group", "group-hq"),
        Map.entry("phone", "phone-1"),
        Map.entry("user", "user-1"),
        Map.entry("base", "base-450"),
        Map.entry("metaBase", "polycom_vvx_450.json"),
        Map.entry("line", phone),
        Map.entry(
            "lineBase", branch.client.get(BASES + "/base-450").json().at("/lines/0/id").asString()),
        Map.entry("station", branch.first(STATIONS + "?name=Reception").path("id").asString()));
  }

  private static Optional<String> spare(String path) {
    return switch (path) {
      case GROUPS -> Optional.of("spareGroup");
      case BASES -> Optional.of("spareBase");
      default -> Optional.empty();
    };
  }

  @Test
  void everyOperationAnswersAsPublished() {
    try (Branch branch = branch()) {
      Map<String, String> ids = new HashMap<>(ids(branch));
      for (Examples example : Examples.all()) {
        Examples request = example.at(ids).filled(branch.client);
        Optional<String> body = Optional.of(request.body());
        assertThat(Conformity.API.request(request.method(), request.path(), body))
            .as("the request itself")
            .isEmpty();
        Reply reply = request.ask(branch.client);
        assertThat(reply.status()).as("%s: %s", request, reply.body()).isBetween(200, 299);
        if (request.method().equals("POST")) {
          spare(request.path()).ifPresent(name -> ids.put(name, reply.text("id")));
        }
      }
      assertThat(branch.client.conformity().coverage().missing()).isEmpty();
    }
  }

  @Test
  void whatIsNotThereIsMissedAsPublished() {
    try (Branch branch = branch()) {
      for (Examples example : Examples.all().stream().filter(Examples::names).toList()) {
        Reply reply = example.at(NOTHING).unread().ask(branch.client);
        assertThat(reply.status()).as("%s: %s", example, reply.body()).isEqualTo(404);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"text\"", "{}"})
  void whatMakesNoSenseIsRefusedAsPublished(String body) {
    try (Branch branch = branch()) {
      Map<String, String> ids = ids(branch);
      for (Examples example : Examples.all().stream().filter(Examples::sends).toList()) {
        Reply reply = example.at(ids).sending(body).ask(branch.client);
        boolean search = example.path().endsWith("/search") && body.equals("{}");
        assertThat(reply.status())
            .as("%s: %s", example, reply.body())
            .isEqualTo(search ? 200 : 400);
      }
    }
  }

  @Test
  void nobodyIsServedWithoutAToken() {
    try (Branch branch = branch()) {
      for (String token : List.of("", "wrong")) {
        branch.client.token(token);
        for (Examples example : Examples.all()) {
          assertThat(example.at(NOTHING).ask(branch.client).status()).isEqualTo(401);
        }
      }
      for (int status : List.of(400, 401)) {
        branch
            .simulator
            .platform()
            .change(p -> p.withAnswers(answers -> answers.withRefusedClient(status)));
        assertThat(branch.client.login("simulator", "wrong").status()).isEqualTo(status);
      }
    }
  }

  @Test
  void whatIsNotAllowedIsRefusedAsPublished() {
    try (Branch branch =
        new Branch(
            p -> p.withDenials(d -> d.withAreas(Area.TELEPHONY, Area.USERS, Area.STATIONS)))) {
      List<Integer> statuses =
          Examples.all().stream()
              .map(example -> example.at(NOTHING).ask(branch.client).status())
              .toList();
      assertThat(statuses).contains(403).containsOnly(200, 403, 404);
    }
    try (Branch branch = new Branch(p -> p.withDenials(d -> d.withObjects("phone-1", "edge-1")))) {
      assertThat(branch.client.get(PHONES + "/phone-1").status()).isEqualTo(403);
      assertThat(branch.client.delete(PHONES + "/phone-1").status()).isEqualTo(403);
      assertThat(branch.client.get(EDGES + "/edge-1").status()).isEqualTo(403);
    }
    try (Branch branch = new Branch(p -> p.withDenials(d -> d.withFields("description")))) {
      Reply refused = branch.edit(PHONES + "/phone-1", phone -> phone.put("description", "d"));
      assertThat(refused.text("code")).isEqualTo("access.denied.to.field");
      for (String path : List.of(GROUPS + "/group-hq", EDGES + "/edge-1")) {
        assertThat(branch.edit(path, it -> it.put("managed", true)).text("code"))
            .isEqualTo("managed.property.not.allowed");
      }
    }
  }

  @Test
  void oneTooManyIsRefusedAsPublished() {
    try (Branch branch = new Branch(p -> p.withLimits(l -> l.withPerTokenPerMinute(1)))) {
      branch.client.get("/api/v2/tokens/me");
      for (Examples example : Examples.all()) {
        Reply reply = example.at(NOTHING).ask(branch.client);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).matches("[0-9]+");
      }
    }
  }

  @Test
  void aStaleVersionIsAConflictAsPublished() {
    try (Branch branch = new Branch()) {
      List<String> paths =
          List.of(
              PHONES + "/phone-1",
              GROUPS + "/group-hq",
              EDGES + "/edge-1",
              BASES + "/base-450",
              GROUPS + "/group-hq/edgetrunkbases/trunk-edge");
      for (String path : paths) {
        UnaryOperator<ObjectNode> stale = it -> it.put("version", it.path("version").asInt() - 1);
        assertThat(branch.edit(path, stale).status()).as(path).isEqualTo(409);
      }
      assertThat(branch.client.delete(BASES + "/base-450").status()).isEqualTo(409);
      assertThat(branch.client.delete(GROUPS + "/group-hq").status()).isEqualTo(400);
    }
  }

  @Test
  void whatIsDeletedIsGoneOrSaysSo() {
    try (Branch branch = new Branch()) {
      String path = branch.createPhone("Lobby", "0004f2000001");
      assertThat(branch.client.delete(path).status()).isEqualTo(200);
      assertThat(branch.client.delete(path).status()).isEqualTo(404);
      assertThat(branch.client.get(path).status()).isEqualTo(404);
      assertThat(branch.client.put(path, "{}").status()).isEqualTo(404);
      branch
          .simulator
          .platform()
          .change(p ->
              p.withVisibility(
                  v -> v.withDeleted(Visibility.Deleted.SHOWN).withDeletedListed(true)));
      assertThat(branch.client.get(path).text("state")).isEqualTo("deleted");
      assertThat(branch.client.get(PHONES).json().path("total").asInt()).isEqualTo(2);
      assertThat(branch.client.delete(path).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 408, 409, 413, 415, 429, 500, 503, 504})
  void aSimulatedFaultIsOneThatIsPublished(int status) {
    try (Branch branch = new Branch()) {
      Effect fault = new Effect.Answer(status, Optional.empty(), Optional.empty(), false);
      List.of("GET", "POST", "PUT", "DELETE")
          .forEach(method -> branch.simulator.addFault(Fault.on(method, "", fault)));
      for (Examples example : Examples.all()) {
        assertThat(example.at(NOTHING).ask(branch.client).status()).isEqualTo(status);
      }
    }
  }
}
