package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.EDGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgEdgeGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PublishedEdgesTest {
  private final Branch branch =
      new Branch(
          platform ->
              platform.withEdges(times ->
                  times.withUnreachable("far.example.com").withUnresolvable("no.example.com")),
          organization ->
              organization
                  .withEdgeGroups(
                      OrgEdgeGroup.of("hq", "Phone Trunk", "Edge Trunk").withId("group-hq"),
                      OrgEdgeGroup.of("lab").withId("group-lab"))
                  .withEdges(
                      OrgEdge.of("edge-1", "HQ").inGroup("hq").withId("edge-1"),
                      OrgEdge.of("edge-2", "HQ")
                          .inGroup("hq")
                          .withId("edge-2")
                          .withStatusCode("INACTIVE"),
                      OrgEdge.of("media-1", "HQ").withId("media-1").withCloudMedia(true),
                      OrgEdge.of("spare", "Lab").withId("spare").withStatusCode("INACTIVE")));

  private final Client client = branch.client;

  @AfterEach
  void stop() {
    branch.close();
  }

  private String names(String query) {
    List<String> names = new ArrayList<>();
    client
        .get(EDGES + query)
        .json()
        .path("entities")
        .forEach(edge -> names.add(edge.path("name").asString()));
    return String.join(" ", names);
  }

  @Test
  void edgesAreListedByTheirFilters() {
    assertThat(names("")).isEqualTo("edge-1 edge-2 media-1 spare");
    assertThat(names("?showCloudMedia=false")).isEqualTo("edge-1 edge-2 spare");
    assertThat(names("?managed=true")).isEqualTo("media-1");
    assertThat(names("?name=EDGE-2")).isEqualTo("edge-2");
    assertThat(names("?site.id=site-lab")).isEqualTo("spare");
    assertThat(names("?edgeGroup.id=group-hq")).isEqualTo("edge-1 edge-2");
  }

  @Test
  void anEdgeShowsReferencesAndItsSiteWhenExpanded() {
    JsonNode edge = client.get(EDGES + "/edge-1").json();

    assertThat(edge.path("statusCode").asString()).isEqualTo("ACTIVE");
    assertThat(edge.path("onlineStatus").asString()).isEqualTo("ONLINE");
    assertThat(edge.path("callDrainingState").asString()).isEqualTo("NONE");
    assertThat(edge.at("/edgeGroup/name").asString()).isEqualTo("hq");
    assertThat(edge.path("site").has("mediaModel")).isFalse();
    assertThat(client.get(EDGES + "/edge-1?expand=site").json().at("/site/mediaModel").asString())
        .isEqualTo("Premises");
    assertThat(client.get(EDGES + "/x").text("code")).isEqualTo("general.resource.not.found");
  }

  @Test
  void goingIntoServiceTakesAWhileToBeOnline() {
    Reply reply = client.post(EDGES + "/edge-2/statuscode", "{\"inService\": true}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("\"ACTIVE\"");
    assertThat(client.get(EDGES + "/edge-2").text("statusCode")).isEqualTo("ACTIVE");
    assertThat(client.get(EDGES + "/edge-2").text("onlineStatus")).isEqualTo("OFFLINE");
    branch.clock.advanceSeconds(15);
    assertThat(client.get(EDGES + "/edge-2").text("onlineStatus")).isEqualTo("ONLINE");
  }

  @Test
  void goingOutOfServiceDrainsCallsFirst() {
    client.post(
        EDGES + "/edge-1/statuscode",
        "{\"inService\": false, \"callDrainingWaitTimeSeconds\": 60}");
    Reply draining = client.get(EDGES + "/edge-1");
    branch.clock.advanceSeconds(60);
    Reply ending = client.get(EDGES + "/edge-1");
    branch.clock.advanceSeconds(1);
    Reply out = client.get(EDGES + "/edge-1");

    assertThat(draining.text("callDrainingState")).isEqualTo("WAIT");
    assertThat(draining.text("statusCode")).isEqualTo("ACTIVE");
    assertThat(ending.text("callDrainingState")).isEqualTo("TERMINATE");
    assertThat(out.text("callDrainingState")).isEqualTo("COMPLETE");
    assertThat(out.text("statusCode")).isEqualTo("INACTIVE");
  }

  private Reply move(String edge, String site, String group) {
    return branch.edit(
        EDGES + '/' + edge,
        read -> {
          read.remove(List.of("site", "edgeGroup"));
          if (!site.isEmpty()) {
            read.putObject("site").put("id", site);
          }
          if (!group.isEmpty()) {
            read.putObject("edgeGroup").put("id", group);
          }
          return read;
        });
  }

  @Test
  void anEdgeChangesItsGroupOnlyOutOfService() {
    assertThat(move("edge-1", "site-hq", "group-lab").text("code"))
        .isEqualTo("cant.modify.edge.group");
    assertThat(move("spare", "site-hq", "").text("code")).isEqualTo("edge.group.required");
    assertThat(move("spare", "", "group-lab").text("code")).isEqualTo("site.required");
    assertThat(move("spare", "site-hq", "x").text("code")).isEqualTo("general.bad.request");
    assertThat(move("spare", "site-hq", "group-lab").status()).isEqualTo(200);
    assertThat(names("?edgeGroup.id=group-lab")).isEqualTo("spare");

    Reply refused = client.post(EDGES + "/spare/statuscode", "{\"inService\": true}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("general.bad.request");
    assertThat(move("spare", "site-lab", "group-lab").status()).isEqualTo(200);
    assertThat(client.post(EDGES + "/spare/statuscode", "{\"inService\": true}").status())
        .isEqualTo(200);
  }

  @Test
  void writesOfEdgesAreChecked() {
    String path = EDGES + "/edge-1";

    assertThat(
            branch.edit(path, edge -> edge.put("description", "d")).json().path("version").asInt())
        .isEqualTo(2);
    assertThat(branch.edit(path, edge -> edge.put("version", 1)).text("code"))
        .isEqualTo("general.conflict");
    assertThat(branch.edit(path, edge -> edge.put("managed", true)).status()).isEqualTo(403);
    assertThat(branch.edit(path, edge -> edge.put("statusCode", "RMA")).text("statusCode"))
        .isEqualTo("ACTIVE");
    assertThat(client.put(EDGES + "/x", "{}").status()).isEqualTo(404);
    assertThat(client.post(path + "/statuscode", "{}").status()).isEqualTo(400);
    assertThat(client.get(path + "/metrics").json().at("/edge/id").asString()).isEqualTo("edge-1");
  }

  @ParameterizedTest
  @CsvSource({
    "ping, near.example.com, 0% packet loss",
    "ping, far.example.com, 100% packet loss",
    "ping, no.example.com, Name or service not known",
    "nslookup, near.example.com, Address: 192.0.2.10",
    "nslookup, no.example.com, NXDOMAIN",
    "tracepath, near.example.com, reached",
    "tracepath, far.example.com, no reply",
    "route, near.example.com, Destination"
  })
  void edgesTryWhatTheyAreAsked(String command, String host, String said) {
    String path = EDGES + "/edge-1/diagnostic/" + command;
    assertThat(client.get(path).status()).isEqualTo(404);
    Reply started = client.post(path, "{\"host\": \"" + host + "\"}");
    Reply early = client.get(path);
    branch.clock.advanceSeconds(3);
    Reply result = client.get(path);

    assertThat(started.status()).isEqualTo(202);
    assertThat(started.text("selfUri")).isEqualTo(path);
    assertThat(early.json().has("diagnostics")).isFalse();
    assertThat(result.text("commandCorrelationId")).isEqualTo(started.text("id"));
    assertThat(result.text("diagnostics")).contains(said);
    assertThat(branch.simulator.report().writes()).isZero();
  }

  @Test
  void anOfflineEdgeAnswersNothing() {
    branch.simulator.platform().setEdge("edge-1", "ACTIVE", false);
    String path = EDGES + "/edge-1/diagnostic/ping";
    client.post(path, "{\"host\": \"near.example.com\"}");
    branch.clock.advanceSeconds(100);

    assertThat(client.get(path).json().has("diagnostics")).isFalse();
    assertThat(client.post(path, "{}").status()).isEqualTo(400);
  }

  @Test
  void sitesNameTheirEdgesWhenExpanded() {
    JsonNode bare = branch.first(EDGES + "/sites?name=HQ");
    JsonNode expanded = branch.first(EDGES + "/sites?name=HQ&expand=edges");
    UnaryOperator<ObjectNode> none = read -> read;

    assertThat(bare.has("edges")).isFalse();
    assertThat(bare.at("/location/name").asString()).isEqualTo("HQ");
    assertThat(expanded.at("/primaryEdges/0/name").asString()).isEqualTo("edge-1");
    assertThat(expanded.path("edges").size()).isEqualTo(3);
    assertThat(client.get(EDGES + "/sites/site-hq").json().has("secondaryEdges")).isTrue();
    assertThat(branch.edit(EDGES + "/sites/site-hq", none).status()).isEqualTo(405);
  }
}
