package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changing the edges of a group that exists moves all its calls, so it is not done unasked. */
public final class EdgeMoves {
  private static final Set<String> EDGES = Set.of("primaryEdge", "secondaryEdge");

  private EdgeMoves() {}

  /** What speaks against the changes, unless edge moves are allowed. */
  public static Optional<Diagnostic> refusal(DesiredGroup group, List<FieldChange> fields) {
    return fields.stream()
        .filter(field -> EDGES.contains(field.path()))
        .findFirst()
        .map(field ->
            Diagnostic.error(
                "group.edge-move",
                group.at() + " (group " + group.name() + ")",
                "Group "
                    + group.name()
                    + " has another "
                    + field.path()
                    + " than the file: "
                    + field.from().map(Value::toString).orElse("none")
                    + " instead of "
                    + field.to().map(Value::toString).orElse("none")
                    + ".",
                "Changing the edge of a group moves all its calls.",
                "Run with --allow-edge-moves if that is meant, or write the live edge into the"
                    + " file."));
  }
}
