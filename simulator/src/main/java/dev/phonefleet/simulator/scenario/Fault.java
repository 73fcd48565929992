package dev.phonefleet.simulator.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A rule that makes some requests go wrong. Only requests that pass the rate limits are looked at,
 * the login included; the first rule that acts wins.
 *
 * @param method the HTTP method in upper case; any when empty
 * @param path a pattern searched in the path with its query
 * @param when which of the matching requests it acts on
 * @param times how often it acts at most; for ever when empty
 * @param effect what it does
 */
public record Fault(
    Optional<String> method, Pattern path, When when, OptionalInt times, Effect effect) {

  /** Which of the matching requests a fault acts on. */
  public sealed interface When {
    /** Every one. */
    record Always() implements When {}

    /** Only the nth, counted from 1. */
    record Nth(int n) implements When {}

    /** The nth, the 2nth and so on. */
    record Every(int n) implements When {}

    /** Each with this probability, 0 to 1, drawn from the scenario's seed. */
    record Probability(double p) implements When {}
  }

  /** What a fault does. */
  public sealed interface Effect {
    /** Answers with this status; the work is done before only when {@code done}. */
    record Answer(int status, Optional<String> body, Optional<String> retryAfter, boolean done)
        implements Effect {}

    /** Closes the connection and does nothing. */
    record LostRequest() implements Effect {}

    /** Does the work and closes the connection without an answer. */
    record LostAnswer() implements Effect {}

    /** Waits, then does everything as usual. */
    record Slow(Duration delay) implements Effect {}

    /** Keeps the connection silent for so long, then closes it; the work is done when told so. */
    record Hang(Duration silence, boolean done) implements Effect {}

    /** Does the work and answers with its status and half of its JSON. */
    record Truncated() implements Effect {}

    /** Does the work and answers with its status and text that is no JSON. */
    record NotJson() implements Effect {}

    /** Answers 200 with a web page, as a captive portal does; the work is done when told so. */
    record Html(boolean done) implements Effect {}
  }

  /** A fault on every request of this method whose path contains the pattern. */
  public static Fault on(String method, String path, Effect effect) {
    return new Fault(
        Optional.of(method.toUpperCase(Locale.ROOT)),
        Pattern.compile(path),
        new When.Always(),
        OptionalInt.empty(),
        effect);
  }

  /** The same on only the nth match, counted from 1. */
  public Fault nth(int n) {
    return new Fault(method, path, new When.Nth(n), times, effect);
  }

  /** The same on every nth match. */
  public Fault every(int n) {
    return new Fault(method, path, new When.Every(n), times, effect);
  }

  /** The same on each match with this probability. */
  public Fault probability(double p) {
    return new Fault(method, path, new When.Probability(p), times, effect);
  }

  /** The same, but acting so often at most. */
  public Fault times(int most) {
    return new Fault(method, path, when, OptionalInt.of(most), effect);
  }

  /**
   * Reads the form that scenario files and the control endpoint use, for example {@code {"method":
   * "POST", "path": "/phones$", "nth": 3, "act": "lostAnswer"}}.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static Fault parse(JsonNode json) {
    return FaultJson.parse(json);
  }
}
