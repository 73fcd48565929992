package dev.phonefleet.inventory;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.outside.Live;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an edge group serves phones, on a platform that says so of edges only: it does when its
 * declared edges are its members and the primary one, or failing that the secondary one, is in
 * service and heard of; where none is declared, when any member is.
 */
public final class EdgeHealth {
  private EdgeHealth() {}

  /**
   * The group with its status, and with the declared edges as its own, since membership is compared
   * edge by edge.
   *
   * @param edges all that are known
   */
  public static Live.Group judged(
      Live.Group group, GroupFields declared, Collection<Live.Edge> edges) {
    // Judged once, a group is judged again by its edges only; its own state is as it was read.
    boolean read = group.status() == GroupStatus.OTHER;
    boolean dead =
        group.status() == GroupStatus.FAILED || (read && !group.statusWord().equals("active"));
    Optional<String> trouble =
        dead ? Optional.of("its state is " + group.statusWord()) : trouble(group, declared, edges);
    String word =
        group.status() == GroupStatus.FAILED
            ? group.statusWord()
            : trouble.map(it -> "not ACTIVE: " + it).orElse("ACTIVE");
    GroupStatus status = dead ? GroupStatus.FAILED : GroupStatus.CONFIGURING;
    GroupFields own = group.fields();
    GroupFields fields =
        new GroupFields(
            own.description(),
            declared.type(),
            declared.primaryEdge(),
            declared.secondaryEdge(),
            own.cleared(),
            declared.site(),
            own.phoneTrunkBases(),
            own.edgeTrunkBase());
    return new Live.Group(
        group.id(),
        group.name(),
        fields,
        trouble.isEmpty() ? GroupStatus.ACTIVE : status,
        word,
        group.provisioningUrl(),
        group.region(),
        group.raw());
  }

  private static Optional<String> trouble(
      Live.Group group, GroupFields declared, Collection<Live.Edge> edges) {
    List<Live.Edge> members =
        edges.stream().filter(edge -> edge.groupId().equals(Optional.of(group.id()))).toList();
    List<String> named =
        Stream.concat(declared.primaryEdge().stream(), declared.secondaryEdge().stream()).toList();
    if (named.isEmpty()) {
      return members.stream().anyMatch(Live.Edge::serves)
          ? Optional.empty()
          : Optional.of(members.isEmpty() ? "it has no edge" : words(members.getFirst()));
    }
    Optional<String> trouble = Optional.empty();
    for (String name : named) {
      Optional<Live.Edge> edge =
          members.stream().filter(member -> member.name().equals(name)).findFirst();
      if (edge.isEmpty()) {
        return Optional.of("edge " + name + " is not in it");
      }
      trouble =
          trouble.isEmpty() && !edge.get().serves() ? Optional.of(words(edge.get())) : trouble;
    }
    boolean served =
        named.stream()
            .anyMatch(name ->
                members.stream().anyMatch(edge -> edge.name().equals(name) && edge.serves()));
    return served ? Optional.empty() : trouble;
  }

  /** What keeps an edge from serving. */
  public static String words(Live.Edge edge) {
    return "edge "
        + edge.name()
        + (edge.inService()
            ? " is OFFLINE"
            : " is out of service (statusCode " + edge.statusCode() + ")");
  }
}
