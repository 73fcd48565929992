package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies of phones. A new phone is the prefilled body of its model with the declared fields over
 * it; a phone that is there goes back as it was read, whatever it holds, and only declared fields
 * that do not already have their value are changed. What identifies it is left alone.
 */
final class PhoneBodies {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SETTING = "settings.";
  private static final String BASE = "phoneBaseSettings";
  private static final String LINE_BASE = "lineBaseSettings";

  private final ObjectNode body;
  private final PhoneFields wanted;
  private final Call.Bindings bindings;
  private final Prefilled template;

  private PhoneBodies(
      ObjectNode body, PhoneFields wanted, Call.Bindings bindings, Prefilled template) {
    this.body = body;
    this.wanted = wanted;
    this.bindings = bindings;
    this.template = template;
  }

  /**
   * The body of a new phone.
   *
   * @param home the site; without one, it is the declared site
   */
  static String created(
      PhoneKey key, Optional<Home> home, PhoneFields wanted, Call.Bindings bindings) {
    Prefilled template = Prefilled.of(bindings.template());
    PhoneBodies phone = new PhoneBodies(template.fresh(), wanted, bindings, template);
    phone.create(key, home);
    return phone.body.toString();
  }

  /** The phone as it was read, with the declared fields over it. */
  static String updated(PhoneFields wanted, Document base, Call.Bindings bindings) {
    Prefilled template = Prefilled.of(bindings.template());
    PhoneBodies phone = new PhoneBodies(EdgeBodies.object(base), wanted, bindings, template);
    phone.update();
    return phone.body.toString();
  }

  private void create(PhoneKey key, Optional<Home> home) {
    body.put("name", wanted.name().orElseGet(() -> name(key)));
    body.putObject("site").put("id", site(home));
    model().ifPresent(id -> EdgeBodies.refer(body, BASE, id));
    template.phoneLineBase().ifPresent(it -> body.set(LINE_BASE, it.deepCopy()));
    switch (key) {
      case PhoneKey.Mac(var mac) -> put(Properties.HARDWARE_ID, new Value.Text(mac.hex()));
      case PhoneKey.WebRtc(String email) ->
          body.putObject("webRtcUser")
              .put("id", bindings.id(Call.Kind.USER, wanted.user().orElse(email)));
      case PhoneKey.Remote _ -> {}
    }
    int at = 0;
    for (JsonNode line : body.path("lines")) {
      ((ObjectNode) line).put("name", lineName(at++));
    }
    fields();
    lines();
  }

  private static String name(PhoneKey key) {
    return switch (key) {
      case PhoneKey.Mac(var mac) -> mac.hex();
      case PhoneKey.WebRtc(String email) -> email;
      case PhoneKey.Remote(_, String name) -> name;
    };
  }

  private String site(Optional<Home> home) {
    return switch (home.orElse(null)) {
      case Home.AtSite(String id) -> id;
      case Home.InGroup group -> throw PublishedCodec.foreign(group);
      case null -> bindings.id(Call.Kind.SITE, wanted.site().orElse(""));
    };
  }

  private Optional<String> model() {
    return wanted.model().map(it -> bindings.id(Call.Kind.PHONE_BASE, it));
  }

  private void update() {
    String live = body.path("name").asString("");
    wanted.name().filter(it -> !it.equals(live)).ifPresent(it -> body.put("name", it));
    wanted.site().ifPresent(it -> EdgeBodies.refer(body, "site", bindings.id(Call.Kind.SITE, it)));
    String base = body.path(BASE).path("id").asString("");
    model()
        .filter(id -> !id.equals(base))
        .ifPresent(id -> {
          template.remake(body);
          EdgeBodies.refer(body, BASE, id);
        });
    fields();
    if (wanted.lines().isPresent()
        || wanted.remote().isPresent()
        || wanted.cleared().contains("lines")) {
      lines();
    }
  }

  private void fields() {
    EdgeBodies.describe(body, wanted.description(), wanted.cleared());
    boolean standalone = PublishedPhones.standalone(body);
    wanted
        .standalone()
        .filter(it -> it != standalone)
        .ifPresent(it -> put(Properties.STANDALONE, new Value.Flag(it)));
    wanted.settings().forEach(this::put);
    wanted.cleared().stream()
        .filter(path -> path.startsWith(SETTING))
        .forEach(path -> Properties.clear(body, path.substring(SETTING.length()), template.tree()));
  }

  private void put(String key, Value value) {
    Properties.put(body, key, value, template.tree());
  }

  /**
   * Lines by position: those that stay keep their ids and names. A phone has at least one line
   * here, so that the first one stays even where the file says that there are none.
   */
  private void lines() {
    ArrayNode old = body.get("lines") instanceof ArrayNode there ? there : NODES.arrayNode();
    List<Line> live = PublishedPhones.lines(old);
    List<Line> target =
        wanted.cleared().contains("lines")
            ? List.of()
            : wanted.lines().map(lines -> lines.over(live)).orElse(live);
    ArrayNode out = NODES.arrayNode();
    for (int i = 0; i < Math.max(1, target.size()); i++) {
      ObjectNode line = old.get(i) instanceof ObjectNode there ? there : newLine(i, old);
      if (i < target.size()) {
        property(line, Properties.NUMBER, target.get(i).number(), i);
        property(line, Properties.LABEL, target.get(i).label(), i);
      }
      if (i == 0) {
        property(line, Properties.REMOTE, wanted.remote(), i);
      }
      out.add(line);
    }
    if (!out.equals(body.get("lines"))) {
      body.set("lines", out);
    }
  }

  private void property(ObjectNode line, String key, Optional<String> value, int at) {
    value.ifPresent(it -> Properties.put(line, key, new Value.Text(it), template.line(at)));
  }

  private ObjectNode newLine(int at, ArrayNode live) {
    ObjectNode line = NODES.objectNode().put("name", lineName(at));
    template
        .lineBase(at)
        .or(() -> Prefilled.lineBase(live, at))
        .ifPresent(it -> line.set(LINE_BASE, it.deepCopy()));
    return line;
  }

  private String lineName(int at) {
    return body.path("name").asString("") + "-" + (at + 1);
  }
}
