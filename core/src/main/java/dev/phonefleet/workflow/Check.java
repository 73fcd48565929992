package dev.phonefleet.workflow;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import java.util.Optional;

/**
 * One part of the preflight.
 *
 * @param name what was checked, in a word or two
 * @param words what was found
 * @param fix what to do, empty where there is nothing to do
 * @param exit what it means for how the command ends
 */
public record Check(String name, Status status, String words, String fix, Exit exit) {
  /** How it went. */
  public enum Status {
    /** As it should be. */
    OK,
    /** Worth a look; nothing stops for it. */
    WARN,
    /** A run would not get through. */
    FAIL,
    /** Not checked, and why. */
    SKIPPED
  }

  /** As it should be. */
  public static Check ok(String name, String words) {
    return new Check(name, Status.OK, words, "", Exit.DONE);
  }

  /** Worth a look. */
  public static Check warn(String name, String words, String fix) {
    return new Check(name, Status.WARN, words, fix, Exit.WARNINGS);
  }

  /** A run would end with {@code exit}. */
  public static Check fail(String name, Exit exit, String words, String fix) {
    return new Check(name, Status.FAIL, words, fix, exit);
  }

  /** Not checked. */
  public static Check skipped(String name, String words, String fix) {
    return new Check(name, Status.SKIPPED, words, fix, Exit.DONE);
  }

  /** The same as a finding, for those who only know findings; empty where all is well. */
  public Optional<Diagnostic> finding() {
    String code = "doctor." + name;
    return switch (status) {
      case OK, SKIPPED -> Optional.empty();
      case WARN -> Optional.of(Diagnostic.warning(code, name, words, "", fix));
      case FAIL -> Optional.of(Diagnostic.error(code, name, words, "", fix));
    };
  }
}
