package dev.phonefleet.simulator.scenario;

import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A phone that is there before the first request.
 *
 * @param mac its MAC in any spelling
 * @param id its id; one is made when empty
 * @param state its state, ACTIVE when empty; a busy one passes as it does after a write
 * @param failure what its diagnostics say when it is FAILED: any code as text, or {@code {"code":
 *     ..., "message": ..., "time": ...}} of which only the code is needed; drawn when empty
 * @param fields everything else that the API returns for it, such as name and model
 */
public record PresetPhone(
    String mac,
    Optional<String> id,
    Optional<PhoneState> state,
    Optional<Failure> failure,
    Optional<ObjectNode> fields) {

  public PresetPhone {
    Objects.requireNonNull(mac, "a preset phone needs a mac");
  }

  /** An ACTIVE phone with a name. */
  public static PresetPhone of(String mac, String name) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode().put("name", name);
    return of(mac, fields);
  }

  /** An ACTIVE phone with these fields. */
  public static PresetPhone of(String mac, ObjectNode fields) {
    return new PresetPhone(
        mac, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(fields));
  }

  /** The same in another state. */
  public PresetPhone withState(PhoneState newState) {
    return new PresetPhone(mac, id, Optional.of(newState), failure, fields);
  }

  /** The same as FAILED for this reason. */
  public PresetPhone withFailure(FailureCode code) {
    return withFailure(Failure.of(code));
  }

  /** The same as FAILED for any reason. */
  public PresetPhone withFailure(Failure why) {
    return new PresetPhone(mac, id, Optional.of(PhoneState.FAILED), Optional.of(why), fields);
  }

  /** The same with this id. */
  public PresetPhone withId(String newId) {
    return new PresetPhone(mac, Optional.of(newId), state, failure, fields);
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static PresetPhone parse(JsonNode json) {
    return ScenarioFile.part(json, PresetPhone.class);
  }
}
