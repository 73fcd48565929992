package dev.phonefleet.simulator.platform;

import java.util.Comparator;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything there is, as the API shows it. */
final class StateView {
  private final Store store;
  private final View view;

  StateView(Store store, View view) {
    this.store = store;
    this.view = view;
  }

  ObjectNode state() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    synchronized (store) {
      for (Kind kind : Kind.values()) {
        if (!kind.fixed() && kind != Kind.LINE && kind != Kind.LINE_BASE) {
          ArrayNode all = state.putArray(key(kind));
          store
              .alive(kind)
              .sorted(Comparator.comparing(Item::name).thenComparing(Item::id))
              .forEach(item -> all.add(show(item)));
        }
      }
    }
    return state;
  }

  /** The same words as in a scenario. */
  private static String key(Kind kind) {
    return switch (kind) {
      case SITE -> "sites";
      case EDGE -> "edges";
      case GROUP -> "edgeGroups";
      case PHONE -> "phones";
      case PHONE_BASE -> "phoneBases";
      case TRUNK_BASE -> "trunkBases";
      case USER -> "users";
      case DID -> "dids";
      case DID_POOL -> "didPools";
      case EXTENSION -> "extensions";
      default -> "extensionPools";
    };
  }

  ObjectNode show(Item item) {
    return switch (item.kind()) {
      case PHONE -> view.phone(item, Asked.EVERYTHING);
      case EDGE -> view.edge(item);
      case GROUP -> view.group(item, Asked.NOTHING);
      case PHONE_BASE -> view.phoneBase(item, Asked.EVERYTHING);
      case SITE -> view.site(item, Asked.EVERYTHING);
      default -> view.show(item, Set.of());
    };
  }
}
