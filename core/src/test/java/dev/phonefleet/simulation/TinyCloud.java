package dev.phonefleet.simulation;

import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The guide's platform in memory, as a function of requests and the virtual time. */
final class TinyCloud implements VirtualNetwork.Platform {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern PATH =
      Pattern.compile(
          "/api/v2/telephony/providers/edgegroups(?:/([^/?]+))?(?:/(phones))?(?:/([^/?]+))?"
              + "(?:/(diagnostics))?(?:\\?pageNumber=(\\d+)&pageSize=(\\d+))?");
  private static final Duration SECOND = Duration.ofMillis(950);

  final Map<String, Group> groups = new LinkedHashMap<>();
  final Map<String, Phone> phones = new LinkedHashMap<>();
  final List<String> broken = new ArrayList<>();

  /** Whether a second object with the same key is refused. */
  boolean uniqueKeys = true;

  /** Whether objects carry a version that a PUT must match. */
  boolean versions = true;

  int refusedForPace;
  int writes;
  int requests;
  private final RandomGenerator random;
  private final Set<String> macs = new HashSet<>();
  private final Map<String, Deque<Instant>> arrivals = new HashMap<>();
  private int nextId;

  static final class Group {
    final String id;
    final ObjectNode fields;
    Instant activeAt = Instant.MIN;
    Instant awayFrom = Instant.MAX;
    Instant awayUntil = Instant.MAX;
    int version = 1;

    Group(String id, ObjectNode fields) {
      this.id = id;
      this.fields = fields;
    }

    String status(Instant now) {
      boolean away = !now.isBefore(awayFrom) && now.isBefore(awayUntil);
      return now.isBefore(activeAt) || away ? "CONFIGURING" : "ACTIVE";
    }

    String name() {
      return fields.path("name").asString("");
    }
  }

  static final class Phone {
    final String id;
    final String groupId;
    ObjectNode fields;
    Instant busyUntil = Instant.MIN;
    boolean failed;
    int version = 1;

    Phone(String id, String groupId, ObjectNode fields) {
      this.id = id;
      this.groupId = groupId;
      this.fields = fields;
    }

    String mac() {
      return fields.path("mac").asString("");
    }

    String state(Instant now) {
      if (now.isBefore(busyUntil)) {
        return "PROVISIONING";
      }
      return failed ? "FAILED" : "ACTIVE";
    }
  }

  TinyCloud(RandomGenerator random) {
    this.random = random;
  }

  Group addGroup(String name, Instant activeAt) {
    ObjectNode fields = NODES.objectNode();
    fields.put("name", name).put("type", "edgeGroup").put("edgeGroupType", "Standard");
    fields.put("primaryEdge", "edge-1").put("foreign", "kept");
    Group group = new Group("g" + ++nextId, fields);
    group.activeAt = activeAt;
    groups.put(group.id, group);
    return group;
  }

  Phone addPhone(Group group, ObjectNode fields) {
    Phone phone = new Phone("p" + ++nextId, group.id, fields);
    macs.add(plain(phone.mac()));
    phones.put(phone.id, phone);
    return phone;
  }

  List<Phone> phonesOf(Group group) {
    return phones.values().stream().filter(phone -> phone.groupId.equals(group.id)).toList();
  }

