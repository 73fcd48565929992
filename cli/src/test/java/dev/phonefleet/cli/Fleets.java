package dev.phonefleet.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pieces of fleet files. */
final class Fleets {
  private Fleets() {}

  /** The nth hardware address. */
  static String mac(int n) {
    return String.format(Locale.ROOT, "00:04:f2:aa:00:%02x", n);
  }

  /** A row of the nth phone with the name "Phone n". */
  static String phone(int n) {
    return phone(n, "Phone " + n);
  }

  /** A row of the nth phone. */
  static String phone(int n, String name) {
    return "{mac: \"" + mac(n) + "\", name: \"" + name + "\", model: VVX 450}";
  }

  /** Rows of the phones from the first to the last. */
  static String[] phones(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Fleets::phone).toArray(String[]::new);
  }

  /** A group on edge-1 that is looked at often. */
  static String group(String name, String... rows) {
    return groupWith(name, List.of("primaryEdge: edge-1"), rows);
  }

  /** A group with these keys that is looked at often and has to be ACTIVE within 20 s. */
  static String groupWith(String name, List<String> keys, String... rows) {
    boolean own = keys.stream().anyMatch(key -> key.startsWith("readiness"));
    Stream<String> ready =
        own ? Stream.of() : Stream.of("readiness: {timeout: 20s, interval: 200ms}");
    String head = "  - name: " + name + "\n";
    String body =
        Stream.concat(ready, keys.stream())
            .map(key -> "    " + key + "\n")
            .collect(Collectors.joining());
    String phones =
        rows.length == 0
            ? ""
            : Arrays.stream(rows)
                .map(row -> "        - " + row + "\n")
                .collect(Collectors.joining("", "    phones:\n      list:\n", ""));
    return head + body + phones;
  }
}
