package dev.phonefleet.plan;

import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.outside.Live;
import java.util.List;
import java.util.Optional;

/**
 * One object that has to change.
 *
 * @param group the edge group that it is, or belongs to; of a move the target
 * @param live the object as it was planned against; empty for a create
 * @param wanted the declared fields
 * @param fields what differs, with the values that were planned against
 */
public record Change(
    Action action,
    Key key,
    GroupName group,
    Optional<Live> live,
    Fields wanted,
    List<FieldChange> fields) {
  /** What happens to the object. */
  public enum Action {
    /** It is made. */
    CREATE,
    /** Its managed fields are changed. */
    UPDATE,
    /** It goes from one group to another. */
    MOVE
  }

  public Change {
    fields = List.copyOf(fields);
  }

  /** The object in words, for messages. */
  public String where() {
    return switch (key) {
      case Key.Group(GroupName name) -> "group " + name;
      case Key.Edge(String name) ->
          "edge " + name + live.map(Live::id).map(id -> " (id " + id + ")").orElse("");
      case Key.Phone phone ->
          "phone "
              + phone
              + live.map(Live::id).map(id -> " (id " + id + ")").orElse("")
              + " in "
              + group;
    };
  }
}
