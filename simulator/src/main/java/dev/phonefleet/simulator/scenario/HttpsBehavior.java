package dev.phonefleet.simulator.scenario;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a region's HTTPS endpoint answers.
 *
 * @param mode whether it listens and speaks at all; default {@link Mode#OPEN}
 * @param certificate what it identifies itself with; default {@link Certificate#GOOD}
 * @param status the status of every GET, 200 to 599; default 200
 * @param via the header {@code Via}, as a proxy on the way would add it; default none
 * @param location the header {@code Location}; default none
 */
public record HttpsBehavior(
    Mode mode,
    Certificate certificate,
    int status,
    Optional<String> via,
    Optional<String> location) {

  public HttpsBehavior {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status is not within 200 and 599: " + status);
    }
    via.ifPresent(HttpsBehavior::requireOneLine);
    location.ifPresent(HttpsBehavior::requireOneLine);
  }

  /** Whether the endpoint listens and speaks. */
  public enum Mode {
    /** Answers. */
    OPEN,
    /** Does not listen: connections are refused. */
    CLOSED,
    /** Accepts connections and never says anything. */
    SILENT,
    /** Connecting gets no answer at all, as behind a firewall that drops (on Linux). */
    DROPPED,
    /** Speaks HTTP without TLS. */
    PLAIN
  }

  /** What the endpoint identifies itself with. */
  public enum Certificate {
    /**
     * From the simulator's authority for {@code *.genesyscloud.com}, {@code genesyscloud.com},
     * {@code localhost} and 127.0.0.1.
     */
    GOOD,
    /** From the simulator's authority for {@code phones.example.net} only. */
    WRONG_NAME,
    /** As the good one, but it was over in 2020. */
    EXPIRED,
    /** As the good one, but from the authority "Example Inspection Proxy". */
    FOREIGN,
    /** As the good one, but signed by itself. */
    SELF_SIGNED
  }

  /** Open, with a good certificate, and 200. */
  public static HttpsBehavior defaults() {
    return new HttpsBehavior(Mode.OPEN, Certificate.GOOD, 200, Optional.empty(), Optional.empty());
  }

  /** The same in another mode. */
  public HttpsBehavior withMode(Mode newMode) {
    return new HttpsBehavior(newMode, certificate, status, via, location);
  }

  /** The same with another certificate. */
  public HttpsBehavior withCertificate(Certificate newCertificate) {
    return new HttpsBehavior(mode, newCertificate, status, via, location);
  }

  /** The same with another status. */
  public HttpsBehavior withStatus(int newStatus) {
    return new HttpsBehavior(mode, certificate, newStatus, via, location);
  }

  /** The same behind this proxy. */
  public HttpsBehavior withVia(String proxy) {
    return new HttpsBehavior(mode, certificate, status, Optional.of(proxy), location);
  }

  /** The same pointing to another place. */
  public HttpsBehavior withLocation(String url) {
    return new HttpsBehavior(mode, certificate, status, via, Optional.of(url));
  }

  /**
   * The same with what the JSON says, in the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public HttpsBehavior changed(JsonNode json) {
    return ScenarioFile.changed(this, json, HttpsBehavior.class);
  }

  /** The form that scenario files use. */
  public ObjectNode json() {
    return ScenarioFile.tree(this);
  }

  private static void requireOneLine(String header) {
    if (header.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
      throw new IllegalArgumentException("not a header's value in plain ASCII: \"" + header + '"');
    }
  }
}
