package dev.phonefleet.simulator.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query of a request, decoded.
 *
 * @param pairs names and values in their order
 */
public record Query(List<Map.Entry<String, String>> pairs) {
  /** Copies the pairs. */
  public Query {
    pairs = List.copyOf(pairs);
  }

  /** The first value; empty when there is none or nothing in it. */
  Optional<String> text(String name) {
    return pairs.stream()
        .filter(pair -> pair.getKey().equals(name) && !pair.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() ->
            Problem.of(400, "bad.request", "The query parameter " + name + " is required")
                .at(name));
  }

  /** All values, be they repeated or separated by commas. */
  Set<String> values(String name) {
    Set<String> values = new LinkedHashSet<>();
    pairs.stream()
        .filter(pair -> pair.getKey().equals(name))
        .flatMap(pair -> Arrays.stream(pair.getValue().split(",")))
        .map(String::strip)
        .forEach(values::add);
    return values;
  }

  Optional<Boolean> flag(String name) {
    return text(name).map(Boolean::parseBoolean);
  }

  OptionalInt number(String name) {
    Optional<String> text = text(name);
    try {
      return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.get()));
    } catch (NumberFormatException e) {
      throw Problem.of(
              400, "invalid.query.param.value", name + " must be a whole number, not " + text.get())
          .at(name);
    }
  }

  /** The same query for another page, as it stands in an address. */
  String forPage(int number, int size) {
    Stream<String> others =
        pairs.stream()
            .filter(
                pair -> !pair.getKey().equals("pageNumber") && !pair.getKey().equals("pageSize"))
            .map(pair ->
                pair.getKey() + '=' + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8));
    return Stream.concat(others, Stream.of("pageSize=" + size, "pageNumber=" + number))
        .collect(Collectors.joining("&", "?", ""));
  }
}
