package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Refusal;
import dev.phonefleet.simulator.platform.PlatformBackstage;
import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgEdgeGroup;
import dev.phonefleet.simulator.scenario.published.OrgNumber;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import dev.phonefleet.simulator.scenario.published.OrgUser;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints under {@code /simulator/platform}, for the published contract. */
final class PlatformControl {
  private static final String STATUS = "status";
  private static final String STATUS_CODE = "statusCode";
  private static final String ONLINE = "online";
  private static final String FOR_SECONDS = "forSeconds";

  private final PlatformBackstage backstage;

  PlatformControl(PlatformBackstage backstage) {
    this.backstage = backstage;
  }

  /** {@code path} begins with {@code platform}. */
  Answer handle(Call call, List<String> path) {
    String what = path.size() > 1 ? path.get(1) : "state";
    String shape = call.method() + ' ' + what + '/' + path.size();
    switch (shape) {
      case "GET state/1" -> {
        return Answer.ok(backstage.state());
      }
      case "POST behavior/2" -> {
        JsonNode keys = call.json();
        backstage.change(platform -> platform.changedBy(keys));
      }
      case "POST phones/2" -> backstage.add(OrgPhone.parse(call.json()));
      case "POST groups/2" -> backstage.add(OrgEdgeGroup.parse(call.json()));
      case "POST edges/2" -> backstage.add(OrgEdge.parse(call.json()));
      case "POST users/2" -> backstage.add(OrgUser.parse(call.json()));
      case "POST dids/2" -> backstage.addDid(OrgNumber.parse(call.json()));
      case "POST phones/3" -> editPhone(path.get(2), object(call.json()));
      case "POST groups/3" ->
          object(call.json())
              .forEachEntry((field, value) -> backstage.editGroup(path.get(2), field, value));
      case "POST edges/3" -> editEdge(path.get(2), object(call.json()));
      case "DELETE phones/3" -> backstage.removePhone(path.get(2));
      case "DELETE groups/3" -> backstage.removeGroup(path.get(2));
      case "POST phones/5" -> logIn(path, object(call.json()));
      default ->
          throw new Refusal(
              404, "not.found", "There is no " + call.method() + " \"" + call.path() + '"');
    }
    return Answer.empty(204);
  }

  private void editPhone(String phone, ObjectNode body) {
    body.forEachEntry((field, value) -> {
      if (!field.equals(STATUS) && !field.equals(FOR_SECONDS)) {
        backstage.editPhone(phone, field, value);
      }
    });
    if (body.get(STATUS) instanceof ObjectNode status) {
      if (body.has(FOR_SECONDS)) {
        double seconds = body.path(FOR_SECONDS).asDouble(0);
        backstage.setPhoneStatus(phone, status, Duration.ofMillis((long) (seconds * 1000)));
      } else {
        backstage.setPhoneStatus(phone, status);
      }
    } else if (body.path(STATUS).isNull()) {
      backstage.clearPhoneStatus(phone);
    }
  }

  private void editEdge(String edge, ObjectNode body) {
    body.forEachEntry((field, value) -> {
      if (!field.equals(STATUS_CODE) && !field.equals(ONLINE)) {
        backstage.editEdge(edge, field, value);
      }
    });
    if (body.has(STATUS_CODE) || body.has(ONLINE)) {
      ObjectNode now = backstage.edge(edge);
      String code = body.path(STATUS_CODE).asString(now.path(STATUS_CODE).asString(""));
      boolean online = now.path("onlineStatus").asString("").equals("ONLINE");
      backstage.setEdge(edge, code, body.path(ONLINE).asBoolean(online));
    }
  }

  /** {@code platform/phones/{phone}/lines/{number}} */
  private void logIn(List<String> path, ObjectNode body) {
    int line = Integer.parseInt(path.get(4));
    if (body.path("user").isString()) {
      backstage.logIn(body.path("user").asString(), path.get(2), line);
    } else {
      backstage.logOut(path.get(2), line);
    }
  }

  private static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("the body must be a JSON object");
  }
}
