package dev.phonefleet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The description itself: that it is read completely, and that what it leaves out is left out
 * indeed.
 */
class DescriptionTest {
  private static final JsonNode DOCUMENT = Description.document();
  private static final PublishedApi API = PublishedApi.load();

  /** An operation as the document writes it. */
  record Written(String method, String path, JsonNode node) {
    String id() {
      return node.path("operationId").asString();
    }

    String example() {
      return path.replaceAll("\\{[^}]+}", "1f2e");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Written> operations() {
    return DOCUMENT.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .filter(it -> it.getValue().has("operationId"))
                .map(it ->
                    new Written(
                        it.getKey().toUpperCase(Locale.ROOT), path.getKey(), it.getValue())));
  }

  @Test
  void hasAllOperations() {
    assertThat(API.operations())
        .containsExactlyElementsOf(operations().map(Written::id).toList())
        .hasSize(57);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void findsEachOperationByItsPath(Written operation) {
    assertThat(API.operation(operation.method, operation.example())).contains(operation.id());
    assertThat(API.operation(operation.method, operation.example() + "?a=b"))
        .contains(operation.id());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void compilesTheSchemasOfEachOperation(Written operation) {
    for (Map.Entry<String, JsonNode> answer : operation.node.path("responses").properties()) {
      int status = answer.getKey().equals("default") ? 204 : Integer.parseInt(answer.getKey());
      List<String> findings =
          API.answer(operation.method, operation.example(), status, Optional.of("[]"));
      assertThat(findings)
          .as(answer.getKey())
          .singleElement()
          .asString()
          .containsAnyOf("array found", "has a body, none is published");
    }
  }

  static Stream<String> schemas() {
    return DOCUMENT.path("components").path("schemas").propertyNames().stream();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void compilesEachSchemaToItsEnd(String name) {
    new Description(DOCUMENT).schema("#/components/schemas/" + name).initializeValidators();
  }

  /** A validator lets a type through that it does not know. */
  @Test
  void knowsEveryType() {
    List<JsonNode> types = DOCUMENT.path("components").path("schemas").findValues("type");

    assertThat(types.stream().filter(JsonNode::isString).map(JsonNode::asString))
        .isSubsetOf("object", "array", "string", "integer", "number", "boolean");
  }

  /** Examples of bodies keep to the schemas, but for one that says itself where it does not. */
  @ParameterizedTest
  @MethodSource("operations")
  void acceptsItsOwnExamples(Written operation) {
    for (JsonNode example : operation.node.findParents("summary")) {
      if (example.has("value")) {
        List<String> findings =
            API.request(
                operation.method,
                operation.example(),
                Map.of(),
                Optional.of(example.path("value").toString()));
        assertThat(findings)
            .allMatch(it -> it.endsWith("edgeTrunkBaseAssignment is missing"))
            .hasSizeLessThan(2);
      }
    }
  }

  /** So "required" and "readOnly" need no rule about which of them wins in a request. */
  @Test
  void requiresNothingThatOnlyTheServiceWrites() {
    Set<Map.Entry<String, JsonNode>> all = DOCUMENT.path("components").path("schemas").properties();
    assertThat(all)
        .allSatisfy(schema ->
            assertThat(schema.getValue().path("required").valueStream())
                .map(it -> schema.getValue().path("properties").path(it.asString()))
                .noneMatch(it -> it.path("readOnly").asBoolean(false)));
  }
}
