package dev.phonefleet.genesys.wire;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a response means, by the table of status codes. Pure and thread-safe. */
public final class Classifier {
  private static final JsonMapper JSON = WireJson.MAPPER;
  private static final int LONGEST_WORDS = 600;

  /** How the published login begins when it is asked too often. */
  private static final String LIMIT = "rate limit exceeded;";

  private Classifier() {}

  /**
   * Classifies a response.
   *
   * @param fact reads the body of a success; may throw for a body that it cannot read
   */
  public static Answer answer(
      WireResponse response, String host, Instant now, Function<JsonNode, Fact> fact) {
    return new Answer(
        outcome(response, fact),
        OptionalInt.of(response.status()),
        RetryAfter.hints(response, now),
        host);
  }

  /**
   * Classifies the answer to a request for a token. The published login says with 400 that it is
   * asked too often, where everybody else says 429.
   */
  public static Answer login(
      WireResponse response, String host, Instant now, Function<JsonNode, Fact> fact) {
    Answer answer = answer(response, host, now, fact);
    boolean tooOften =
        response.status() == 400 && body(response).filter(Classifier::tooOften).isPresent();
    return tooOften
        ? new Answer(new Outcome.Throttled(), answer.status(), answer.hints(), host)
        : answer;
  }

  private static boolean tooOften(JsonNode error) {
    return text(error, "error").equals("invalid_request")
        && (text(error, "description").startsWith(LIMIT)
            || text(error, "error_description").startsWith(LIMIT));
  }

  private static Outcome outcome(WireResponse response, Function<JsonNode, Fact> fact) {
    int status = response.status();
    if (status == 204) {
      return new Outcome.Done(new Fact.Written(Optional.empty()));
    }
    if (status >= 200 && status < 300) {
      return success(response, fact);
    }
    Optional<JsonNode> error = body(response);
    String words = words(response, error);
    String code = error.map(node -> text(node, "code")).orElse("");
    return switch (status) {
      case 401 -> new Outcome.Unauthorized(words);
      case 403 -> new Outcome.Forbidden(code, words);
      case 404, 410 -> new Outcome.NotFound(words);
      case 408 -> new Outcome.Unknown(words);
      case 409, 422 -> new Outcome.Rejected(words);
      case 429 -> new Outcome.Throttled();
      default -> status >= 500 ? new Outcome.Unknown(words) : new Outcome.Refused(code, words);
    };
  }

  private static Outcome success(WireResponse response, Function<JsonNode, Fact> fact) {
    try {
      return new Outcome.Done(fact.apply(JSON.readTree(response.body())));
    } catch (JacksonException | IllegalArgumentException unreadable) {
      String type = response.header("Content-Type").orElse("no content type");
      return new Outcome.Unknown(
          "the answer could not be read (status "
              + response.status()
              + ", "
              + clean(type)
              + ", "
              + response.body().length()
              + " characters)"
              + correlation(response, Optional.empty()));
    }
  }

  private static Optional<JsonNode> body(WireResponse response) {
    try {
      return Optional.ofNullable(JSON.readTree(response.body())).filter(JsonNode::isObject);
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** The server's words: its message and code, or its status, with its correlation id. */
  private static String words(WireResponse response, Optional<JsonNode> error) {
    StringBuilder out = new StringBuilder();
    error.ifPresent(node -> {
      String message = text(node, "message");
      String described = text(node, "error_description");
      String told = described.isEmpty() ? text(node, "description") : described;
      String spoken = message.isEmpty() ? told : message;
      String code = text(node, "code").isEmpty() ? text(node, "error") : text(node, "code");
      out.append(clean(spoken));
      if (!code.isEmpty()) {
        out.append(out.isEmpty() ? "" : " ").append('[').append(clean(code)).append(']');
      }
    });
    out.append(out.isEmpty() ? "status " : " (status ").append(response.status());
    out.append(out.indexOf("(status") >= 0 ? ")" : "");
    if (response.status() >= 300 && response.status() < 400) {
      out.append("; redirects are not followed");
    }
    if (response.status() == 407) {
      out.append("; the proxy asks for credentials");
    }
    return out + correlation(response, error);
  }

  private static String correlation(WireResponse response, Optional<JsonNode> error) {
    return response
        .header("ININ-Correlation-Id")
        .or(() -> error.map(node -> text(node, "contextId")).filter(id -> !id.isEmpty()))
        .map(id -> ", correlation id " + clean(id))
        .orElse("");
  }

  private static String text(JsonNode node, String member) {
    JsonNode value = node.get(member);
    return value == null || !value.isValueNode() || value.isNull() ? "" : value.asString();
  }

  /** Server text must not move the cursor or fill the screen. */
  private static String clean(String text) {
    String printable = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ").strip();
    return printable.length() <= LONGEST_WORDS
        ? printable
        : printable.substring(0, LONGEST_WORDS) + "...";
  }
}
