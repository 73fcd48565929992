package dev.phonefleet.simulator.scenario;

import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.Fault.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The flat JSON form of a fault: match keys, one trigger, {@code act} and the keys of that act. */
final class FaultJson {
  private static final Set<String> COMMON =
      Set.of("method", "path", "nth", "every", "probability", "times", "act");
  private static final String ACTS =
      "status, lostRequest, lostAnswer, slow, hang, truncated, notJson, html";

  private final JsonNode json;
  private final Set<String> unread;

  private FaultJson(JsonNode json) {
    this.json = json;
    this.unread = new TreeSet<>(json.propertyNames());
    unread.removeAll(COMMON);
  }

  static Fault parse(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("a fault is a JSON object, not " + json);
    }
    return new FaultJson(json).read();
  }

  private Fault read() {
    Effect effect = effect();
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException("unknown keys " + unread + " in fault " + json);
    }
    return new Fault(
        text("method").map(method -> method.toUpperCase(Locale.ROOT)),
        Pattern.compile(text("path").orElse("")),
        when(),
        json.has("times") ? OptionalInt.of(count("times")) : OptionalInt.empty(),
        effect);
  }

  private When when() {
    List<When> given = new ArrayList<>();
    if (json.has("nth")) {
      given.add(new When.Nth(count("nth")));
    }
    if (json.has("every")) {
      given.add(new When.Every(count("every")));
    }
    if (json.has("probability")) {
      given.add(new When.Probability(probability()));
    }
    return switch (given.size()) {
      case 0 -> new When.Always();
      case 1 -> given.getFirst();
      default ->
          throw new IllegalArgumentException("only one of nth, every, probability in " + json);
    };
  }

  private Effect effect() {
    String act = text("act").orElse("");
    return switch (act) {
      case "status" -> new Effect.Answer(status(), text("body"), text("retryAfter"), flag("done"));
      case "lostRequest" -> new Effect.LostRequest();
      case "lostAnswer" -> new Effect.LostAnswer();
      case "slow" -> new Effect.Slow(duration("delay"));
      case "hang" -> new Effect.Hang(duration("silence"), flag("done"));
      case "truncated" -> new Effect.Truncated();
      case "notJson" -> new Effect.NotJson();
      case "html" -> new Effect.Html(flag("done"));
      default ->
          throw new IllegalArgumentException(
              "a fault's \"act\" is one of " + ACTS + ", not \"" + act + "\"");
    };
  }

  private int status() {
    unread.remove("status");
    int status = json.path("status").asInt(0);
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("\"status\" is not within 200 and 599 in fault " + json);
    }
    return status;
  }

  private double probability() {
    double probability = json.path("probability").asDouble(-1);
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("\"probability\" is not within 0 and 1 in fault " + json);
    }
    return probability;
  }

  private int count(String key) {
    int count = json.path(key).asInt(0);
    if (count < 1) {
      throw new IllegalArgumentException("\"" + key + "\" is not 1 or more in fault " + json);
    }
    return count;
  }

  private Duration duration(String key) {
    return text(key)
        .map(DurationText::parse)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"" + key + "\" is missing (such as \"2s\") in fault " + json));
  }

  private boolean flag(String key) {
    unread.remove(key);
    return json.path(key).asBoolean(false);
  }

  /** A text, also where a number was written: bodies and Retry-After often are. */
  private Optional<String> text(String key) {
    unread.remove(key);
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(value.isValueNode() ? value.asString() : value.toString());
  }
}
