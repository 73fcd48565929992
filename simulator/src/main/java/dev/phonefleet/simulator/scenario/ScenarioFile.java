package dev.phonefleet.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** Reads a scenario file over the defaults, and refuses what it does not know. */
public final class ScenarioFile {
  private ScenarioFile() {}

  static Scenario read(Path file) throws IOException {
    String text = Files.readString(file);
    JsonMapper mapper = mapper();
    try {
      JsonNode given = mapper.readTree(text);
      if (!(given instanceof ObjectNode keys)) {
        throw new IllegalArgumentException("a scenario is a JSON object");
      }
      ObjectNode all = mapper.valueToTree(Scenario.defaults());
      return mapper.treeToValue(merge(all, keys), Scenario.class);
    } catch (IllegalArgumentException mistake) {
      throw new IllegalArgumentException(file + ": " + mistake.getMessage(), mistake);
    } catch (UnrecognizedPropertyException unknown) {
      throw new IllegalArgumentException(file + ": " + describe(unknown), unknown);
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException(
          file + ": " + at(malformed) + malformed.getOriginalMessage(), malformed);
    }
  }

  /** Reads a part of a scenario over what it is at present. */
  public static <T> T changed(T present, JsonNode json, Class<T> type) {
    if (!(json instanceof ObjectNode keys)) {
      throw new IllegalArgumentException("the body must be a JSON object");
    }
    return part(merge(tree(present), keys), type);
  }

  /** The form of a part that scenario files use. */
  public static ObjectNode tree(Object part) {
    return mapper().valueToTree(part);
  }

  /** Reads one part of a scenario that came by itself. */
  public static <T> T part(JsonNode json, Class<T> type) {
    try {
      return mapper().treeToValue(json, type);
    } catch (UnrecognizedPropertyException unknown) {
      throw new IllegalArgumentException(describe(unknown), unknown);
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException(at(malformed) + malformed.getOriginalMessage(), malformed);
    }
  }

  /**
   * Maps of the defaults are empty, so merging objects key by key also takes over maps as given.
   */
  private static ObjectNode merge(ObjectNode base, ObjectNode over) {
    over.forEachEntry((key, value) -> {
      if (base.get(key) instanceof ObjectNode below) {
        if (!(value instanceof ObjectNode above)) {
          throw new IllegalArgumentException("\"" + key + "\" must be a JSON object");
        }
        merge(below, above);
      } else {
        base.set(key, value);
      }
    });
    return base;
  }

  private static String describe(UnrecognizedPropertyException unknown) {
    String known =
        unknown.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "));
    return "unknown key \"" + path(unknown) + "\" (known there: " + known + ")";
  }

  private static String at(JacksonException problem) {
    String path = path(problem);
    return path.isEmpty() ? "" : "\"" + path + "\": ";
  }

  private static String path(JacksonException problem) {
    return problem.getPath().stream()
        .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : name(step))
        .collect(Collectors.joining("."));
  }

  private static String name(JacksonException.Reference step) {
    return String.valueOf(step.getPropertyName());
  }

  private static JsonMapper mapper() {
    SimpleModule forms = new SimpleModule("scenario");
    forms.addSerializer(Duration.class, new DurationWriter());
    forms.addDeserializer(Duration.class, new DurationReader());
    forms.addDeserializer(Fault.class, new FaultReader());
    return JsonMapper.builder()
        .addModule(forms)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .withConfigOverride(
            List.class,
            list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
        .build();
  }

  private static final class DurationWriter extends ValueSerializer<Duration> {
    @Override
    public void serialize(Duration value, JsonGenerator out, SerializationContext context) {
      out.writeString(DurationText.print(value));
    }
  }

  private static final class DurationReader extends ValueDeserializer<Duration> {
    @Override
    public Duration deserialize(JsonParser in, DeserializationContext context) {
      return DurationText.parse(in.getValueAsString(""));
    }
  }

  private static final class FaultReader extends ValueDeserializer<Fault> {
    @Override
    public Fault deserialize(JsonParser in, DeserializationContext context) {
      return FaultJson.parse(context.readTree(in));
    }
  }
}