  @Override
  public WireResponse handle(WireRequest request, int token, Instant now) {
    requests++;
    if (request.path().equals("/api/v2/tenant")) {
      return ok(
          200,
          NODES
              .objectNode()
              .put("id", "t1")
              .put("name", "acme")
              .put("defaultRegion", "us-east-1")
              .put("crossRegionRouting", false));
    }
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return error(404, "no such path " + request.path());
    }
    if (path.group(1) == null) {
      return collection(request, path, now);
    }
    if (tooFast(path.group(1), now)) {
      refusedForPace++;
      return new WireResponse(429, Map.of("retry-after", List.of("1")), "{}");
    }
    Group group = groups.get(path.group(1));
    if (group == null) {
      return error(404, "no such group");
    }
    if (path.group(2) == null) {
      return group(request, group, now);
    }
    return path.group(3) == null
        ? phones(request, group, path, now)
        : phone(request, group, path, now);
  }

  private boolean tooFast(String group, Instant now) {
    Deque<Instant> recent = arrivals.computeIfAbsent(group, id -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(SECOND))) {
      recent.removeFirst();
    }
    recent.addLast(now);
    return recent.size() > 10;
  }

  private WireResponse collection(WireRequest request, Matcher path, Instant now) {
    if (request.method().equals("GET")) {
      return page(groups.values().stream().map(group -> view(group, now)).toList(), path);
    }
    writes++;
    ObjectNode body = body(request);
    String name = body.path("name").asString("");
    if (uniqueKeys && groups.values().stream().anyMatch(it -> it.name().equals(name))) {
      return error(400, "the name is taken");
    }
    Group group = addGroup(name, now.plusSeconds(random.nextInt(60)));
    body.properties().forEach(entry -> group.fields.set(entry.getKey(), entry.getValue()));
    group.fields.remove("phones");
    return ok(201, view(group, now));
  }

  private WireResponse group(WireRequest request, Group group, Instant now) {
    if (request.method().equals("PUT")) {
      writes++;
      ObjectNode body = body(request);
      if (versions && body.path("version").asInt(-1) != group.version) {
        return error(409, "the version is not the current one");
      }
      keepsForeign(body, group.fields, "group " + group.name());
      body.remove(List.of("id", "version", "status", "region", "provisioningUrl"));
      group.fields.removeAll();
      group.fields.setAll(body);
      group.version++;
    }
    return ok(200, view(group, now));
  }

  private WireResponse phones(WireRequest request, Group group, Matcher path, Instant now) {
    if (request.method().equals("GET")) {
      return page(phonesOf(group).stream().map(phone -> view(phone, now)).toList(), path);
    }
    writes++;
    ObjectNode body = body(request);
    String mac = body.path("mac").asString("");
    if (uniqueKeys && macs.contains(plain(mac))) {
      return error(409, "the mac is taken");
    }
    body.put("mac", mac.toUpperCase(java.util.Locale.ROOT).replace(':', '-'));
    Phone phone = addPhone(group, body);
    phone.busyUntil = now.plusMillis(random.nextInt(20_000));
    phone.fields.put("foreign", "kept");
    return ok(201, view(phone, now));
  }

  private WireResponse phone(WireRequest request, Group group, Matcher path, Instant now) {
    Phone phone = phones.get(path.group(3));
    if (phone == null || !phone.groupId.equals(group.id)) {
      return error(404, "no such phone");
    }
    if (path.group(4) != null) {
      ObjectNode diagnosis = NODES.objectNode().put("phoneId", phone.id);
      diagnosis.putArray("failures").addObject().put("code", "TFTP_TIMEOUT");
      return ok(200, diagnosis);
    }
    if (request.method().equals("PUT")) {
      writes++;
      ObjectNode body = body(request);
      if (!phone.state(now).equals("ACTIVE")) {
        return error(random.nextBoolean() ? 409 : 422, "the phone is " + phone.state(now));
      }
      if (versions && body.path("version").asInt(-1) != phone.version) {
        return error(409, "the version is not the current one");
      }
      keepsForeign(body, phone.fields, "phone " + phone.mac());
      body.remove(List.of("id", "version", "provisioningState"));
      phone.fields = body;
      phone.version++;
      phone.busyUntil = now.plusMillis(random.nextInt(5_000));
    }
    return ok(200, view(phone, now));
  }

  /** What nobody declared must come back as it is. */
  private void keepsForeign(ObjectNode body, ObjectNode live, String what) {
    JsonNode before = live.path("foreign");
    JsonNode after = body.path("foreign");
    if (versions && !before.equals(after)) {
      broken.add("promise 4: " + what + ": foreign was " + before + ", is written as " + after);
    }
  }

  private ObjectNode view(Group group, Instant now) {
    ObjectNode out = group.fields.deepCopy();
    out.put("id", group.id).put("status", group.status(now)).put("region", "us-east-1");
    out.put("provisioningUrl", "https://" + group.name() + ".genesyscloud.com/");
    if (versions) {
      out.put("version", group.version);
    }
    return out;
  }

  private ObjectNode view(Phone phone, Instant now) {
    ObjectNode out = phone.fields.deepCopy();
    out.put("id", phone.id).put("provisioningState", phone.state(now));
    if (versions) {
      out.put("version", phone.version);
    }
    return out;
  }

  private static WireResponse page(List<ObjectNode> all, Matcher path) {
    int number = Integer.parseInt(path.group(5));
    int size = Integer.parseInt(path.group(6));
    int pages = (all.size() + size - 1) / size;
    ObjectNode out = NODES.objectNode();
    ArrayNode entities = out.putArray("entities");
    all.stream().skip((number - 1L) * size).limit(size).forEach(entities::add);
    out.put("pageNumber", number).put("pageSize", size).put("pageCount", pages);
    out.put("total", all.size());
    return ok(200, out);
  }

  private static ObjectNode body(WireRequest request) {
    return (ObjectNode) JSON.readTree(request.body().orElseThrow());
  }

  private static WireResponse ok(int status, ObjectNode body) {
    return new WireResponse(status, Map.of(), body.toString());
  }

  static WireResponse error(int status, String message) {
    ObjectNode body = NODES.objectNode().put("message", message).put("status", status);
    return new WireResponse(status, Map.of(), body.toString());
  }

  static String plain(String mac) {
    return mac.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(java.util.Locale.ROOT);
  }

  Optional<Group> groupNamed(String name) {
    return groups.values().stream().filter(group -> group.name().equals(name)).findFirst();
  }
}
