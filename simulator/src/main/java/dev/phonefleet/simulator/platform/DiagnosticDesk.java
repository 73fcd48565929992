package dev.phonefleet.simulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands that an edge runs for somebody: ping, nslookup, tracepath, route. The last of each kind
 * counts. Safe for use by many threads.
 */
public final class DiagnosticDesk {
  private static final String ADDRESS = "192.0.2.10";

  private final Store store;
  private final Rules rules;
  private final Edges edges;
  private final Map<String, Command> commands = new ConcurrentHashMap<>();

  DiagnosticDesk(Store store, Rules rules, Edges edges) {
    this.store = store;
    this.rules = rules;
    this.edges = edges;
  }

  private record Command(String id, String host, Instant done) {}

  /** Starts a command. */
  public ObjectNode start(String edgeId, String command, JsonNode sent) {
    var _ = store.alive(Kind.EDGE, edgeId).orElseThrow(() -> Problem.missing(edgeId));
    String host =
        Rules.text(Bodies.object(sent).path("host"))
            .orElseThrow(() -> Problem.of(400, "bad.request", "host is required").at("host"));
    Duration takes =
        rules.platform().edges().diagnostic().at(rules.dice().of("diagnostic", edgeId + host));
    String id;
    synchronized (store) {
      id = store.newId();
    }
    commands.put(
        edgeId + '/' + command, new Command(id, host, rules.pace().after(rules.now(), takes)));
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("selfUri", Kind.EDGE.uri(edgeId) + "/diagnostic/" + command);
  }

  /** What came of the last command; nothing yet while it runs, or when the edge is OFFLINE. */
  public ObjectNode result(String edgeId, String command) {
    Item edge = edge(edgeId);
    Command last = commands.get(edgeId + '/' + command);
    if (last == null) {
      throw Problem.notFound(edgeId);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("commandCorrelationId", last.id());
    if (edges.online(edge) && !rules.now().isBefore(last.done())) {
      answer.put("diagnostics", text(command, last.host()));
    }
    return answer;
  }

  private Item edge(String id) {
    return store.alive(Kind.EDGE, id).orElseThrow(() -> Problem.notFound(id));
  }

  private String text(String command, String host) {
    var times = rules.platform().edges();
    boolean known = !times.unresolvable().contains(host);
    boolean reached = known && !times.unreachable().contains(host);
    return switch (command) {
      case "ping" -> ping(host, known, reached);
      case "nslookup" ->
          known
              ? "Server: 127.0.0.1\n\nName: " + host + "\nAddress: " + ADDRESS + "\n"
              : "Server: 127.0.0.1\n\n** server can't find " + host + ": NXDOMAIN\n";
      case "tracepath" ->
          reached
              ? " 1:  gateway 0.5ms\n 2:  " + host + " 1.2ms reached\n"
              : " 1:  gateway 0.5ms\n 2:  no reply\n     Too many hops: pmtu 1500\n";
      default -> "Destination Gateway Genmask Iface\n0.0.0.0 192.0.2.1 0.0.0.0 eth0\n";
    };
  }

  private static String ping(String host, boolean known, boolean reached) {
    if (!known) {
      return "ping: " + host + ": Name or service not known\n";
    }
    String head = "PING " + host + " (" + ADDRESS + ") 56(84) bytes of data.\n";
    return reached
        ? head
            + "64 bytes from "
            + ADDRESS
            + ": icmp_seq=1 ttl=64 time=0.5 ms\n4 packets transmitted, 4 received, 0% packet loss\n"
        : head + "4 packets transmitted, 0 received, 100% packet loss\n";
  }
}
