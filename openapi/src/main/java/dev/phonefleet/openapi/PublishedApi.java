package dev.phonefleet.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The published API. What does not keep to it is a finding, a sentence that names operation, place
 * and reason; no findings mean that all is well. Immutable, and may be asked by several threads.
 *
 * <p>A path is the path of a request without host, with or without its query.
 */
public final class PublishedApi {
  private static final class Holder {
    private static final PublishedApi STRICT = new PublishedApi(Description.read(), false);
  }

  private final Operations operations;
  private final boolean lenient;

  private PublishedApi(Operations operations, boolean lenient) {
    this.operations = operations;
    this.lenient = lenient;
  }

  /** The description, read once for all callers; a field that it does not publish is a finding. */
  public static PublishedApi load() {
    return Holder.STRICT;
  }

  /**
   * The same for a service that is newer than its description: fields that are not published are
   * let through.
   */
  public PublishedApi lenient() {
    return new PublishedApi(operations, true);
  }

  /** The ids of all operations, in the order of the description. */
  public Set<String> operations() {
    return operations.ids();
  }

  /** The id of the operation that answers a request, empty where none is published. */
  public Optional<String> operation(String method, String path) {
    return operations.find(method, pathOf(path)).map(Operation::id);
  }

  /** Findings about a request whose path carries its query, encoded, as it goes over the wire. */
  public List<String> request(String method, String pathAndQuery, Optional<String> body) {
    int mark = pathAndQuery.indexOf('?');
    String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
    return request(method, pathAndQuery, Query.of(query), body);
  }

  /**
   * Findings about a request. Values of list parameters may be repeated or separated by commas.
   * Fields that only the service writes may be sent, since a replacement sends back what was read;
   * {@link #readOnly} tells them.
   *
   * @param query decoded
   */
  public List<String> request(
      String method, String path, Map<String, List<String>> query, Optional<String> body) {
    Optional<Operation> found = operations.find(method, pathOf(path));
    if (found.isEmpty()) {
      return List.of(operations.unknown(method, pathOf(path)));
    }
    Operation operation = found.get();
    List<String> findings = new ArrayList<>(operation.query(query));
    Optional<String> sent = body.filter(text -> !text.isBlank());
    if (operation.body().isEmpty()) {
      sent.ifPresent(_ -> findings.add("a body is sent, none is published"));
    } else if (sent.isEmpty()) {
      findings.add("the body is missing");
    } else {
      Body checked = Body.sent(operation.body().get(), sent.get());
      findings.addAll(checked.findings(lenient, Set.of()));
    }
    return named(operation, findings);
  }

  /**
   * The places of a body, as JSON pointers, that only the service writes. The id of an object
   * further inside is not one of them: it is how that object is named.
   */
  public List<String> readOnly(String method, String path, String body) {
    return operations
        .find(method, pathOf(path))
        .flatMap(Operation::body)
        .map(content -> Body.sent(content, body).readOnly())
        .orElse(List.of());
  }

  /**
   * Findings about an answer. An error carries one of the codes that are published for its
   * operation and status. What a list leaves out unless it is asked to expand it may be missing,
   * and a template owes nothing.
   */
  public List<String> answer(String method, String path, int status, Optional<String> body) {
    Optional<Operation> found = operations.find(method, pathOf(path));
    if (found.isEmpty()) {
      return List.of(operations.unknown(method, pathOf(path)));
    }
    Operation operation = found.get();
    Optional<Operation.Answer> published = operation.answer(status);
    if (published.isEmpty()) {
      return named(operation, List.of("status " + status + " is not published"));
    }
    List<String> findings = new ArrayList<>();
    Operation.Answer answer = published.get();
    Optional<String> given = body.filter(text -> !text.isBlank());
    if (answer.content().isEmpty()) {
      given.ifPresent(_ -> findings.add(status + " has a body, none is published"));
    } else if (given.isEmpty()) {
      findings.add(status + " has no body");
    } else {
      Body checked = Body.answered(answer.content().get(), given.get());
      checked.findings(lenient, operation.leftOut()).forEach(it -> findings.add(status + " " + it));
      checked
          .errorCode()
          .filter(code -> status >= 400 && !answer.errorCodes().contains(code))
          .ifPresent(code -> findings.add(status + " has no error code " + code));
    }
    return named(operation, findings);
  }

  private static List<String> named(Operation operation, List<String> findings) {
    return findings.stream().map(it -> operation.name() + ": " + it).toList();
  }

  private static String pathOf(String path) {
    int mark = path.indexOf('?');
    return mark < 0 ? path : path.substring(0, mark);
  }
}
