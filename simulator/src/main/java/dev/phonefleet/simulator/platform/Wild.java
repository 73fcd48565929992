package dev.phonefleet.simulator.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of filters, in which a star stands for anything. */
final class Wild {
  private Wild() {}

  /** Texts that match exactly. */
  static Predicate<String> exact(String filter) {
    return filter.indexOf('*') < 0 ? filter::equals : pattern(filter, 0);
  }

  /** Names, without case. */
  static Predicate<String> name(String filter) {
    if (filter.indexOf('*') >= 0) {
      return pattern(filter, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
    String wanted = filter.toLowerCase(Locale.ROOT);
    return name -> name.toLowerCase(Locale.ROOT).equals(wanted);
  }

  /** One of several names that are separated by commas. */
  static Predicate<String> names(String filter) {
    List<Predicate<String>> each =
        Arrays.stream(filter.split(",")).map(one -> name(one.strip())).toList();
    return name -> each.stream().anyMatch(one -> one.test(name));
  }

  private static Predicate<String> pattern(String filter, int flags) {
    String regex =
        Arrays.stream(filter.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(regex, flags | Pattern.DOTALL).asMatchPredicate();
  }
}
