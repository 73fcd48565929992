package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.scenario.published.Denials.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the published contract.
 *
 * @param kind names it in the report
 * @param path its parts, {@code {}} for an id
 * @param area what it needs permission for
 * @param asks whether it only asks, whatever its method is
 */
record Operation(
    String kind, String method, List<String> path, Area area, boolean asks, Work work) {

  /** What it does with a call and the ids in its path. */
  interface Work {
    Answer apply(Call call, List<String> ids);
  }

  static Operation of(String kind, String method, String path, Area area, Work work) {
    return new Operation(kind, method, List.of(path.split("/")), area, false, work);
  }

  /** The same as one that changes nothing. */
  Operation asking() {
    return new Operation(kind, method, path, area, true, work);
  }

  /** The ids in a path, none of them empty, if it is one of this operation. */
  Optional<List<String>> ids(List<String> called) {
    if (called.size() != path.size()) {
      return Optional.empty();
    }
    List<String> ids = new ArrayList<>();
    for (int part = 0; part < called.size(); part++) {
      if (path.get(part).equals("{}") && !called.get(part).isEmpty()) {
        ids.add(called.get(part));
      } else if (!path.get(part).equals(called.get(part))) {
        return Optional.empty();
      }
    }
    return Optional.of(ids);
  }
}
