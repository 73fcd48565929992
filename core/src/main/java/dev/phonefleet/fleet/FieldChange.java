package dev.phonefleet.fleet;

import java.util.Optional;

/**
 * One managed field that differs, or that a create sets.
 *
 * @param path such as {@code name}, {@code lines[0].number} or {@code settings.phone_label}
 * @param from the live value, empty where there is none
 * @param to the declared value, empty where the field is cleared
 * @param secret whether the values must not be shown
 */
public record FieldChange(String path, Optional<Value> from, Optional<Value> to, boolean secret) {
  private static final Value HIDDEN = new Value.Text("(secret)");

  /** The live value as it may be shown. */
  public Optional<Value> shownFrom() {
    return secret ? from.map(value -> HIDDEN) : from;
  }

  /** The declared value as it may be shown. */
  public Optional<Value> shownTo() {
    return secret ? to.map(value -> HIDDEN) : to;
  }

  @Override
  public String toString() {
    return path + ": " + shownFrom() + " -> " + shownTo();
  }
}
