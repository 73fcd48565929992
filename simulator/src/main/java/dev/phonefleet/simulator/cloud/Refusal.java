package dev.phonefleet.simulator.cloud;

import java.io.Serial;

/** A request that the platform refuses, with what the answer says. */
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /** A refusal with this HTTP status, error code and message. */
  public Refusal(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, "bad.request", message);
  }

  static Refusal notFound(String message) {
    return new Refusal(404, "not.found", message);
  }

  static Refusal conflict(String message) {
    return new Refusal(409, "conflict", message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The error code, such as {@code not.found}. */
  public String code() {
    return code;
  }

  /** The message of the answer. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
