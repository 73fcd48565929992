package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.Mac;
import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgEdgeGroup;
import dev.phonefleet.simulator.scenario.published.OrgNumber;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import dev.phonefleet.simulator.scenario.published.OrgUser;
import dev.phonefleet.simulator.scenario.published.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens behind the client's back under the published contract: other administrators,
 * operators, the weather. Nothing here is limited, counted or refused by policy. Phones are named
 * by name, id or hardware id, everything else by name or id; what is not there is an {@link
 * IllegalArgumentException}. Durations are platform time. Safe for use by many threads.
 */
public final class PlatformBackstage {
  private final Store store;
  private final Rules rules;
  private final StateView states;
  private final Founder founder;
  private final PhoneDesk phones;

  PlatformBackstage(Store store, Rules rules, View view, Founder founder, PhoneDesk phones) {
    this.store = store;
    this.rules = rules;
    this.states = new StateView(store, view);
    this.founder = founder;
    this.phones = phones;
  }

  /** Changes how the platform behaves from now on. */
  public void change(UnaryOperator<Platform> change) {
    rules.change(change);
    synchronized (store) {
      store.refresh();
    }
  }

  /** Everything there is, as the API shows it: {@code sites}, {@code edges}, {@code phones}... */
  public ObjectNode state() {
    return states.state();
  }

  /** A phone as a GET shows it. */
  public ObjectNode phone(String phone) {
    return states.show(findPhone(phone));
  }

  /** An edge group as a GET shows it. */
  public ObjectNode group(String group) {
    return states.show(find(Kind.GROUP, group));
  }

  /** An edge as a GET shows it. */
  public ObjectNode edge(String edge) {
    return states.show(find(Kind.EDGE, edge));
  }

  /**
   * Changes one member of a phone, as another administrator would; its version grows.
   *
   * @param field a member, or a path such as {@code /properties/phone_label/value/instance}
   */
  public void editPhone(String phone, String field, JsonNode value) {
    edit(() -> findPhone(phone), field, value);
  }

  /** Changes one member of an edge group, in the same way. */
  public void editGroup(String group, String field, JsonNode value) {
    edit(() -> find(Kind.GROUP, group), field, value);
  }

  /** Changes one member of an edge, in the same way. */
  public void editEdge(String edge, String field, JsonNode value) {
    edit(() -> find(Kind.EDGE, edge), field, value);
  }

  /** Changes one member of phone base settings, in the same way. */
  public void editPhoneBase(String base, String field, JsonNode value) {
    edit(() -> find(Kind.PHONE_BASE, base), field, value);
  }

  private interface Search {
    Item found();
  }

  private void edit(Search search, String field, JsonNode value) {
    synchronized (store) {
      Item item = search.found();
      String[] path = field.startsWith("/") ? field.substring(1).split("/") : new String[] {field};
      if (Bodies.serverOwns(item.kind(), path[0])) {
        throw new IllegalArgumentException("the field " + field + " belongs to the server");
      }
      ObjectNode body = Bodies.edited(item.body(), path, value);
      store.put(item.written(body, rules.now()));
    }
  }

  /** Adds a phone. */
  public void add(OrgPhone phone) {
    synchronized (store) {
      founder.phones().add(phone);
    }
  }

  /** Adds an edge. */
  public void add(OrgEdge edge) {
    synchronized (store) {
      founder.add(edge);
    }
  }

  /** Adds an edge group. */
  public void add(OrgEdgeGroup group) {
    synchronized (store) {
      founder.add(group);
    }
  }

  /** Adds a user. */
  public void add(OrgUser user) {
    synchronized (store) {
      founder.add(user);
    }
  }

  /** Adds a DID in use. */
  public void addDid(OrgNumber number) {
    synchronized (store) {
      founder.add(Kind.DID, number);
    }
  }

  /** Removes a phone. */
  public void removePhone(String phone) {
    synchronized (store) {
      phones.remove(findPhone(phone));
    }
  }

  /** Removes an edge group, in use or not. */
  public void removeGroup(String group) {
    synchronized (store) {
      Item item = find(Kind.GROUP, group);
      store.put(item.deleted(rules.deletion(rules.now())));
    }
  }

  /** Puts an edge into a state for good. */
  public void setEdge(String edge, String statusCode, boolean online) {
    synchronized (store) {
      Item item = find(Kind.EDGE, edge);
      store.put(item.living(EdgeLife.resting(statusCode, online, Edges.life(item).cloudMedia())));
    }
  }

  /** Says what a phone's status is, until it is written or rebooted; null removes a member. */
  public void setPhoneStatus(String phone, ObjectNode status) {
    setStatus(phone, status, Optional.empty());
  }

  /** The same for a while. */
  public void setPhoneStatus(String phone, ObjectNode status, Duration lasts) {
    setStatus(phone, status, Optional.of(rules.pace().after(rules.now(), lasts)));
  }

  /** Says that a phone is OPERATIONAL, OFFLINE, DEGRADED or UNKNOWN. */
  public void setPhoneStatus(String phone, String operationalStatus) {
    setPhoneStatus(
        phone, JsonNodeFactory.instance.objectNode().put("operationalStatus", operationalStatus));
  }

  /** Lets a phone's life go on. */
  public void clearPhoneStatus(String phone) {
    synchronized (store) {
      Item item = findPhone(phone);
      store.put(item.living(PhoneStatus.life(item).sayingNothing()));
    }
  }

  private void setStatus(String phone, ObjectNode status, Optional<Instant> until) {
    synchronized (store) {
      Item item = findPhone(phone);
      store.put(item.living(PhoneStatus.life(item).saying(status.deepCopy(), until)));
    }
  }

  /** Logs a user in on a line of a phone, counted from 1, whoever was there. */
  public void logIn(String user, String phone, int line) {
    seat(phone, line, seat -> seat.taken(Optional.of(founder.phones().userId(user))));
  }

  /** Takes whoever is there off a line of a phone, counted from 1. */
  public void logOut(String phone, int line) {
    seat(phone, line, seat -> seat.taken(Optional.empty()));
  }

  private void seat(String phone, int line, UnaryOperator<Seat> change) {
    synchronized (store) {
      JsonNode one = findPhone(phone).body().path("lines").path(line - 1);
      if (!one.isObject()) {
        throw new IllegalArgumentException(phone + " has no line " + line);
      }
      String id = one.path("id").asString("");
      store.put(change.apply(store.seat(id).orElseGet(() -> Seat.free(id, Instant.EPOCH))));
    }
  }

  private Item findPhone(String phone) {
    Optional<Mac> mac = Mac.parse(phone);
    return store
        .alive(Kind.PHONE, phone)
        .or(() -> store.named(Kind.PHONE, phone))
        .or(() ->
            store
                .alive(Kind.PHONE)
                .filter(one ->
                    mac.isPresent() && PhoneLives.hardwareKey(one).equals(mac.get().digits()))
                .findFirst())
        .orElseThrow(() -> new IllegalArgumentException("there is no phone " + phone));
  }

  private Item find(Kind kind, String nameOrId) {
    return store
        .alive(kind, nameOrId)
        .or(() -> store.named(kind, nameOrId))
        .orElseThrow(() -> new IllegalArgumentException("there is no " + kind + " " + nameOrId));
  }
}
