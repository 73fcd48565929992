package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.genesys.wire.WireJson;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of edge groups and edges. What was read goes back with the declared fields over it. */
final class EdgeBodies {
  private static final int IPV4 = 2;

  private EdgeBodies() {}

  static String newGroup(GroupName name, GroupFields wanted, Call.Bindings bindings) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", name.value());
    fields(body, wanted, bindings);
    return body.toString();
  }

  static String group(GroupFields wanted, Document base, Call.Bindings bindings) {
    ObjectNode body = object(base);
    fields(body, wanted, bindings);
    return body.toString();
  }

  private static void fields(ObjectNode body, GroupFields wanted, Call.Bindings bindings) {
    describe(body, wanted.description(), wanted.cleared());
    wanted
        .phoneTrunkBases()
        .ifPresent(names ->
            phoneTrunkBases(
                body, names.stream().map(it -> bindings.id(Call.Kind.TRUNK_BASE, it)).toList()));
    wanted
        .edgeTrunkBase()
        .map(name -> bindings.id(Call.Kind.TRUNK_BASE, name))
        .ifPresent(id -> edgeTrunkBase(body, id));
  }

  /** In any order; those that stay are left as they were read. */
  private static void phoneTrunkBases(ObjectNode body, List<String> ids) {
    JsonNode old = body.path("phoneTrunkBases");
    Set<String> missing = new HashSet<>(ids);
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    for (JsonNode base : old) {
      if (missing.remove(base.path("id").asString(""))) {
        out.add(base);
      }
    }
    ids.stream().filter(missing::remove).forEach(id -> out.addObject().put("id", id));
    if (!out.equals(old)) {
      body.set("phoneTrunkBases", out);
    }
  }

  private static void edgeTrunkBase(ObjectNode body, String id) {
    ObjectNode assignment =
        body.get("edgeTrunkBaseAssignment") instanceof ObjectNode there
            ? there
            : body.putObject("edgeTrunkBaseAssignment");
    if (!assignment.hasNonNull("family")) {
      assignment.put("family", IPV4);
    }
    refer(assignment, "trunkBase", id);
  }

  static String edge(Fields.Edge wanted, Document base, Call.Bindings bindings) {
    ObjectNode body = object(base);
    refer(body, "edgeGroup", bindings.id(Call.Kind.GROUP, wanted.group().value()));
    if (!body.path("site").hasNonNull("id")) {
      wanted.site().ifPresent(it -> refer(body, "site", bindings.id(Call.Kind.SITE, it)));
    }
    return body.toString();
  }

  /** Makes the member refer to the object; one that does already stays as it was read. */
  static void refer(ObjectNode body, String member, String id) {
    if (!body.path(member).path("id").asString("").equals(id)) {
      body.putObject(member).put("id", id);
    }
  }

  /** A description that is declared to be none is sent empty where there is one. */
  static void describe(ObjectNode body, Optional<String> wanted, Set<String> cleared) {
    String live = body.path("description").asString("");
    String text = cleared.contains("description") ? "" : wanted.orElse(live);
    if (!text.equals(live)) {
      body.put("description", text);
    }
  }

  static ObjectNode object(Document document) {
    return (ObjectNode) WireJson.MAPPER.readTree(document.json());
  }
}
