package dev.phonefleet.cli.view;

import dev.phonefleet.diagnosis.Cause;
import dev.phonefleet.diagnosis.DhcpOptions;
import dev.phonefleet.diagnosis.SharedCause;
import dev.phonefleet.diagnosis.TroubledPhone;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.gate.NetworkPath;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.outside.Live;
import dev.phonefleet.workflow.Check;
import dev.phonefleet.workflow.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gates, checks, causes and DHCP options for scripts. */
final class NetworkJson {
  private NetworkJson() {}

  private static ObjectNode line(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type).put("version", 1);
  }

  static List<ObjectNode> path(PathReport report) {
    String group = report.targets().name().value();
    return List.of(
        gate(group, NetworkPath.NAMES, report.names(), report.nameWords()),
        gate(group, NetworkPath.PORTS, report.ports(), report.portWords()));
  }

  static ObjectNode gate(String group, String gate, GateState state, String words) {
    return line("gate")
        .put("group", group)
        .put("gate", gate)
        .put("state", NetworkText.word(state).replace(' ', '-'))
        .put("what", words);
  }

  static ObjectNode check(Check check) {
    return line("check")
        .put("name", check.name())
        .put("status", check.status().name().toLowerCase(Locale.ROOT))
        .put("what", check.words())
        .put("fix", check.fix())
        .put("exit", check.exit().code());
  }

  static ObjectNode cause(SharedCause cause) {
    ObjectNode node =
        line("cause")
            .put("cause", cause.cause().map(Cause::word).orElse("unknown"))
            .put("what", cause.what())
            .put("next", cause.next());
    ObjectNode codes = node.putObject("codes");
    cause.codes().forEach(codes::put);
    ArrayNode groups = node.putArray("groups");
    cause.groups().forEach(group -> groups.add(group.value()));
    ArrayNode evidence = node.putArray("evidence");
    cause.evidence().forEach(evidence::add);
    ArrayNode notes = node.putArray("notes");
    cause.notes().forEach(notes::add);
    ArrayNode phones = node.putArray("phones");
    for (TroubledPhone phone : cause.phones()) {
      ObjectNode it =
          phones
              .addObject()
              .put("key", phone.phone().key().toString())
              .put("name", phone.phone().fields().name().orElse(""))
              .put("group", phone.group().value())
              .put("state", phone.phone().state().name());
      phone.latest().map(Live.Failure::code).ifPresent(code -> it.put("code", code));
      phone.failedAt().map(Instant::toString).ifPresent(time -> it.put("failedAt", time));
    }
    cause.shortest().ifPresent(time -> node.put("latestSecondsAgo", time.toSeconds()));
    cause.longest().ifPresent(time -> node.put("oldestSecondsAgo", time.toSeconds()));
    return node;
  }

  static ObjectNode wanted(DhcpOptions.Wanted group) {
    ObjectNode node =
        line("dhcp-wanted")
            .put("group", group.group())
            .put("option66", group.option66())
            .put("option160", group.option160());
    ArrayNode addresses = node.putArray("option150");
    group.option150().forEach(addresses::add);
    ArrayNode others = node.putArray("failoverHosts");
    group.others().forEach(others::add);
    return node;
  }

  static ObjectNode dhcp(Happening.DhcpSeen seen) {
    ObjectNode node =
        line("dhcp").put("server", seen.server()).put("skipped", seen.skipped().isPresent());
    seen.skipped().ifPresent(why -> node.put("why", why));
    ArrayNode options = node.putArray("options");
    for (DhcpOptions.Line option : seen.lines()) {
      ObjectNode it =
          options
              .addObject()
              .put("option", option.option())
              .put("value", option.value())
              .put("words", option.words());
      option.right().ifPresent(right -> it.put("right", right));
    }
    return node;
  }
}
