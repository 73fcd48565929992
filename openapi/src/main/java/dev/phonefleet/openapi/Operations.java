package dev.phonefleet.openapi;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All operations, and which of them a request is for. */
final class Operations {
  private final Set<String> ids;
  private final List<Operation> spelledOutFirst;

  Operations(List<Operation> operations) {
    this.ids =
        Collections.unmodifiableSet(
            new LinkedHashSet<>(operations.stream().map(Operation::id).toList()));
    this.spelledOutFirst =
        operations.stream()
            .sorted(Comparator.comparing(Operation::path, PathTemplate.SPELLED_OUT_FIRST))
            .toList();
  }

  Set<String> ids() {
    return ids;
  }

  Optional<Operation> find(String method, String path) {
    return at(path).stream().filter(it -> it.method().equals(method)).findFirst();
  }

  String unknown(String method, String path) {
    List<String> methods = at(path).stream().map(Operation::method).sorted().toList();
    return method
        + " "
        + path
        + ": "
        + (methods.isEmpty()
            ? "no such path is published"
            : "not published, only " + String.join(", ", methods));
  }

  /**
   * The operations of the one path that answers: the service does not look further for another
   * method.
   */
  private List<Operation> at(String path) {
    List<String> segments = PathTemplate.segmentsOf(path);
    List<Operation> matching =
        spelledOutFirst.stream().filter(it -> it.path().matches(segments)).toList();
    return matching.stream().filter(it -> it.path().equals(matching.getFirst().path())).toList();
  }
}
