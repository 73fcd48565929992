package dev.phonefleet.simulator.web;

import static dev.phonefleet.simulator.scenario.published.Denials.Area.TELEPHONY;

import dev.phonefleet.simulator.platform.PublishedCloud;
import java.util.ArrayList;
import java.util.List;

/** Edges, what they are asked to try, and edge groups. Every fixed path has come before. */
final class EdgeOperations {
  private static final String EDGES = "api/v2/telephony/providers/edges";
  private static final String GROUPS = EDGES + "/edgegroups";
  private static final String TRUNK_BASE = GROUPS + "/{}/edgetrunkbases/{}";

  private final PublishedCloud cloud;

  private EdgeOperations(PublishedCloud cloud) {
    this.cloud = cloud;
  }

  static List<Operation> of(PublishedCloud cloud) {
    EdgeOperations all = new EdgeOperations(cloud);
    List<Operation> operations = new ArrayList<>(all.groups());
    operations.addAll(all.edges());
    for (String command : List.of("ping", "tracepath", "nslookup", "route")) {
      operations.addAll(all.diagnostic(command));
    }
    return operations;
  }

  private static Operation on(String kind, String method, String path, Operation.Work work) {
    return Operation.of("published." + kind, method, path, TELEPHONY, work);
  }

  private List<Operation> groups() {
    var groups = cloud.groups();
    return List.of(
        on("groups.list", "GET", GROUPS, (call, _) -> Answer.ok(groups.list(call.decoded()))),
        on("group.create", "POST", GROUPS, (call, _) -> Answer.ok(groups.create(call.json()))),
        on(
            "group.read",
            "GET",
            GROUPS + "/{}",
            (call, ids) -> Answer.ok(groups.read(ids.get(0), call.decoded()))),
        on(
            "group.update",
            "PUT",
            GROUPS + "/{}",
            (call, ids) -> Answer.ok(groups.replace(ids.get(0), call.json()))),
        on(
            "group.delete",
            "DELETE",
            GROUPS + "/{}",
            (_, ids) -> {
              groups.delete(ids.get(0));
              return Answer.empty(200);
            }),
        on(
            "group.trunkbase.read",
            "GET",
            TRUNK_BASE,
            (_, ids) -> Answer.ok(groups.readTrunkBase(ids.get(0), ids.get(1)))),
        on(
            "group.trunkbase.update",
            "PUT",
            TRUNK_BASE,
            (call, ids) ->
                Answer.ok(groups.replaceTrunkBase(ids.get(0), ids.get(1), call.json()))));
  }

  private List<Operation> edges() {
    var edges = cloud.edges();
    return List.of(
        on("edges.list", "GET", EDGES, (call, _) -> Answer.ok(edges.list(call.decoded()))),
        on(
            "edge.read",
            "GET",
            EDGES + "/{}",
            (call, ids) -> Answer.ok(edges.read(ids.get(0), call.decoded()))),
        on(
            "edge.update",
            "PUT",
            EDGES + "/{}",
            (call, ids) -> Answer.ok(edges.replace(ids.get(0), call.json()))),
        on(
            "edge.statuscode",
            "POST",
            EDGES + "/{}/statuscode",
            (call, ids) -> Answer.ok(edges.changeService(ids.get(0), call.json()))),
        on(
            "edge.metrics",
            "GET",
            EDGES + "/{}/metrics",
            (_, ids) -> Answer.ok(edges.metrics(ids.get(0)))));
  }

  private List<Operation> diagnostic(String command) {
    var diagnostics = cloud.diagnostics();
    String path = EDGES + "/{}/diagnostic/" + command;
    return List.of(
        on(
                "edge." + command + ".start",
                "POST",
                path,
                (call, ids) ->
                    Answer.json(202, diagnostics.start(ids.get(0), command, call.json())))
            .asking(),
        on(
            "edge." + command + ".result",
            "GET",
            path,
            (_, ids) -> Answer.ok(diagnostics.result(ids.get(0), command))));
  }
}
