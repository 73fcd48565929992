package dev.phonefleet.rollout;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.plan.Change;
import java.util.Optional;

/** What differs between the APIs when a change is carried out. Pure. */
public interface Contract {
  /** The lanes that a call takes a place in. */
  Charge charge(Call call);

  /** The next request of a change, given how far it has come. */
  Move next(Change change, Progress sofar);

  /**
   * How far a change has come.
   *
   * @param groupId of the group that the object is, or belongs to, once it is known
   * @param ref the object, once it is known
   * @param seen a look at the object that is fresh enough to write on
   * @param written whether the write was carried out
   * @param tryFailed whether a FAILED phone may be written
   */
  record Progress(
      Optional<String> groupId,
      Optional<Call.Ref> ref,
      Optional<Live> seen,
      boolean written,
      boolean tryFailed) {}

  /** What a change needs next. */
  sealed interface Move {
    /** A fresh look. */
    record Ask(Call.Look look) implements Move {}

    /** A write. */
    record Send(Call.Write write) implements Move {}

    /** The object is not in a state to be written. */
    record Wait(boolean failed) implements Move {}

    /** Nothing: it is as wanted. */
    record Finished() implements Move {}

    /** Somebody else changed what was going to be changed. */
    record Conflict(String words) implements Move {}
  }
}
