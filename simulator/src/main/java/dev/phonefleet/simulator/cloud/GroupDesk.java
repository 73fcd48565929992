package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.scenario.Refusals.Permission;
import dev.phonefleet.simulator.scenario.Scenario;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked about edge groups. Safe for use by many threads. */
public final class GroupDesk {
  static final List<String> SERVER_OWNED =
      List.of("id", "status", "provisioningUrl", "region", "version", "selfUri", "phones");

  private final Scenario scenario;
  private final Registry registry;
  private final View view;
  private final Policy policy;
  private final Lives lives;
  private final Pace pace;

  GroupDesk(
      Scenario scenario, Registry registry, View view, Policy policy, Lives lives, Pace pace) {
    this.scenario = scenario;
    this.registry = registry;
    this.view = view;
    this.policy = policy;
    this.lives = lives;
    this.pace = pace;
  }

  /** A page of the groups, or of those with exactly this name. */
  public ObjectNode list(Page page, Optional<String> name) {
    policy.require(Permission.GROUP_READ);
    synchronized (registry) {
      List<EdgeGroup> found =
          registry.groups().stream()
              .filter(group -> name.map(group.name()::equals).orElse(true))
              .toList();
      String filter =
          name.map(text -> "?name=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).orElse("");
      return page.of(found, view::group, View.GROUPS + filter);
    }
  }

  /** Creates a group, which is PENDING then. */
  public ObjectNode create(JsonNode body) {
    policy.require(Permission.GROUP_WRITE);
    Fields fields = Fields.of(body);
    String name = fields.required("name");
    checkShape(fields);
    if (!fields.at("phones").isEmpty()) {
      throw Refusal.badRequest("The field \"phones\" must be empty when a group is created");
    }
    synchronized (registry) {
      checkFree(name, Optional.empty());
      String region =
          scenario.groups().landsIn().getOrDefault(name, scenario.tenant().defaultRegion());
      EdgeGroup group =
          new EdgeGroup(
              registry.newId(),
              name,
              region,
              fields.without(SERVER_OWNED),
              1,
              lives.newGroup(name, pace.now()));
      registry.put(group);
      return view.group(group);
    }
  }

  /** One group. */
  public ObjectNode read(String id) {
    policy.require(Permission.GROUP_READ);
    synchronized (registry) {
      return view.group(find(registry, id));
    }
  }

  /** Replaces everything about a group that its client owns. */
  public ObjectNode replace(String id, JsonNode body) {
    policy.require(Permission.GROUP_WRITE);
    synchronized (registry) {
      EdgeGroup group = find(registry, id);
      Fields fields = Fields.of(body);
      String name = fields.required("name");
      checkShape(fields);
      if (scenario.wire().versions()) {
        fields.checkVersion(group.version());
      }
      checkFree(name, Optional.of(id));
      EdgeGroup replaced = group.replaced(name, fields.without(SERVER_OWNED));
      registry.put(replaced);
      return view.group(replaced);
    }
  }

  /** Deletes a group without phones. */
  public void delete(String id) {
    policy.require(Permission.GROUP_WRITE);
    synchronized (registry) {
      EdgeGroup group = find(registry, id);
      int phones = registry.phonesOf(id).size();
      if (phones > 0) {
        throw Refusal.conflict("The edge group still has " + phones + " phones");
      }
      registry.remove(group);
    }
  }

  /** The name of a group, if there is one with this id. */
  public Optional<String> name(String id) {
    synchronized (registry) {
      return registry.group(id).map(EdgeGroup::name);
    }
  }

  static EdgeGroup find(Registry registry, String id) {
    return registry
        .group(id)
        .orElseThrow(() -> Refusal.notFound("There is no edge group with the id \"" + id + '"'));
  }

  private void checkShape(Fields fields) {
    if (!fields.required("type").equals("edgeGroup")) {
      throw Refusal.badRequest("The field \"type\" must be \"edgeGroup\"");
    }
    fields.required("edgeGroupType");
    policy.requireEdge(fields.required("primaryEdge"));
    String secondary = fields.optional("secondaryEdge");
    if (!secondary.isEmpty()) {
      policy.requireEdge(secondary);
    }
  }

  private void checkFree(String name, Optional<String> except) {
    registry
        .groupNamed(name)
        .filter(other -> !except.equals(Optional.of(other.id())))
        .ifPresent(other -> {
          throw Refusal.badRequest(
              "An edge group with the name \"" + other.name() + "\" already exists");
        });
  }
}
