package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Refusal;
import dev.phonefleet.simulator.network.PhoneNetwork;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.TftpMode;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints under {@code /simulator/network}. */
final class NetworkControl {
  private final PhoneNetwork network;

  NetworkControl(PhoneNetwork network) {
    this.network = network;
  }

  /** What a call with this path, {@code network} included, is answered. */
  Answer handle(Call call, List<String> path) {
    String second = path.size() > 1 ? path.get(1) : "";
    String shape = call.method() + ' ' + second + '/' + path.size();
    return switch (shape) {
      case "GET /1" -> Answer.ok(shown());
      case "POST names/3" -> {
        network.setName(path.get(2), NameAnswer.parse(call.json()).toArray(NameAnswer[]::new));
        yield Answer.empty(204);
      }
      case "DELETE names/3" -> {
        network.setName(path.get(2));
        yield Answer.empty(204);
      }
      case "POST https/3" -> {
        Region region = region(path.get(2));
        network.setHttps(region, network.httpsBehavior(region).changed(call.json()));
        yield Answer.empty(204);
      }
      case "POST tftp/3" -> {
        network.setTftp(region(path.get(2)), mode(call.json()));
        yield Answer.empty(204);
      }
      default ->
          throw new Refusal(
              404, "not.found", "There is no " + call.method() + " \"" + call.path() + '"');
    };
  }

  private ObjectNode shown() {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    ArrayNode resolvers = shown.putArray("resolvers");
    network.resolvers().forEach(address -> resolvers.add(text(address)));
    ObjectNode https = shown.putObject("https");
    ObjectNode tftp = shown.putObject("tftp");
    for (Region region : Region.values()) {
      ObjectNode endpoint = https.putObject(region.key());
      endpoint.put("address", text(network.https(region)));
      endpoint.setAll(network.httpsBehavior(region).json());
      tftp.putObject(region.key())
          .put("address", text(network.tftp(region)))
          .put("mode", network.tftpMode(region).name());
    }
    ObjectNode names = shown.putObject("names");
    network
        .names()
        .forEach((name, answers) -> {
          ArrayNode all = names.putArray(name);
          answers.forEach(answer -> all.add(answer.json()));
        });
    return shown;
  }

  private static Region region(String key) {
    return Arrays.stream(Region.values())
        .filter(region -> region.key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> new Refusal(404, "not.found", "A region is home or other, not \"" + key + '"'));
  }

  private static TftpMode mode(JsonNode body) {
    if (!Set.copyOf(body.propertyNames()).equals(Set.of("mode"))) {
      throw new IllegalArgumentException("the body must be {\"mode\": ...} and nothing else");
    }
    String text = body.path("mode").asString("");
    return Arrays.stream(TftpMode.values())
        .filter(mode -> mode.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"mode\" is one of "
                    + Arrays.toString(TftpMode.values())
                    + ", not \""
                    + text
                    + '"'));
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ':' + address.getPort();
  }
}
