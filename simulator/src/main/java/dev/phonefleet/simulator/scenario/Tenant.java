package dev.phonefleet.simulator.scenario;

/**
 * The organization behind the API.
 *
 * @param id its identity; default a fixed UUID
 * @param name its name; default {@code Acme}
 * @param defaultRegion where its groups land unless told otherwise; default {@code us-east-1}
 * @param crossRegionRouting whether phones may be written in groups of another region; default no
 * @param answer how {@code GET /api/v2/tenant} answers; default {@link Answer#OK}
 */
public record Tenant(
    String id, String name, String defaultRegion, boolean crossRegionRouting, Answer answer) {

  /** How the tenant endpoint answers. */
  public enum Answer {
    OK,
    /** 403. */
    FORBIDDEN,
    /** 404. */
    NOT_FOUND
  }

  /** An organization in one region. */
  public static Tenant defaults() {
    return new Tenant(
        "6f1c9a44-3b1e-4c57-9d53-0a7f5c2e8b10", "Acme", "us-east-1", false, Answer.OK);
  }

  /** The same under another name. */
  public Tenant withName(String newName) {
    return new Tenant(id, newName, defaultRegion, crossRegionRouting, answer);
  }

  /** The same with another default region. */
  public Tenant withDefaultRegion(String region) {
    return new Tenant(id, name, region, crossRegionRouting, answer);
  }

  /** The same with cross-region routing switched. */
  public Tenant withCrossRegionRouting(boolean on) {
    return new Tenant(id, name, defaultRegion, on, answer);
  }

  /** The same with another answer of the tenant endpoint. */
  public Tenant withAnswer(Answer newAnswer) {
    return new Tenant(id, name, defaultRegion, crossRegionRouting, newAnswer);
  }
}
