package dev.phonefleet.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body and what its schema says of it.
 *
 * @param tree missing where the text is no JSON
 * @param errors of the validator, before anything is excused
 */
record Body(JsonNode tree, List<Error> errors, Optional<String> unreadable) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final ExecutionConfig SENT = ExecutionConfig.builder().readOnly(true).build();
  private static final ExecutionConfig ANSWERED = ExecutionConfig.builder().build();

  /** What names an object that is described elsewhere. */
  private static final Set<String> REFERENCE = Set.of("id", "name", "selfUri");

  /** Parts of an object and entries of a list stand for themselves, however little they hold. */
  private static final Pattern IN_FULL = Pattern.compile("|.*/(lines|entities|results)/[0-9]+");

  static Body sent(Operation.Content content, String text) {
    return of(content, text, SENT);
  }

  static Body answered(Operation.Content content, String text) {
    return of(content, text, ANSWERED);
  }

  private static Body of(Operation.Content content, String text, ExecutionConfig config) {
    JsonNode tree;
    try {
      tree = content.form() ? form(text) : JSON.readTree(text);
    } catch (JacksonException e) {
      JsonNode missing = JsonNodeFactory.instance.missingNode();
      return new Body(missing, List.of(), Optional.of(e.getOriginalMessage()));
    }
    List<Error> errors =
        content.schema().validate(tree, context -> context.setExecutionConfig(config));
    return new Body(tree, errors, Optional.empty());
  }

  private static JsonNode form(String text) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, List<String>> field : Query.of(text).entrySet()) {
      if (field.getValue().size() == 1) {
        fields.put(field.getKey(), field.getValue().getFirst());
      } else {
        field.getValue().forEach(fields.withArray(field.getKey())::add);
      }
    }
    return fields;
  }

  /**
   * What is wrong with the body.
   *
   * @param lenient whether fields that are not published are let through
   * @param leftOut required fields that may be missing all the same
   */
  List<String> findings(boolean lenient, Set<String> leftOut) {
    if (unreadable.isPresent()) {
      return List.of("body: not readable: " + unreadable.get());
    }
    return errors.stream()
        .filter(error ->
            switch (error.getKeyword()) {
              case "readOnly" -> false;
              case "additionalProperties" -> !lenient;
              case "required" -> !isExcused(error, leftOut);
              default -> true;
            })
        .map(Body::sentence)
        .toList();
  }

  /**
   * Where the body holds what only the service writes; the id of an inner object is how it is
   * named.
   */
  List<String> readOnly() {
    return errors.stream()
        .filter(error -> error.getKeyword().equals("readOnly"))
        .map(error -> error.getInstanceLocation().toString())
        .filter(place -> place.equals("/id") || !place.endsWith("/id"))
        .toList();
  }

  /** The code of the platform's errors, or that of the login's. */
  Optional<String> errorCode() {
    return tree.path("code").asStringOpt().or(() -> tree.path("error").asStringOpt());
  }

  private static boolean isExcused(Error error, Set<String> leftOut) {
    if (leftOut.contains("*") || leftOut.contains(error.getProperty())) {
      return true;
    }
    JsonNode object = error.getInstanceNode();
    return object.has("id")
        && REFERENCE.containsAll(object.propertyNames())
        && !IN_FULL.matcher(error.getInstanceLocation().toString()).matches();
  }

  private static String sentence(Error error) {
    String place = error.getInstanceLocation().toString();
    String reason =
        switch (error.getKeyword()) {
          case "additionalProperties" -> error.getProperty() + " is not published";
          case "required" -> error.getProperty() + " is missing";
          case "enum", "format", "minimum", "maximum" ->
              error.getMessage() + ": " + error.getInstanceNode();
          default -> error.getMessage();
        };
    return "body" + (place.isEmpty() ? "" : " " + place) + ": " + reason;
  }
}
