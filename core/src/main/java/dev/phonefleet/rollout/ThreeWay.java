package dev.phonefleet.rollout;

import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.plan.Change;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * As it was planned against, as it is now, as it is wanted: a field that is neither of the first
 * and last was changed by somebody else.
 */
public final class ThreeWay {
  private ThreeWay() {}

  /**
   * The first field that somebody else changed, in words.
   *
   * @param left what is left to be written, as the object is now
   */
  public static Optional<String> conflict(Change change, List<FieldChange> left) {
    for (FieldChange now : left) {
      Optional<FieldChange> planned =
          change.fields().stream().filter(field -> field.path().equals(now.path())).findFirst();
      boolean foreign =
          planned.isPresent()
              ? !Objects.equals(planned.get().from(), now.from())
              : change.live().isPresent();
      if (foreign) {
        return Optional.of(
            now.path()
                + " is "
                + now.shownFrom().map(Value::toString).orElse("not set")
                + " now, was "
                + planned
                    .flatMap(FieldChange::shownFrom)
                    .map(Value::toString)
                    .orElse(planned.isPresent() ? "not set" : "as declared")
                + " when it was planned, and is to be "
                + now.shownTo().map(Value::toString).orElse("cleared"));
      }
    }
    return Optional.empty();
  }
}
