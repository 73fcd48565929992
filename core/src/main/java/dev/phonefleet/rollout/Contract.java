package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.plan.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between the APIs when a change is carried out. Pure. */
public interface Contract {
  /** Where phones are kept. */
  Layout layout();

  /**
   * The lanes that a call takes a place in.
   *
   * @param group that a write is for
   */
  Charge charge(Call call, Optional<GroupName> group);

  /** What a prefilled phone's settings are set to; empty where the platform has no such thing. */
  default Map<String, Value> presets(Document template) {
    return Map.of();
  }

  /** The next request of a change, given how far it has come. */
  Move next(Change change, Progress sofar);

  /** What is left to be written on the change's own object, as it was seen. */
  List<FieldChange> left(Change change, Live live, Catalogue catalogue);

  /** Where the object of a create shows up that may or may not have been carried out. */
  Call.Listing shows(Change change, Catalogue catalogue, Optional<String> groupId);

  /** How far a refusal for want of a permission reaches. */
  Ban ban(Call.Write write, String code);

  /** What to write and read takes, in an administrator's words. */
  String permissions();

  /** How far a 403 reaches. */
  enum Ban {
    /** It does not say why: look at what is larger. */
    UNSAID,
    /** Nothing may be written. */
    EVERYTHING,
    /** Nothing of this kind may be written. */
    KIND,
    /** This object only. */
    OBJECT
  }

  /**
   * What a contract may look up on the way.
   *
   * @param catalogue what names stand for
   * @param done the writes of this change that were carried out
   * @param found what was looked for and seen
   * @param takesOff whether somebody who is logged in may be taken off a station
   */
  record Known(
      Catalogue catalogue,
      List<Call.Write> done,
      Map<Call.Listing, List<Live>> found,
      boolean takesOff) {
    /** Nothing. */
    public static final Known NOTHING = new Known(Catalogue.EMPTY, List.of(), Map.of(), false);

    public Known {
      done = List.copyOf(done);
      found = Map.copyOf(found);
    }
  }

  /**
   * How far a change has come.
   *
   * @param groupId of the group that the object is, or belongs to, once it is known
   * @param ref the object, once it is known
   * @param seen a look at the object that is fresh enough to write on
   * @param written whether the write was carried out
   * @param tryFailed whether a FAILED phone may be written
   * @param known what else is known
   */
  record Progress(
      Optional<String> groupId,
      Optional<Call.Ref> ref,
      Optional<Live> seen,
      boolean written,
      boolean tryFailed,
      Known known) {
    /** A change that needs to know nothing else. */
    public Progress(
        Optional<String> groupId,
        Optional<Call.Ref> ref,
        Optional<Live> seen,
        boolean written,
        boolean tryFailed) {
      this(groupId, ref, seen, written, tryFailed, Known.NOTHING);
    }
  }

  /** What a change needs next. */
  sealed interface Move {
    /** A fresh look. */
    record Ask(Call.Look look) implements Move {}

    /** A search. */
    record Find(Call.Listing what) implements Move {}

    /** A write. */
    record Send(Call.Write write) implements Move {}

    /** The object is not in a state to be written. */
    record Wait(boolean failed) implements Move {}

    /** Something that was just made does not show yet. */
    record NotYetVisible(String words) implements Move {}

    /** Nothing: it is as wanted. */
    record Finished() implements Move {}

    /** Somebody else changed what was going to be changed. */
    record Conflict(String words) implements Move {}

    /** It is not to be carried out as things stand. */
    record GiveUp(Diagnostic why, Exit exit) implements Move {}
  }
}
