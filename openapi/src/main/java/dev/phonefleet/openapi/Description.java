package dev.phonefleet.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the description's file. Each schema is compiled once, when it is first needed. */
final class Description {
  static final String FILE = "published-openapi.json";
  private static final String LOCATION = "https://phonefleet.dev/" + FILE;
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<String, Schema> named = new HashMap<>();

  Description(JsonNode document) {
    this.document = document;
    ObjectNode schemas = JsonNodeFactory.instance.objectNode();
    schemas.set("components", Strictness.applied(document.path("components")));
    String text = schemas.toString();
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(LOCATION, text)));
  }

  static Operations read() {
    return new Operations(new Description(document()).operations());
  }

  static JsonNode document() {
    try (InputStream file = Description.class.getResourceAsStream(FILE)) {
      return new JsonMapper().readTree(Objects.requireNonNull(file, FILE).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(it -> METHODS.contains(it.getKey()))
                .forEach(
                    it -> operations.add(operation(path.getKey(), it.getKey(), it.getValue()))));
    return operations;
  }

  private Operation operation(String path, String method, JsonNode node) {
    Map<String, Operation.Answer> answers = new LinkedHashMap<>();
    node.path("responses")
        .properties()
        .forEach(it -> answers.put(it.getKey(), answer(it.getValue())));
    return new Operation(
        node.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        PathTemplate.of(path),
        node.path("parameters")
            .valueStream()
            .filter(it -> it.path("in").asString().equals("query"))
            .map(Description::parameter)
            .toList(),
        content(node.path("requestBody")),
        Map.copyOf(answers));
  }

  private static Parameter parameter(JsonNode node) {
    JsonNode schema = node.path("schema");
    boolean list = schema.path("type").asString().equals("array");
    JsonNode value = list ? schema.path("items") : schema;
    return new Parameter(
        node.path("name").asString(),
        node.path("required").asBoolean(false),
        list,
        value.path("type").asString(),
        value.path("enum").valueStream().map(JsonNode::asString).toList());
  }

  private Operation.Answer answer(JsonNode node) {
    return new Operation.Answer(
        content(node),
        node.path("x-error-codes")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private Optional<Operation.Content> content(JsonNode node) {
    return node.path("content").properties().stream()
        .findFirst()
        .map(it ->
            new Operation.Content(
                !it.getKey().equals("application/json"), schema(it.getValue().path("schema"))));
  }

  /** What belongs to a name is compiled once for all operations; other schemas are small. */
  private Schema schema(JsonNode node) {
    return node.has("$ref")
        ? schema(node.path("$ref").asString())
        : registry.getSchema(Strictness.applied(node));
  }

  Schema schema(String reference) {
    return named.computeIfAbsent(
        reference, it -> registry.getSchema(SchemaLocation.of(LOCATION + it)));
  }
}
