package dev.phonefleet.genesys.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.genesys.wire.WireNodes;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Call.Kind;
import dev.phonefleet.outside.Document;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was read goes back, whatever it holds, with no more than the declared fields changed. */
class PublishedRoundTripTest {
  private static final Key KEY = new Key.Phone(new PhoneKey.Mac(new MacAddress(0x0004f2aabb01L)));
  private static final List<String> TEXTS =
      List.of("", "x", "Küche \"1\"", "a,b*", "\u2028\u0000", "007", "🙂", "null", "</script>");

  private final Exchange exchange = new Exchange();

  @Test
  void nothingDeclaredChangesNothing() {
    for (long seed = 1; seed <= 300; seed++) {
      ObjectNode live = phone(new Random(seed));

      assertThat(sent(PhoneFields.NONE, live)).as("seed " + seed).isEqualTo(live);
    }
  }

  @Test
  void whatIsDeclaredIsReadBackAndTheRestIsAsItWas() {
    for (long seed = 1; seed <= 300; seed++) {
      Random random = new Random(seed);
      ObjectNode live = phone(random);
      String name = text(random) + "!";
      String label = text(random) + "!";
      Value setting = value(random);
      PhoneFields wanted =
          new Wanted()
              .name(name)
              .lines(
                  new Lines.Some(
                      new TreeMap<>(Map.of(1, new Line(Optional.empty(), Optional.of(label))))))
              .setting("known", setting)
              .fields();

      JsonNode sent = sent(wanted, live);

      assertThat(sent.path("name").asString()).as("seed " + seed).isEqualTo(name);
      assertThat(sent.at("/lines/1/properties/station_label/value/instance").asString())
          .as("seed " + seed)
          .isEqualTo(label);
      assertThat(WireNodes.value(Properties.instance(sent, "known")))
          .as("seed " + seed)
          .hasValueSatisfying(it -> assertThat(Value.same(it, setting)).isTrue());
      assertThat(without(sent)).as("seed " + seed).isEqualTo(without(live));
      assertThat(sent(wanted, sent)).as("again, seed " + seed).isEqualTo(sent);
    }
  }

  private JsonNode sent(PhoneFields wanted, JsonNode live) {
    Call.Ref ref = new Call.Ref(Kind.PHONE, "p1", Optional.empty());
    Call call = new Call.Update(KEY, ref, new Fields.Phone(wanted), new Document(live.toString()));
    return Exchange.json(exchange.codec.request(call).body().orElseThrow());
  }

  /** The phone without what was declared. */
  private static JsonNode without(JsonNode phone) {
    ObjectNode out = (ObjectNode) phone.deepCopy();
    out.remove("name");
    ((ObjectNode) out.path("properties")).remove("known");
    ObjectNode second = (ObjectNode) out.path("lines").path(1);
    if (second.path("properties") instanceof ObjectNode properties) {
      properties.remove("station_label");
      if (properties.isEmpty()) {
        second.remove("properties");
      }
    }
    return out;
  }

  private static ObjectNode phone(Random random) {
    ObjectNode phone = anything(random, 2);
    phone.put("id", "p1").put("version", random.nextInt()).put("name", text(random));
    phone.putObject("division").put("id", "d1");
    if (random.nextBoolean()) {
      phone.putNull("webRtcUser");
    }
    ObjectNode properties = phone.putObject("properties");
    properties.set("foreign", anything(random, 1));
    if (random.nextBoolean()) {
      ObjectNode known = anything(random, 1);
      ObjectNode value = known.putObject("value");
      scalar(value, "instance", random);
      properties.set("known", known);
    }
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      ObjectNode line = anything(random, 1).put("id", "l" + i).put("name", text(random));
      phone.withArray("lines").add(line);
    }
    return phone;
  }

  private static ObjectNode anything(Random random, int depth) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      String member = "m" + random.nextInt(9);
      if (depth > 0 && random.nextBoolean()) {
        out.set(member, anything(random, depth - 1));
      } else {
        scalar(out, member, random);
      }
    }
    return out;
  }

  private static void scalar(ObjectNode out, String member, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> out.putNull(member);
      case 1 -> out.put(member, random.nextInt());
      case 2 -> out.put(member, random.nextBoolean());
      case 3 -> out.putArray(member).add(text(random)).addNull();
      default -> out.put(member, text(random));
    }
  }

  private static Value value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Value.Amount(BigDecimal.valueOf(random.nextInt(100), random.nextInt(3)));
      case 1 -> new Value.Flag(random.nextBoolean());
      case 2 -> new Value.Structure("[1,\"x\"]");
      default -> new Value.Text(text(random));
    };
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
