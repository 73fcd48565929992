package dev.phonefleet.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a name is answered. Of several for one name the first counts that is meant for the resolver
 * and in its time. When none is in its time, the name does not exist if one of them gives
 * addresses; otherwise it is answered as if nothing had been said about it.
 *
 * @param resolver 0 or 1; both when empty
 * @param answer what goes wrong; nothing when empty
 * @param addresses the A records; when empty, the address of the region that the name's group is
 *     in, or the tenant's
 * @param cname what the name is another name for; then {@code addresses} are those of that one, or
 *     when empty, whatever the resolver answers for that one
 * @param from platform time from the start, or from the call that set this; at once when empty
 * @param until platform time from there as well; for ever when empty
 */
public record NameAnswer(
    OptionalInt resolver,
    Optional<DnsTrouble> answer,
    List<String> addresses,
    Optional<String> cname,
    Optional<Duration> from,
    Optional<Duration> until) {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  public NameAnswer {
    if (resolver.isPresent() && resolver.getAsInt() != 0 && resolver.getAsInt() != 1) {
      throw new IllegalArgumentException("resolver is neither 0 nor 1: " + resolver.getAsInt());
    }
    addresses = List.copyOf(addresses);
    addresses.forEach(NameAnswer::requireAddress);
    cname = cname.map(Network::requireHost);
  }

  /** What the name is answered without any trouble: its region's address. */
  public static NameAnswer usual() {
    return new NameAnswer(
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** These addresses. */
  public static NameAnswer addresses(String... ipv4) {
    return usual().withAddresses(ipv4);
  }

  /** This trouble. */
  public static NameAnswer trouble(DnsTrouble trouble) {
    return new NameAnswer(
        OptionalInt.empty(),
        Optional.of(trouble),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Another name for this one. */
  public static NameAnswer cname(String target) {
    return new NameAnswer(
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(target),
        Optional.empty(),
        Optional.empty());
  }

  /** The same at one resolver only: 0 or 1. */
  public NameAnswer withResolver(int index) {
    return new NameAnswer(OptionalInt.of(index), answer, addresses, cname, from, until);
  }

  /** The same with these addresses. */
  public NameAnswer withAddresses(String... ipv4) {
    return new NameAnswer(resolver, answer, List.of(ipv4), cname, from, until);
  }

  /** The same, but only after so much platform time. */
  public NameAnswer withFrom(Duration start) {
    return new NameAnswer(resolver, answer, addresses, cname, Optional.of(start), until);
  }

  /** The same, but not any more after so much platform time. */
  public NameAnswer withUntil(Duration end) {
    return new NameAnswer(resolver, answer, addresses, cname, from, Optional.of(end));
  }

  /** Whether it is meant for this resolver. */
  public boolean meantFor(int index) {
    return resolver.isEmpty() || resolver.getAsInt() == index;
  }

  /** Whether it counts so much platform time after it was set. */
  public boolean inTime(Duration elapsed) {
    return elapsed.compareTo(from.orElse(Duration.ZERO)) >= 0
        && until.map(end -> elapsed.compareTo(end) < 0).orElse(true);
  }

  /** Whether it gives addresses, however hard they are to get. */
  public boolean givesAddresses() {
    return answer.map(DnsTrouble::givesAddresses).orElse(true);
  }

  /**
   * Reads the form that scenario files use: one, or a list.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static List<NameAnswer> parse(JsonNode json) {
    if (!json.isArray()) {
      return List.of(ScenarioFile.part(json, NameAnswer.class));
    }
    List<NameAnswer> answers = new ArrayList<>();
    json.forEach(one -> answers.add(ScenarioFile.part(one, NameAnswer.class)));
    return List.copyOf(answers);
  }

  /** The form that scenario files use. */
  public ObjectNode json() {
    return ScenarioFile.tree(this);
  }

  static void requireAddress(String text) {
    if (!IPV4.matcher(text).matches()) {
      throw new IllegalArgumentException("not an IPv4 address: \"" + text + '"');
    }
  }
}
