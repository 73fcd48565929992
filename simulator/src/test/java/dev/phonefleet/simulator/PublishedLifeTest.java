package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.GROUPS;
import static dev.phonefleet.simulator.Branch.PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import dev.phonefleet.simulator.scenario.published.Platform;
import dev.phonefleet.simulator.scenario.published.Visibility.Deleted;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PublishedLifeTest {
  private static final String PHONE = PHONES + "/phone-1";

  private static Branch with(UnaryOperator<Platform> change) {
    return new Branch(change);
  }

  private static String operational(Reply phone) {
    return phone.json().at("/status/operationalStatus").asString();
  }

  @Test
  void aPutLetsThePhoneFetchItsConfigurationAgain() {
    try (Branch branch = new Branch()) {
      assertThat(operational(branch.edit(PHONE, phone -> phone))).isEqualTo("OPERATIONAL");
      branch.clock.advanceSeconds(30);
      Reply busy = branch.client.get(PHONE);
      assertThat(operational(busy)).isEqualTo("OFFLINE");
      assertThat(busy.json().at("/status/provision/time").asString())
          .isEqualTo("2026-01-05T08:00:10Z");
      branch.clock.advanceSeconds(30);
      assertThat(operational(branch.client.get(PHONE))).isEqualTo("OPERATIONAL");
    }
    try (Branch branch = with(p -> p.withPhones(t -> t.withPutReprovisions(false)))) {
      branch.edit(PHONE, phone -> phone);
      branch.clock.advanceSeconds(30);
      assertThat(operational(branch.client.get(PHONE))).isEqualTo("OPERATIONAL");
    }
  }

  @Test
  void failingPhonesSayWhyAndUnseenOnesNothing() {
    try (Branch branch =
        with(p ->
            p.withPhones(times ->
                times
                    .withFailing(Map.of("00:04:f2:00:00:01", "no route to host"))
                    .withUnseen("Ghost")))) {
      String failing = branch.createPhone("Failing", "0004F2000001");
      String ghost = branch.createPhone("Ghost", "0004f2000002");
      branch.clock.advanceSeconds(100);

      JsonNode failed = branch.client.get(failing).json();
      assertThat(failed.at("/status/operationalStatus").asString()).isEqualTo("OFFLINE");
      assertThat(failed.at("/status/provision/errorInfo").asString()).isEqualTo("no route to host");
      assertThat(branch.client.get(ghost).json().path("status").has("provision")).isFalse();
      branch.edit(ghost, phone -> phone);
      branch.edit(failing, phone -> phone);
      branch.clock.advanceSeconds(100);
      assertThat(operational(branch.client.get(ghost))).isEqualTo("UNKNOWN");
      assertThat(operational(branch.client.get(failing))).isEqualTo("OPERATIONAL");
    }
  }

  @Test
  void aFailingPhoneFailsAgainWhereAPutDoesNotRepair() {
    try (Branch branch =
        with(p -> p.withPhones(t -> t.withFailingShare(1).withPutRepairs(false)))) {
      String path = branch.createPhone("Lobby", "0004f2000001");
      branch.clock.advanceSeconds(100);
      branch.edit(path, phone -> phone);
      branch.clock.advanceSeconds(100);
      assertThat(branch.client.get(path).json().at("/status/provision/errorInfo").asString())
          .startsWith("Provisioning failed");
    }
  }

  @Test
  void aRebootTakesThePhoneDownForAWhile() {
    try (Branch branch = new Branch()) {
      assertThat(branch.client.post(PHONE + "/reboot", "").status()).isEqualTo(202);
      assertThat(operational(branch.client.get(PHONE))).isEqualTo("OFFLINE");
      branch.clock.advanceSeconds(80);
      assertThat(operational(branch.client.get(PHONE))).isEqualTo("OPERATIONAL");
      assertThat(branch.client.post(PHONES + "/nobody/reboot", "").text("code"))
          .isEqualTo("not.found");

      String many = PHONES + "/reboot";
      assertThat(branch.client.post(many, "{\"phoneIds\": [\"phone-1\"]}").status()).isEqualTo(202);
      assertThat(branch.client.post(many, "{\"phoneIds\": [\"x\"]}").status()).isEqualTo(404);
      assertThat(branch.client.post(many, "{}").status()).isEqualTo(400);
      assertThat(branch.client.post(many, "{\"siteId\": \"site-lab\"}").status()).isEqualTo(202);

      branch.simulator.platform().change(p -> p.withAnswers(answers -> answers.withReboot(204)));
      assertThat(branch.client.post(many, "{\"siteId\": \"site-hq\"}").status()).isEqualTo(204);
      assertThat(operational(branch.client.get(PHONE))).isEqualTo("OFFLINE");
      branch.simulator.platform().setEdge("edge-1", "INACTIVE", true);
      assertThat(branch.client.post(PHONE + "/reboot", "").text("code"))
          .isEqualTo("providerapi.error.phone.no.active.edge");
    }
  }

  @Test
  void presetPhonesHaveAnyStatus() {
    ObjectNode odd = JsonNodeFactory.instance.objectNode().put("operationalStatus", "DEGRADED");
    odd.putObject("provision").put("time", "yesterday");
    odd.putObject("secondary").put("operationalStatus", "OPERATIONAL");
    try (Branch branch =
        new Branch(
            UnaryOperator.identity(),
            organization ->
                organization.withPhones(
                    OrgPhone.of("Odd", "HQ", Branch.MODEL, "BANANAS").withId("odd").withStatus(odd),
                    OrgPhone.of("Bad", "HQ", Branch.MODEL, "x").withId("bad").withError("no TFTP"),
                    OrgPhone.bare("New", "Lab", Branch.MODEL).withId("new").withUnseen(true)))) {
      branch.client.conformity().departsIn("/provision/time");
      JsonNode read = branch.client.get(PHONES + "/odd").json();
      assertThat(read.at("/status/operationalStatus").asString()).isEqualTo("DEGRADED");
      assertThat(read.at("/status/provision/time").asString()).isEqualTo("yesterday");
      assertThat(read.path("status").has("secondary")).isFalse();
      assertThat(read.at("/secondaryStatus/operationalStatus").asString()).isEqualTo("OPERATIONAL");
      assertThat(read.at("/secondaryStatus/provision/time").asString()).isEqualTo("yesterday");
      assertThat(total(branch, PHONES + "?secondaryStatus.operationalStatus=DEGRADED")).isZero();
      assertThat(total(branch, PHONES + "?status.operationalStatus=DEGRADED")).isEqualTo(1);
      assertThat(read.at("/status/lineStatuses/0/reachable").asBoolean()).isTrue();
      JsonNode bad = branch.client.get(PHONES + "/bad").json();
      assertThat(bad.at("/status/provision/errorInfo").asString()).isEqualTo("no TFTP");
      JsonNode unseen = branch.client.get(PHONES + "/new").json();
      assertThat(unseen.path("status").has("provision")).isFalse();
      assertThat(unseen.has("userAgentInfo")).isFalse();
      assertThat(unseen.at("/status/edgesStatus").asString()).isEqualTo("NO_EDGES");
      branch.edit(PHONES + "/odd", phone -> phone);
      branch.clock.advanceSeconds(60);
      assertThat(operational(branch.client.get(PHONES + "/odd"))).isEqualTo("OPERATIONAL");
    }
  }

  @Test
  void whatIsNewShowsLater() {
    Duration soon = Duration.ofSeconds(5);
    Duration later = Duration.ofSeconds(9);
    try (Branch branch =
        with(p -> p.withVisibility(v -> v.withGroups(soon, later).withPhones(later, soon)))) {
      branch.client.conformity().departsIn("edgeTrunkBaseAssignment is missing");
      String group = branch.client.post(GROUPS, Branch.group("branch")).text("selfUri");
      String phone = branch.createPhone("Lobby", "0004f2000001");

      assertThat(branch.client.get(group).status()).isEqualTo(404);
      assertThat(total(branch, PHONES)).isEqualTo(1);
      branch.clock.advance(soon);
      assertThat(branch.client.get(group).status()).isEqualTo(200);
      assertThat(total(branch, GROUPS)).isEqualTo(1);
      assertThat(branch.client.get(phone).status()).isEqualTo(404);
      assertThat(total(branch, PHONES)).isEqualTo(2);
      branch.clock.advance(later);
      assertThat(total(branch, GROUPS)).isEqualTo(2);
      assertThat(branch.client.get(phone).status()).isEqualTo(200);
    }
  }

  private static int total(Branch branch, String path) {
    return branch.client.get(path).json().path("total").asInt();
  }

  @Test
  void whatIsDeletedMayShowForAWhile() {
    try (Branch branch =
        with(p ->
            p.withVisibility(v ->
                v.withDeleted(Deleted.SHOWN)
                    .withDeletedListed(true)
                    .withDeletedFor(Duration.ofSeconds(20))))) {
      branch.client.delete(PHONE);

      assertThat(branch.client.get(PHONE).text("state")).isEqualTo("deleted");
      assertThat(branch.first(PHONES).path("state").asString()).isEqualTo("deleted");
      assertThat(branch.client.put(PHONE, "{}").status()).isEqualTo(404);
      branch.clock.advanceSeconds(20);
      assertThat(branch.client.get(PHONE).status()).isEqualTo(404);
      assertThat(total(branch, PHONES)).isZero();
    }
  }

  @Test
  void deletesMayBeRefused() {
    try (Branch branch = with(p -> p.withWrites(writes -> writes.withDeletes(false)))) {
      assertThat(branch.client.delete(PHONE).text("code")).isEqualTo("general.bad.request");
      assertThat(branch.client.get(PHONE).status()).isEqualTo(200);
    }
  }
}
