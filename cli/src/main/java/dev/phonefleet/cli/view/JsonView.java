package dev.phonefleet.cli.view;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.rollout.RolloutEvent;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.Summary;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Happenings for scripts: one versioned JSON object per line. Members are only ever added. */
public final class JsonView implements Consumer<Happening> {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final PrintStream out;

  /** Writes to {@code out}. */
  public JsonView(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(Happening happening) {
    switch (happening) {
      case Happening.Found(Diagnostic finding) -> print(diagnostic(finding));
      case Happening.Listed(var group, int phones) ->
          print(line("listed").put("group", group.value()).put("phones", phones));
      case Happening.Planned(Plan plan, Duration time) -> plan(plan, time);
      case Happening.Skipped(String hash) -> print(line("skipped").put("configHash", hash));
      case Happening.Declined() -> print(line("declined"));
      case Happening.Unanswered(String host, String words, var deadline) ->
          print(
              line("unanswered")
                  .put("host", host)
                  .put("why", words)
                  .put("deadlineSeconds", deadline.toSeconds()));
      case Happening.Rolling(RolloutEvent event) -> rolling(event);
      case Happening.GroupStands(var name, _, _) when name.isNone() -> {}
      case Happening.GroupStands(var name, String state, int phones) ->
          print(line("group").put("name", name.value()).put("state", state).put("phones", phones));
      case Happening.PhoneStands(var key, String name, var group, String state) ->
          print(
              line("phone")
                  .put("key", key.toString())
                  .put("name", name)
                  .put("group", group.value())
                  .put("state", state));
      case Happening.FileWritten(String path, int phones) ->
          print(line("file").put("path", path).put("phones", phones));
      case Happening.Exported(int groups, int phones, int leftOut, int values) ->
          print(
              line("exported")
                  .put("groups", groups)
                  .put("phones", phones)
                  .put("phonesLeftOut", leftOut)
                  .put("valuesLeftOut", values));
      case Happening.RebootsPlanned planned -> {
        planned.phones().forEach(this);
        print(
            line("reboot")
                .put("phones", planned.phones().size())
                .put("loggedIn", planned.loggedIn())
                .put("provisioning", planned.busy())
                .put("notHardware", planned.soft()));
      }
      case Happening.Rebooted(int phones, int of) ->
          print(line("rebooted").put("phones", phones).put("of", of));
      case Happening.PathSeen(var report, _) -> NetworkJson.path(report).forEach(this::print);
      case Happening.LookedInto _ -> {}
      case Happening.CauseFound(var cause) -> {
        print(NetworkJson.cause(cause));
        print(diagnostic(cause.finding()));
      }
      case Happening.DhcpSeen seen -> print(NetworkJson.dhcp(seen));
      case Happening.DhcpWanted(var groups) ->
          groups.forEach(group -> print(NetworkJson.wanted(group)));
      case Happening.Nothing _ -> {}
      case Happening.Checked(var check) -> {
        print(NetworkJson.check(check));
        check.finding().map(JsonView::diagnostic).ifPresent(this::print);
      }
      case Happening.Over(Summary summary) -> print(summary(summary));
    }
  }

  private static ObjectNode line(String type) {
    return NODES.objectNode().put("type", type).put("version", 1);
  }

  private void print(ObjectNode node) {
    out.println(node);
    out.flush();
  }

  private static ObjectNode diagnostic(Diagnostic finding) {
    return line("diagnostic")
        .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .put("code", finding.code())
        .put("where", finding.where())
        .put("what", finding.what())
        .put("why", finding.why())
        .put("next", finding.next());
  }

  private void plan(Plan plan, Duration time) {
    plan.changes().forEach(change -> print(change(change)));
    plan.refused()
        .forEach(refusal -> {
          print(change(refusal.change()).put("refused", true));
        });
    plan.refused().stream()
        .map(refusal -> refusal.why())
        .distinct()
        .forEach(why -> print(diagnostic(why)));
    plan.unplanned().forEach(group -> print(diagnostic(group.why())));
    print(
        line("estimate").put("requests", plan.requests()).put("seconds", time.toMillis() / 1000.0));
  }

  private static ObjectNode change(Change change) {
    ObjectNode node =
        line("change")
            .put("action", change.action().name().toLowerCase(Locale.ROOT))
            .put("kind", change.key().kind())
            .put("key", change.key().toString())
            .put("group", change.group().value());
    ArrayNode fields = node.putArray("fields");
    for (FieldChange field : change.fields()) {
      ObjectNode it = fields.addObject().put("path", field.path());
      it.set("from", value(field.shownFrom()));
      it.set("to", value(field.shownTo()));
    }
    return node;
  }

  private static JsonNode value(Optional<Value> value) {
    return switch (value.orElse(null)) {
      case null -> NODES.nullNode();
      case Value.Text(String text) -> NODES.stringNode(text);
      case Value.Amount(var amount) -> NODES.numberNode(amount);
      case Value.Flag(boolean on) -> NODES.booleanNode(on);
      case Value.Structure(String json) -> JSON.readTree(json);
    };
  }

  private void rolling(RolloutEvent event) {
    switch (event) {
      case RolloutEvent.GroupSeen(var group, String status) ->
          print(line("group").put("name", group.value()).put("state", status));
      case RolloutEvent.GateSeen(var group, String gate, var state, String words) ->
          print(NetworkJson.gate(group.value(), gate, state, words));
      case RolloutEvent.Over(Change change, var how, _) ->
          print(
              line("result")
                  .put("action", change.action().name().toLowerCase(Locale.ROOT))
                  .put("kind", change.key().kind())
                  .put("key", change.key().toString())
                  .put("group", change.group().value())
                  .put("outcome", how.name().toLowerCase(Locale.ROOT)));
      case RolloutEvent.Waiting(var group, int phones) ->
          print(line("waiting").put("group", group.value()).put("phones", phones));
      case RolloutEvent.Throttled(var until) ->
          print(line("throttled").put("until", until.toString()));
      case RolloutEvent.LastLook(var group, var states) -> {
        ObjectNode node = line("last-look").put("group", group.value());
        ObjectNode counts = node.putObject("states");
        states.forEach((state, number) -> counts.put(state.name(), number));
        print(node);
      }
    }
  }

  private static ObjectNode summary(Summary summary) {
    return line("summary")
        .put("command", summary.command())
        .put("exit", summary.exit().code())
        .put("created", summary.created())
        .put("updated", summary.updated())
        .put("deleted", summary.deleted())
        .put("unchanged", summary.unchanged())
        .put("failed", summary.failed())
        .put("held", summary.held())
        .put("requests", summary.requests())
        .put("unknown", summary.unknown())
        .put("left", summary.left());
  }
}
