package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Backstage;
import dev.phonefleet.simulator.cloud.Refusal;
import dev.phonefleet.simulator.network.PhoneNetwork;
import dev.phonefleet.simulator.platform.PlatformBackstage;
import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints under {@code /simulator}, for tests and demonstrations; no token is asked for. */
final class Control {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STATE = "provisioningState";
  private static final String FOR_SECONDS = "forSeconds";

  private final Backstage backstage;
  private final FaultBoard faults;
  private final TokenDesk tokens;
  private final Tally tally;
  private final NetworkControl network;
  private final PlatformControl platform;

  Control(
      Backstage backstage,
      PlatformBackstage platform,
      FaultBoard faults,
      TokenDesk tokens,
      Tally tally,
      PhoneNetwork network) {
    this.platform = new PlatformControl(platform);
    this.backstage = backstage;
    this.faults = faults;
    this.tokens = tokens;
    this.tally = tally;
    this.network = new NetworkControl(network);
  }

  static boolean owns(Call call) {
    return call.path().startsWith("/simulator/");
  }

  Answer handle(Call call, String contextId) {
    try {
      List<String> path = call.segments();
      return handle(call, path.subList(1, path.size()));
    } catch (Refusal refusal) {
      return Answer.refusal(refusal, contextId);
    } catch (IllegalArgumentException mistake) {
      return Answer.error(400, "bad.request", String.valueOf(mistake.getMessage()), contextId);
    }
  }

  private Answer handle(Call call, List<String> path) {
    String first = path.getFirst();
    if (first.equals("network")) {
      return network.handle(call, path);
    }
    if (first.equals("platform")) {
      return platform.handle(call, path);
    }
    String shape = call.method() + ' ' + first + '/' + path.size();
    return switch (shape) {
      case "GET report/1" -> Answer.ok(JSON.valueToTree(tally.report()));
      case "GET state/1" -> Answer.ok(backstage.state());
      case "POST faults/1" -> done(() -> addFaults(call.json()));
      case "DELETE faults/1" -> done(faults::clear);
      case "DELETE tokens/1" -> done(tokens::revokeAll);
      case "POST groups/1" -> done(() -> backstage.add(PresetGroup.parse(call.json())));
      case "DELETE groups/2" -> done(() -> backstage.removeGroup(path.get(1)));
      case "POST groups/2" -> done(() -> editGroup(path.get(1), call.json()));
      case "POST groups/3" -> group(path.get(1), path.get(2), call.json());
      case "POST phones/2" -> done(() -> editPhone(path.get(1), call.json()));
      case "DELETE phones/2" -> done(() -> backstage.removePhone(path.get(1)));
      default ->
          throw new Refusal(
              404, "not.found", "There is no " + call.method() + " \"" + call.path() + '"');
    };
  }

  private Answer group(String name, String what, JsonNode body) {
    return switch (what) {
      case "status" ->
          done(() ->
              backstage.setStatus(
                  name,
                  constant(GroupStatus.class, body.path("status").asString("")),
                  lasts(body)));
      case "phones" -> done(() -> backstage.add(name, PresetPhone.parse(body)));
      default -> throw new Refusal(404, "not.found", "A group has no \"" + what + "\" here");
    };
  }

  private void addFaults(JsonNode body) {
    // All are read before the first one counts: a mistake in the list must leave nothing behind.
    List<Fault> read = new ArrayList<>();
    if (body.isArray()) {
      body.forEach(one -> read.add(Fault.parse(one)));
    } else {
      read.add(Fault.parse(body));
    }
    read.forEach(faults::add);
  }

  private void editGroup(String name, JsonNode body) {
    requireObject(body).forEachEntry((field, value) -> backstage.editGroup(name, field, value));
  }

  private void editPhone(String mac, JsonNode body) {
    requireObject(body)
        .forEachEntry((field, value) -> {
          if (!field.equals(STATE) && !field.equals(FOR_SECONDS)) {
            backstage.edit(mac, field, value);
          }
        });
    if (body.has(STATE)) {
      backstage.setState(
          mac, constant(PhoneState.class, body.path(STATE).asString("")), lasts(body));
    }
  }

  private static JsonNode requireObject(JsonNode body) {
    if (!body.isObject()) {
      throw new IllegalArgumentException("the body must be a JSON object");
    }
    return body;
  }

  private static Optional<Duration> lasts(JsonNode body) {
    return body.has(FOR_SECONDS)
        ? Optional.of(Duration.ofMillis((long) (body.path(FOR_SECONDS).asDouble(0) * 1000)))
        : Optional.empty();
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  private static Answer done(Runnable work) {
    work.run();
    return Answer.empty(204);
  }
}
