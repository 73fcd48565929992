package dev.phonefleet.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A query parameter.
 *
 * @param type of its values, one by one where it is a list
 * @param values that it may have, empty where any will do; one that ends in a star stands for all
 *     with that beginning
 */
record Parameter(String name, boolean required, boolean list, String type, List<String> values) {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");

  List<String> findings(Collection<String> given) {
    if (given.isEmpty()) {
      return required ? List.of("query parameter " + name + " is missing") : List.of();
    }
    List<String> findings = new ArrayList<>();
    if (!list && given.size() > 1) {
      findings.add("query parameter " + name + " is given " + given.size() + " times");
    }
    given.stream()
        .flatMap(text -> list ? List.of(text.split(",", -1)).stream() : List.of(text).stream())
        .forEach(text -> check(text, findings));
    return findings;
  }

  private void check(String text, List<String> findings) {
    boolean typed =
        switch (type) {
          case "integer" -> isInteger(text);
          case "boolean" -> text.equals("true") || text.equals("false");
          default -> true;
        };
    if (!typed) {
      findings.add("query parameter " + name + " is no " + type + ": " + text);
    } else if (!values.isEmpty() && values.stream().noneMatch(value -> fits(value, text))) {
      findings.add("query parameter " + name + " is none of " + values + ": " + text);
    }
  }

  /** All numbers of the query are published as 32 bits wide. */
  private static boolean isInteger(String text) {
    return INTEGER.matcher(text).matches() && Long.parseLong(text) == (int) Long.parseLong(text);
  }

  private static boolean fits(String value, String text) {
    if (!value.endsWith("*")) {
      return value.equals(text);
    }
    String beginning = value.substring(0, value.length() - 1);
    return text.startsWith(beginning) && text.length() > beginning.length();
  }
}
