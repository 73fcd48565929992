package dev.phonefleet.desired;

import java.util.Optional;

/**
 * Which organisation, and how to reach it.
 *
 * @param api which contract its hosts speak
 * @param at where {@code organization.api} stands, or {@code organization} where it is left out
 * @param region AWS name or domain
 * @param tenant the first label of the guide's API host
 * @param name a pin: any other organisation is refused
 * @param apiUrl replaces the API host
 * @param loginUrl replaces the login host; defaults to {@code apiUrl} when only that is given
 */
public record Organization(
    Api api,
    Position at,
    Optional<String> region,
    Optional<String> tenant,
    Optional<String> name,
    Optional<String> apiUrl,
    Optional<String> loginUrl) {
  /** The two contracts. */
  public enum Api {
    /** As Genesys publishes it; the default. */
    PUBLISHED,
    /** As the guide describes it. */
    GUIDE;

    /** The word in the file. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
