package dev.phonefleet.simulator.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How edge groups live after they were created over the API. Durations are platform time.
 *
 * @param activation from the POST to ACTIVE; default 5 to 90 s
 * @param failing names of groups that become FAILED instead; default none
 * @param stuck names of groups that stay CONFIGURING for ever; default none
 * @param flapping groups by name that leave ACTIVE for a while; default none
 * @param landsIn region by group name, where it is not the tenant's; default none
 * @param provisioningUrl the URL phones boot from, with {@code {name}} for the group's name;
 *     default {@code https://{name}.genesyscloud.com/provisioning}
 * @param edges the edges that exist; default empty, which is any
 */
public record GroupBehavior(
    Span activation,
    Set<String> failing,
    Set<String> stuck,
    Map<String, Flap> flapping,
    Map<String, String> landsIn,
    String provisioningUrl,
    Optional<Set<String>> edges) {

  public GroupBehavior {
    failing = Set.copyOf(failing);
    stuck = Set.copyOf(stuck);
    flapping = Map.copyOf(flapping);
    landsIn = Map.copyOf(landsIn);
    edges = edges.map(Set::copyOf);
  }

  /**
   * A pause in a group's being ACTIVE.
   *
   * @param status what it is meanwhile
   * @param after how long it is ACTIVE before
   * @param lasts how long the pause is
   */
  public record Flap(GroupStatus status, Duration after, Duration lasts) {}

  /** Groups become ACTIVE within ninety seconds, in the tenant's region, on any edge. */
  public static GroupBehavior defaults() {
    return new GroupBehavior(
        Span.ofSeconds(5, 90),
        Set.of(),
        Set.of(),
        Map.of(),
        Map.of(),
        "https://{name}.genesyscloud.com/provisioning",
        Optional.empty());
  }

  /** The same with another time to ACTIVE. */
  public GroupBehavior withActivation(Span span) {
    return new GroupBehavior(span, failing, stuck, flapping, landsIn, provisioningUrl, edges);
  }

  /** The same with these groups becoming FAILED. */
  public GroupBehavior withFailing(String... names) {
    return new GroupBehavior(
        activation, Set.of(names), stuck, flapping, landsIn, provisioningUrl, edges);
  }

  /** The same with these groups staying CONFIGURING. */
  public GroupBehavior withStuck(String... names) {
    return new GroupBehavior(
        activation, failing, Set.of(names), flapping, landsIn, provisioningUrl, edges);
  }

  /** The same with these groups leaving ACTIVE for a while. */
  public GroupBehavior withFlapping(Map<String, Flap> byName) {
    return new GroupBehavior(activation, failing, stuck, byName, landsIn, provisioningUrl, edges);
  }

  /** The same with groups landing in other regions, by name. */
  public GroupBehavior withLandsIn(Map<String, String> byName) {
    return new GroupBehavior(activation, failing, stuck, flapping, byName, provisioningUrl, edges);
  }

  /** The same with another provisioning URL; {@code {name}} stands for the group's name. */
  public GroupBehavior withProvisioningUrl(String template) {
    return new GroupBehavior(activation, failing, stuck, flapping, landsIn, template, edges);
  }

  /** The same with only these edges existing. */
  public GroupBehavior withEdges(String... ids) {
    return new GroupBehavior(
        activation, failing, stuck, flapping, landsIn, provisioningUrl, Optional.of(Set.of(ids)));
  }
}
