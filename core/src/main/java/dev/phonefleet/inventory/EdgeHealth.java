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
  private static final String NOT_ACTIVE = "not ACTIVE: ";
  private static final String STATE = "its state is ";

  private EdgeHealth() {}

  /**
   * The group with its status, and with the declared edges as its own, since membership is compared
   * edge by edge.
   *
   * @param edges all that are known
   */
  public static Live.Group judged(
      Live.Group group, GroupFields declared, Collection<Live.Edge> edges) {
    Optional<String> trouble = trouble(group, declared, edges);
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
        trouble.isEmpty() ? GroupStatus.ACTIVE : GroupStatus.CONFIGURING,
        trouble.map(it -> NOT_ACTIVE + it).orElse("ACTIVE"),
        group.provisioningUrl(),
        group.region(),
        group.raw());
  }

  /** What the group says of itself; one that was judged before has said it then. */
  private static Optional<String> ownTrouble(Live.Group group) {
    String word = group.statusWord();
    if (group.status() == GroupStatus.OTHER) {
      return word.equals("active") ? Optional.empty() : Optional.of(STATE + word);
    }
    return word.startsWith(NOT_ACTIVE + STATE)
        ? Optional.of(word.substring(NOT_ACTIVE.length()))
        : Optional.empty();
  }

  private static Optional<String> trouble(
      Live.Group group, GroupFields declared, Collection<Live.Edge> edges) {
    Optional<String> own = ownTrouble(group);
    if (own.isPresent()) {
      return own;
    }
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
