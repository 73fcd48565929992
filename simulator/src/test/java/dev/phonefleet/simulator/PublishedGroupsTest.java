package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.published.Answers.GroupConflict;
import dev.phonefleet.simulator.scenario.published.Writes.EdgeGroups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishedGroupsTest {
  private static final String HQ = GROUPS + "/group-hq";
  private final Branch branch = new Branch();
  private final Client client = branch.client;

  @AfterEach
  void stop() {
    branch.close();
  }

  @Test
  void trunkBasesAreReferencesUnlessExpanded() {
    JsonNode bare = client.get(HQ).json();
    JsonNode expanded =
        client.get(HQ + "?expand=phoneTrunkBases&expand=edgeTrunkBaseAssignment").json();

    assertThat(bare.at("/phoneTrunkBases/0").propertyNames())
        .containsExactlyInAnyOrder("id", "name", "selfUri");
    assertThat(bare.at("/edgeTrunkBaseAssignment/family").asInt()).isEqualTo(2);
    assertThat(bare.at("/edgeTrunkBaseAssignment/trunkBase/name").asString())
        .isEqualTo("Edge Trunk");
    assertThat(expanded.at("/phoneTrunkBases/0/trunkType").asString()).isEqualTo("PHONE");
    assertThat(expanded.at("/edgeTrunkBaseAssignment/trunkBase/trunkType").asString())
        .isEqualTo("EDGE");
    assertThat(branch.first(GROUPS + "?name=HQ&managed=false").path("id").asString())
        .isEqualTo("group-hq");
    assertThat(client.get(GROUPS + "?managed=true").json().path("total").asInt()).isZero();
  }

  @Test
  void groupsAreMadeChangedAndDeleted() {
    client.conformity().departsIn("edgeTrunkBaseAssignment is missing");
    client.conformity().departsIn("more is not published");
    Reply made = client.post(GROUPS, Branch.group("branch"));
    Reply changed =
        branch.edit(made.text("selfUri"), group -> group.put("description", "d").put("more", 1));

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json().path("version").asInt()).isEqualTo(1);
    assertThat(changed.text("description")).isEqualTo("d");
    assertThat(changed.json().path("more").asInt()).isEqualTo(1);
    assertThat(client.delete(made.text("selfUri")).status()).isEqualTo(200);
    assertThat(client.get(made.text("selfUri")).status()).isEqualTo(404);
    assertThat(client.delete(HQ).text("code")).isEqualTo("general.bad.request");
  }

  @Test
  void mistakesHaveThePublishedCodes() {
    assertThat(client.post(GROUPS, Branch.group("HQ")).text("code")).isEqualTo("duplicate.value");
    assertThat(client.post(GROUPS, "{\"name\": \"x\"}").text("code"))
        .isEqualTo("required.field.missing");
    assertThat(client.post(GROUPS, "{\"phoneTrunkBases\": []}").text("code"))
        .isEqualTo("required.field.missing");
    String wrong = Branch.group("x").replace("trunk-phone", "trunk-edge");
    assertThat(client.post(GROUPS, wrong).text("code")).isEqualTo("general.bad.request");
    assertThat(branch.edit(HQ, group -> group.put("managed", true)).text("code"))
        .isEqualTo("managed.property.not.allowed");
    branch
        .simulator
        .platform()
        .change(p -> p.withWrites(writes -> writes.withEdgeTrunkBaseRequired(true)));
    assertThat(client.post(GROUPS, Branch.group("x")).json().at("/details/0/fieldName").asString())
        .isEqualTo("edgeTrunkBaseAssignment");
  }

  @Test
  void aStaleVersionIsRefusedInOneOfTwoWays() {
    branch.edit(HQ, group -> group);
    Reply conflict = branch.edit(HQ, group -> group.put("version", 1));
    branch
        .simulator
        .platform()
        .change(p -> p.withAnswers(a -> a.withGroupConflict(GroupConflict.BAD_REQUEST)));
    Reply bad = branch.edit(HQ, group -> group.put("version", 1));

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.text("code")).isEqualTo("request.conflict");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.text("message")).contains("does not match the current version");
  }

  @Test
  void youngOrganizationsMakeNoGroups() {
    branch
        .simulator
        .platform()
        .change(p -> p.withWrites(writes -> writes.withEdgeGroups(EdgeGroups.BAD_REQUEST)));
    assertThat(client.post(GROUPS, Branch.group("x")).status()).isEqualTo(400);
    branch
        .simulator
        .platform()
        .change(p -> p.withWrites(writes -> writes.withEdgeGroups(EdgeGroups.FORBIDDEN)));
    assertThat(client.post(GROUPS, Branch.group("x")).status()).isEqualTo(403);
  }

  @Test
  void theEdgeTrunkBaseOfAGroupIsReadAndReplaced() {
    String path = HQ + "/edgetrunkbases/trunk-edge";

    assertThat(client.get(path).text("trunkType")).isEqualTo("EDGE");
    assertThat(client.get(path).json().has("managed")).isFalse();
    assertThat(branch.edit(path, base -> base.put("description", "d")).text("description"))
        .isEqualTo("d");
    assertThat(client.get(HQ + "/edgetrunkbases/trunk-phone").status()).isEqualTo(404);
  }
}
