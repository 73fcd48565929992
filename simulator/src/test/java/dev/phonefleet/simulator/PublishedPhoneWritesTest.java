package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.published.Answers.PhonePost;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PublishedPhoneWritesTest {
  private static final String PHONE = PHONES + "/phone-1";
  private final Branch branch = new Branch();
  private final Client client = branch.client;

  @AfterEach
  void stop() {
    branch.close();
  }

  private static void assertRefused(Reply reply, int status, String code, String field) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.text("code")).isEqualTo(code);
    assertThat(reply.json().at("/details/0/fieldName").asString()).isEqualTo(field);
    assertThat(reply.json().propertyNames())
        .contains("message", "status", "messageWithParams", "messageParams", "contextId", "errors");
  }

  private Reply postWithout(String... fields) {
    ObjectNode phone = (ObjectNode) Client.JSON.readTree(Branch.phone("Lobby", "0004f2000001"));
    return client.post(PHONES, phone.remove(List.of(fields)).toString());
  }

  private Reply postWith(String field, String json) {
    ObjectNode phone = (ObjectNode) Client.JSON.readTree(Branch.phone("Lobby", "0004f2000001"));
    phone.set(field, Client.JSON.readTree(json));
    return client.post(PHONES, phone.toString());
  }

  @Test
  void whatIsMissingInANewPhoneIsNamed() {
    assertRefused(postWithout("name"), 400, "general.bad.request", "name");
    assertRefused(postWithout("site"), 400, "general.bad.request", "site");
    assertRefused(postWithout("lines"), 400, "lines.required", "lines");
    assertRefused(postWith("lines", "[]"), 400, "lines.required", "lines");
    assertRefused(postWith("lines", "[{}]"), 400, "general.bad.request", "lines.name");
    assertRefused(
        postWithout("phoneBaseSettings"), 400, "base.settings.required", "phoneBaseSettings");
    assertRefused(
        postWith("phoneBaseSettings", "{\"id\": \"base-web\"}"),
        400,
        "general.bad.request",
        "webRtcUser");
    assertThat(client.post(PHONES, "[]").text("code")).isEqualTo("bad.request");
    assertThat(client.post(PHONES, "{").text("code")).isEqualTo("bad.request");
  }

  @Test
  void unknownReferencesAreNotFound() {
    String code = "not.found";
    assertRefused(postWith("site", "{\"id\": \"x\"}"), 404, code, "site");
    assertRefused(postWith("phoneBaseSettings", "{\"id\": \"x\"}"), 404, code, "phoneBaseSettings");
    assertRefused(postWith("lineBaseSettings", "{\"id\": \"x\"}"), 404, code, "lineBaseSettings");
    assertRefused(postWith("webRtcUser", "{\"id\": \"x\"}"), 404, code, "webRtcUser");
    assertThat(postWith("site", "{\"id\": \"x\"}").text("entityId")).isEqualTo("x");
    Reply put =
        branch.edit(
            PHONE,
            phone -> {
              phone.putObject("site").put("id", "x");
              return phone;
            });
    assertRefused(put, 404, "general.resource.not.found", "site");
    assertRefused(postWith("site", "{\"name\": \"HQ\"}"), 400, "general.bad.request", "site");
  }

  @Test
  void aStaleVersionIsAConflictAndNoneOverwrites() {
    Reply first = branch.edit(PHONE, phone -> phone.put("name", "Lobby"));
    Reply stale = branch.edit(PHONE, phone -> phone.put("version", 1));
    Reply bold =
        branch.edit(
            PHONE,
            phone -> {
              phone.remove("version");
              return phone.put("name", "Bold");
            });

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().path("version").asInt()).isEqualTo(2);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.text("code")).isEqualTo("general.conflict");
    assertThat(stale.text("message"))
        .isEqualTo(
            "The version number of the modified resource must match the version number in the"
                + " database.");
    assertThat(bold.text("name")).isEqualTo("Bold");
  }

  @Test
  void aKeptLineIdIsTheSameLineAndNoneIsANewOne() {
    String line = client.get(PHONE).json().at("/lines/0/id").asString();

    Reply kept = branch.edit(PHONE, phone -> phone);
    assertThat(kept.json().at("/lines/0/id").asString()).isEqualTo(line);
    assertThat(client.get(Branch.EDGES + "/lines/" + line).status()).isEqualTo(200);
    Reply replaced =
        branch.edit(
            PHONE,
            phone -> {
              ((ObjectNode) phone.at("/lines/0")).remove("id");
              return phone;
            });
    assertThat(replaced.json().at("/lines/0/id").asString()).isNotEqualTo(line).isNotEmpty();
    assertThat(client.get(Branch.EDGES + "/lines/" + line).status()).isEqualTo(404);
  }

  @Test
  void whatIsUnknownSurvives() {
    branch.client.conformity().departsIn("new");
    branch.edit(
        PHONE,
        phone -> {
          phone.putObject("newThing").put("deep", 1.5);
          phone.putNull("newNothing").putNull("description");
          ((ObjectNode) phone.at("/lines/0")).put("newLineThing", true);
          ((ObjectNode) phone.at("/properties/phone_hardwareId")).put("newMember", "x");
          return phone;
        });

    JsonNode phone = client.get(PHONE).json();
    assertThat(phone.path("newNothing").isNull()).isTrue();
    assertThat(phone.has("description")).isFalse();
    assertThat(phone.at("/newThing/deep").asDouble()).isEqualTo(1.5);
    assertThat(phone.at("/lines/0/newLineThing").asBoolean()).isTrue();
    assertThat(phone.at("/properties/phone_hardwareId/newMember").asString()).isEqualTo("x");
    assertThat(phone.at("/properties/phone_hardwareId/type").asString()).isEqualTo("string");
  }

  @Test
  void aPutResetsWhatItLeavesOutOrKeepsIt() {
    branch.edit(PHONE, phone -> phone.put("description", "old"));
    branch.edit(
        PHONE,
        phone -> {
          phone.remove("description");
          return phone;
        });
    assertThat(client.get(PHONE).json().has("description")).isFalse();

    branch.simulator.platform().change(p -> p.withWrites(writes -> writes.withPutResets(false)));
    branch.edit(PHONE, phone -> phone.put("description", "old"));
    client.put(PHONE, "{\"name\": \"Other\"}");
    assertThat(client.get(PHONE).text("description")).isEqualTo("old");
    assertThat(client.get(PHONE).text("name")).isEqualTo("Other");
  }

  @Test
  void readOnlyMembersThatAreSentDoNotCount() {
    Reply reply =
        branch.edit(
            PHONE,
            phone ->
                phone
                    .put("state", "deleted")
                    .put("dateCreated", "1970-01-01T00:00:00Z")
                    .put("standAlone", true));

    assertThat(reply.text("state")).isEqualTo("active");
    assertThat(reply.text("dateCreated")).startsWith("2026");
    assertThat(reply.json().path("standAlone").asBoolean()).isFalse();
  }

  @Test
  void aWebRtcPhoneNeedsItsUser() {
    String path = client.post(PHONES, Branch.webPhone("Web", "user-1")).text("selfUri");

    assertThat(client.get(path).json().at("/webRtcUser/name").asString()).isEqualTo("User One");
    Reply refused =
        branch.edit(
            path,
            phone -> {
              phone.remove("webRtcUser");
              return phone;
            });
    assertRefused(refused, 400, "webrtc.user.required", "webRtcUser");
  }

  @Test
  void twinsAreAllowedUnlessSaidOtherwise() {
    assertThat(client.post(PHONES, Branch.phone("Reception", "0004F2AABB01")).status())
        .isEqualTo(200);
    branch
        .simulator
        .platform()
        .change(
            p -> p.withWrites(w -> w.withDuplicateNames(false).withDuplicateHardwareIds(false)));

    assertRefused(
        client.post(PHONES, Branch.phone("reception", "0004f2000009")),
        400,
        "general.bad.request",
        "name");
    assertRefused(
        client.post(PHONES, Branch.phone("Other", "00-04-f2-aa-bb-01")),
        400,
        "general.bad.request",
        "properties.phone_hardwareId");
  }

  @Test
  void aPostMayTimeOutWithOrWithoutAPhone() {
    branch
        .simulator
        .platform()
        .change(p -> p.withAnswers(a -> a.withPhonePost(PhonePost.TIMEOUT_LOST)));
    Reply lost = client.post(PHONES, Branch.phone("Lost", "0004f2000001"));
    branch
        .simulator
        .platform()
        .change(p -> p.withAnswers(a -> a.withPhonePost(PhonePost.TIMEOUT_DONE)));
    Reply done = client.post(PHONES, Branch.phone("Done", "0004f2000002"));

    assertThat(lost.status()).isEqualTo(408);
    assertThat(done.text("code")).isEqualTo("unknown");
    assertThat(client.get(PHONES + "?name=Lost,Done").json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void fieldsAndObjectsMayBeDenied() {
    branch
        .simulator
        .platform()
        .change(p -> p.withDenials(d -> d.withFields("description").withObjects("edge-1")));

    assertRefused(
        branch.edit(PHONE, phone -> phone.put("description", "x")),
        403,
        "access.denied.to.field",
        "description");
    assertThat(branch.edit(PHONE, phone -> phone.put("name", "x")).status()).isEqualTo(200);
    assertThat(client.get(Branch.EDGES + "/edge-1").text("code"))
        .isEqualTo("missing.division.permission");
  }

  @Test
  void theTemplateCanBePosted() {
    ObjectNode template =
        (ObjectNode) client.get(PHONES + "/template?phoneBaseSettingsId=base-450").json();
    template.put("name", "Short way").putObject("site").put("id", "site-lab");
    Reply made = client.post(PHONES, template.toString());

    assertThat(template.has("id")).isFalse();
    assertThat(template.at("/lineBaseSettings/name").asString()).isEqualTo(Branch.MODEL);
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json().at("/properties/phone_maxLineKeys/value/instance").asInt()).isEqualTo(6);
    assertThat(client.get(PHONES + "/template").status()).isEqualTo(400);
    assertThat(client.get(PHONES + "/template?phoneBaseSettingsId=x").text("code"))
        .isEqualTo("not.found");
  }

  @Test
  void aDeletedPhoneIsGoneOrShowsItsState() {
    assertThat(client.delete(PHONE).body()).isEmpty();
    assertThat(client.get(PHONE).text("code")).isEqualTo("general.resource.not.found");
    assertThat(client.delete(PHONE).status()).isEqualTo(404);
    assertThat(client.get(PHONES).json().path("total").asInt()).isZero();
  }
}
