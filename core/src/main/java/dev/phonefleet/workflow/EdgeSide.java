package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Region;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the world looks from the edges that troubled phones are on: ping, nslookup and tracepath to
 * the provisioning name that the file gives, else to the API host of the region.
 */
final class EdgeSide {
  private static final int MOST_EDGES = 3;
  private static final int LONGEST = 300;

  private EdgeSide() {}

  /** What is to be run. */
  static List<Call.StartTool> wanted(
      DesiredFleet fleet, LiveFleet live, List<Live.Phone> phones, Optional<String> region) {
    Map<GroupName, String> names = new HashMap<>();
    for (DesiredGroup group : fleet.groups()) {
      group.dns().name().ifPresent(name -> names.put(group.name(), name));
    }
    Optional<String> api = region.flatMap(Region::domain).map(domain -> "api." + domain);
    Map<String, String> hosts = new java.util.LinkedHashMap<>();
    for (Live.Phone phone : phones) {
      Optional<String> host = Optional.ofNullable(names.get(live.groupOf(phone))).or(() -> api);
      if (host.isPresent() && phone.about().edgeId().isPresent() && hosts.size() < MOST_EDGES) {
        hosts.putIfAbsent(phone.about().edgeId().get(), host.get());
      }
    }
    Set<Call.StartTool> out = new LinkedHashSet<>();
    hosts.forEach((edge, host) -> {
      for (Call.Tool tool : Call.Tool.values()) {
        out.add(new Call.StartTool(edge, tool, host));
      }
    });
    return List.copyOf(out);
  }

  /** What the tools on a phone's edge printed, a line each. */
  static List<String> notes(
      Live.Phone phone, Map<Call.StartTool, String> printed, Catalogue catalogue) {
    List<String> out = new ArrayList<>();
    printed.forEach((tool, text) -> {
      if (phone.about().edgeId().equals(Optional.of(tool.edgeId()))) {
        out.add(
            "on edge "
                + name(tool.edgeId(), catalogue)
                + ", "
                + tool.tool().name().toLowerCase(Locale.ROOT)
                + " "
                + tool.host()
                + ": "
                + oneLine(text));
      }
    });
    return out;
  }

  private static String name(String edgeId, Catalogue catalogue) {
    return catalogue.all(Call.Kind.EDGE).stream()
        .filter(edge -> edge.id().equals(edgeId))
        .map(Catalogue::nameOf)
        .findFirst()
        .orElse(edgeId);
  }

  private static String oneLine(String text) {
    String line =
        text.lines()
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining("; "));
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
