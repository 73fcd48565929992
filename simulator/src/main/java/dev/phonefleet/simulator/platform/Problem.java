package dev.phonefleet.simulator.platform;

import java.io.Serial;
import java.util.Optional;

/** A request that the platform refuses, with what its ErrorBody says. */
public final class Problem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private static final String STALE =
      "The version number of the modified resource must match the version number in the database.";

  private final int status;
  private final String code;
  private final String entityId;
  private final String field;

  private Problem(int status, String code, String message, String entityId, String field) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.entityId = entityId;
    this.field = field;
  }

  /** A problem with this status, code and message. */
  public static Problem of(int status, String code, String message) {
    return new Problem(status, code, message, "", "");
  }

  static Problem badRequest(String message) {
    return of(400, "general.bad.request", message);
  }

  static Problem notFound(String id) {
    return of(404, "general.resource.not.found", "The requested resource was not found.").about(id);
  }

  /** The same for operations that publish no code of their own. */
  static Problem missing(String id) {
    return of(404, "not.found", "The requested resource was not found.").about(id);
  }

  static Problem stale(String id) {
    return of(409, "general.conflict", STALE).about(id);
  }

  /** The same for operations that publish no code of their own. */
  static Problem conflict(String id) {
    return of(409, "request.conflict", STALE).about(id);
  }

  Problem about(String id) {
    return new Problem(status, code, message(), id, field);
  }

  Problem at(String newField) {
    return new Problem(status, code, message(), entityId, newField);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The error code, such as {@code general.conflict}. */
  public String code() {
    return code;
  }

  /** The message. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** The object that it is about, if it is about one. */
  public Optional<String> entityId() {
    return entityId.isEmpty() ? Optional.empty() : Optional.of(entityId);
  }

  /** The field that it is about, if it is about one. */
  public Optional<String> field() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }
}
