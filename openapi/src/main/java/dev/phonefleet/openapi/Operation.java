package dev.phonefleet.openapi;

import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation of the description.
 *
 * @param method in upper case
 * @param parameters those of the query
 * @param answers by status, or "default"
 */
record Operation(
    String id,
    String method,
    PathTemplate path,
    List<Parameter> parameters,
    Optional<Content> body,
    Map<String, Answer> answers) {

  /**
   * What a body has to look like.
   *
   * @param form whether it is written as a form, otherwise it is JSON
   */
  record Content(boolean form, Schema schema) {}

  /**
   * What belongs to a status.
   *
   * @param errorCodes the codes that an error may carry
   */
  record Answer(Optional<Content> content, Set<String> errorCodes) {}

  String name() {
    return method + " " + path;
  }

  /** The answer published for a status: "default" is any success. */
  Optional<Answer> answer(int status) {
    Answer exact = answers.get(Integer.toString(status));
    boolean success = status >= 200 && status < 300;
    return Optional.ofNullable(exact != null || !success ? exact : answers.get("default"));
  }

  /**
   * Fields that an answer leaves out unless it is asked for them; "*" stands for all of an unsaved
   * object.
   */
  Set<String> leftOut() {
    if (path.isTemplateOfAnObject()) {
      return Set.of("*");
    }
    return parameters.stream()
        .filter(parameter -> parameter.name().equals("expand") || parameter.name().equals("fields"))
        .flatMap(parameter -> parameter.values().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  List<String> query(Map<String, List<String>> query) {
    List<String> findings = new ArrayList<>();
    for (Parameter parameter : parameters) {
      findings.addAll(parameter.findings(query.getOrDefault(parameter.name(), List.of())));
    }
    query.keySet().stream()
        .filter(name -> parameters.stream().noneMatch(it -> it.name().equals(name)))
        .forEach(name -> findings.add("query parameter " + name + " is not published"));
    return findings;
  }
}
