package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.scenario.Failure;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.Scenario;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Objects as the API shows them, and the state that they are in now. */
final class View {
  static final String GROUPS = "/api/v2/telephony/providers/edgegroups";

  private final Scenario scenario;
  private final Pace pace;

  View(Scenario scenario, Pace pace) {
    this.scenario = scenario;
    this.pace = pace;
  }

  GroupStatus status(EdgeGroup group) {
    return group.life().at(pace.elapsed(group.life().since()));
  }

  PhoneState state(Phone phone) {
    return phone.life().at(pace.elapsed(phone.life().since()));
  }

  ObjectNode group(EdgeGroup group) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("id", group.id());
    shown.setAll(group.fields().deepCopy());
    shown.put("status", status(group).name());
    shown.put("provisioningUrl", provisioningUrl(group));
    shown.put("region", group.region());
    version(shown, group.version());
    return shown.put("selfUri", GROUPS + '/' + group.id());
  }

  ObjectNode phone(Phone phone) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("id", phone.id());
    shown.put("mac", phone.mac().spelled(scenario.wire().macSpelling()));
    shown.setAll(phone.fields().deepCopy());
    shown.put("provisioningState", state(phone).name());
    version(shown, phone.version());
    return shown.put("selfUri", GROUPS + '/' + phone.groupId() + "/phones/" + phone.id());
  }

  ObjectNode diagnostics(Phone phone, EdgeGroup group) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("phoneId", phone.id());
    shown.put("provisioningState", state(phone).name());
    shown.put("provisioningUrl", provisioningUrl(group));
    ArrayNode failures = shown.putArray("failures");
    failure(phone)
        .ifPresent(why ->
            failures
                .addObject()
                .put("code", why.code())
                .put("message", why.message())
                .put("time", why.time().orElseGet(() -> enteredAt(phone)).toString()));
    return shown;
  }

  String provisioningUrl(EdgeGroup group) {
    return scenario.groups().provisioningUrl().replace("{name}", group.name());
  }

  /** What shows by now: a failure that is still to come is not told before. */
  private Optional<Failure> failure(Phone phone) {
    PhoneState state = state(phone);
    return phone
        .failure()
        .filter(why ->
            state == PhoneState.FAILED
                || (state == PhoneState.PENDING && why.is(FailureCode.CONFIGURATION_MISSING)));
  }

  private Instant enteredAt(Phone phone) {
    Instant since = phone.life().since();
    return pace.after(since, phone.life().entered(pace.elapsed(since)))
        .truncatedTo(ChronoUnit.MILLIS);
  }

  private void version(ObjectNode shown, long version) {
    if (scenario.wire().versions()) {
      shown.put("version", version);
    }
  }
}
