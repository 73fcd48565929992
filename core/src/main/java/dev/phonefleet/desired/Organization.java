package dev.phonefleet.desired;

import java.util.List;
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
 * @param tokens how many tokens requests are spread over; default 1
 * @param credentialsProcess the program that prints the credentials, and its arguments; empty: none
 */
public record Organization(
    Api api,
    Position at,
    Optional<String> region,
    Optional<String> tenant,
    Optional<String> name,
    Optional<String> apiUrl,
    Optional<String> loginUrl,
    int tokens,
    List<String> credentialsProcess) {
  public Organization {
    credentialsProcess = List.copyOf(credentialsProcess);
  }

  /** An organisation that one token reaches, with credentials from elsewhere. */
  public Organization(
      Api api,
      Position at,
      Optional<String> region,
      Optional<String> tenant,
      Optional<String> name,
      Optional<String> apiUrl,
      Optional<String> loginUrl) {
    this(api, at, region, tenant, name, apiUrl, loginUrl, 1, List.of());
  }

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
