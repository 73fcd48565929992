package dev.phonefleet.simulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the platform knows of a phone at this moment. */
final class PhoneStatus {
  static final String OPERATIONAL = "OPERATIONAL";
  private static final String STATUS = "operationalStatus";

  /** What a status says of the secondary edge apart. */
  private static final String SECONDARY = "secondary";

  private final Store store;
  private final Rules rules;
  private final Edges edges;

  PhoneStatus(Store store, Rules rules, Edges edges) {
    this.store = store;
    this.rules = rules;
    this.edges = edges;
  }

  static PhoneLife life(Item phone) {
    return phone
        .phone()
        .orElseGet(() -> PhoneLife.resting(phone.created(), false, Optional.empty()));
  }

  /** Status and provisioning, and since when it has been so. */
  ObjectNode core(Item phone, Instant now) {
    PhoneLife life = life(phone);
    ObjectNode status = developed(life, now);
    boolean says = life.until().map(now::isBefore).orElse(true);
    if (says && life.said().isPresent()) {
      life.said()
          .get()
          .forEachEntry((field, value) -> {
            if (field.equals(SECONDARY) || value.isNull()) {
              status.remove(field);
            } else if (value instanceof ObjectNode above
                && status.get(field) instanceof ObjectNode below) {
              status.set(field, Bodies.merged(below, above));
            } else {
              status.set(field, value);
            }
          });
    }
    return status;
  }

  private ObjectNode developed(PhoneLife life, Instant now) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    Duration elapsed = rules.pace().elapsed(life.since(), now);
    if (life.unseen() || elapsed.compareTo(life.pending()) < 0) {
      if (life.unseen() || life.before().isEmpty()) {
        return status.put(STATUS, "UNKNOWN").put("eventCreationTime", text(life.since()));
      }
      return life.before().get().deepCopy();
    }
    Duration whole = life.pending().plus(life.provisioning());
    boolean over = elapsed.compareTo(whole) >= 0;
    Instant fetched = rules.pace().after(life.since(), life.pending());
    Instant event = over ? rules.pace().after(life.since(), whole) : fetched;
    status.put(STATUS, over && life.error().isEmpty() ? OPERATIONAL : "OFFLINE");
    status.put("eventCreationTime", text(event));
    ObjectNode provision = status.putObject("provision");
    provision.put("time", text(fetched)).put("source", "HTTPS");
    if (over) {
      life.error().ifPresent(why -> provision.put("errorInfo", why));
    }
    return status;
  }

  String operational(Item phone, Instant now) {
    return core(phone, now).path(STATUS).asString("");
  }

  /** Whether the phone has told what it is. */
  private boolean known(PhoneLife life, Instant now) {
    Duration whole = life.pending().plus(life.provisioning());
    boolean up =
        life.error().isEmpty() && rules.pace().elapsed(life.since(), now).compareTo(whole) >= 0;
    return !life.unseen() && (up || life.before().isPresent());
  }

  void add(ObjectNode shown, Item phone, Asked asked, Instant now) {
    if (known(life(phone), now)) {
      shown.set("userAgentInfo", userAgent(phone));
    }
    boolean primary = asked.expands("status.primaryEdgesStatus");
    boolean secondary = asked.expands("status.secondaryEdgesStatus");
    if (!asked.expands("status") && !primary && !secondary) {
      return;
    }
    List<Item> ofSite = edges.ofSite(phone.ref("site"));
    String service = edges.service(ofSite);
    ObjectNode first =
        status(phone, core(phone, now), ofSite.stream().limit(1).toList(), "PRIMARY");
    ObjectNode second =
        status(
            phone, secondary(phone, now), ofSite.stream().skip(1).limit(1).toList(), "SECONDARY");
    if (primary && !first.has("edgesStatus")) {
      first.put("edgesStatus", service);
    }
    if (secondary && !second.has("edgesStatus")) {
      second.put("edgesStatus", service);
    }
    shown.set("status", first);
    shown.set("secondaryStatus", second);
  }

  /** The same as the secondary edge sees it, which a status may say apart. */
  private ObjectNode secondary(Item phone, Instant now) {
    PhoneLife life = life(phone);
    ObjectNode status = core(phone, now);
    boolean says = life.until().map(now::isBefore).orElse(true);
    return life.said()
        .map(said -> said.path(SECONDARY))
        .filter(apart -> says && apart.isObject())
        .map(apart -> Bodies.merged(status, (ObjectNode) apart))
        .orElse(status);
  }

  String secondaryOperational(Item phone, Instant now) {
    return secondary(phone, now).path(STATUS).asString("");
  }

  private ObjectNode status(Item phone, ObjectNode status, List<Item> edge, String assignment) {
    status.put("id", phone.id());
    status.put("phoneAssignmentToEdgeType", assignment);
    edge.forEach(one -> status.set("edge", store.ref(Kind.EDGE, one.id())));
    if (!status.has("lineStatuses")) {
      String operational = status.path(STATUS).asString("");
      boolean reachable = operational.equals(OPERATIONAL) || operational.equals("DEGRADED");
      var lines = status.putArray("lineStatuses");
      for (JsonNode line : phone.body().path("lines")) {
        ObjectNode one = lines.addObject().put("id", line.path("id").asString(""));
        one.put("reachable", reachable).put("addressOfRecord", line.path("name").asString(""));
        one.putArray("contactAddresses");
        one.set("reachableStateTime", status.path("eventCreationTime"));
      }
    }
    return status;
  }

  private ObjectNode userAgent(Item phone) {
    String model =
        store.find(Kind.PHONE_BASE, phone.ref("phoneBaseSettings")).map(Item::name).orElse("");
    return JsonNodeFactory.instance
        .objectNode()
        .put("model", model)
        .put("manufacturer", model.split(" ")[0])
        .put("firmwareVersion", "1.0.0");
  }

  private static String text(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
