package dev.phonefleet.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why a phone failed, as its diagnostics tell: usually a {@link FailureCode}, or any other text.
 *
 * @param code the code
 * @param message the sentence beside it
 * @param time when it happened; when empty, the time at which the phone became FAILED
 */
public record Failure(String code, String message, Optional<Instant> time) {

  /** A known reason. */
  public static Failure of(FailureCode code) {
    return new Failure(code.name(), code.message(), Optional.empty());
  }

  /** Any reason; known codes, in any case, get their own sentence. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Failure of(String code) {
    return of(code, Optional.empty(), Optional.empty());
  }

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  static Failure of(
      @JsonProperty("code") String code,
      @JsonProperty("message") Optional<String> message,
      @JsonProperty("time") Optional<Instant> time) {
    if (code == null || code.isBlank()) {
      throw new IllegalArgumentException("a failure needs a code");
    }
    Optional<FailureCode> known =
        Arrays.stream(FailureCode.values())
            .filter(one -> one.name().equalsIgnoreCase(code))
            .findFirst();
    String words =
        message
            .or(() -> known.map(FailureCode::message))
            .orElse("Provisioning failed with the code " + code);
    return new Failure(known.map(Enum::name).orElse(code), words, time);
  }

  /** The same at this time. */
  public Failure withTime(Instant when) {
    return new Failure(code, message, Optional.of(when));
  }

  /** Whether it is this known reason. */
  public boolean is(FailureCode known) {
    return code.equals(known.name());
  }
}
