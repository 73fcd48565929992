package dev.phonefleet.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line, spelled as in the file: 500ms, 30s, 10m, 1h. */
final class Times implements ITypeConverter<Duration> {
  private static final Pattern SPELLING = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  @Override
  public Duration convert(String value) {
    Matcher matcher = SPELLING.matcher(value.strip());
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "\"" + value + "\" is no time; write 500ms, 30s, 10m or 1h");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
