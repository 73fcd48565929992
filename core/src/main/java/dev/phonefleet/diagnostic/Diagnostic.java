package dev.phonefleet.diagnostic;

/**
 * One finding for a person or a script.
 *
 * @param code stable, lower case, such as {@code file.duplicate-mac}
 * @param where {@code file:line:column}, or the object with its id
 * @param what what happened, one sentence
 * @param why the cause, as far as it is known
 * @param next what to do
 */
public record Diagnostic(
    Severity severity, String code, String where, String what, String why, String next) {
  /** How bad it is. */
  public enum Severity {
    /** Stops what depends on it. */
    ERROR,
    /** Stops nothing. */
    WARNING
  }

  /** An error. */
  public static Diagnostic error(String code, String where, String what, String why, String next) {
    return new Diagnostic(Severity.ERROR, code, where, what, why, next);
  }

  /** A warning. */
  public static Diagnostic warning(
      String code, String where, String what, String why, String next) {
    return new Diagnostic(Severity.WARNING, code, where, what, why, next);
  }

  /** The same as a warning. */
  public Diagnostic softened() {
    return warning(code, where, what, why, next);
  }

  /** Whether this is an error. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
