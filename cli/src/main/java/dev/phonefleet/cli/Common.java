package dev.phonefleet.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that every command has. */
final class Common {
  @Option(names = "--json", description = "One JSON object per line on stdout.")
  boolean json;

  @Option(names = "--no-color", description = "No colours.")
  boolean noColor;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only results and errors.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Every object.")
  boolean verbose;

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = Times.class,
      description = "How long a command that writes waits for another run to end (default: 0s).")
  Duration lockTimeout = Duration.ZERO;

  /** Whether the plan is shown whatever {@code -q} says: it is the result, or it is asked about. */
  boolean asks;

  /** Options of commands that talk to an organisation. */
  static final class Online {
    @Option(
        names = "--state",
        paramLabel = "DIR",
        converter = Folder.class,
        description = "Folder for manifest and lock (default: .phonefleet beside FILE).")
    @Nullable String state;

    @Option(
        names = "--allow-host",
        paramLabel = "HOST",
        description = "Accept this host although it is no Genesys Cloud domain.")
    List<String> allowHost = new ArrayList<>();

    @Option(
        names = "--profile",
        paramLabel = "NAME",
        description = "Use credentials and region of this profile of the gc CLI.")
    @Nullable String profile;

    @Option(
        names = "--simulate",
        description = "Use an embedded cloud seeded from the file: no account, no network.")
    boolean simulate;
  }

  /** A folder; databases come later. */
  static final class Folder implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (value.startsWith("jdbc:")) {
        throw new TypeConversionException(
            "a database as --state does not act yet in this release; name a folder");
      }
      return value;
    }
  }

  /** Options of commands that pass gates. */
  static final class Gates {
    private static final Set<String> KNOWN = Set.of("dns", "reach", "region");

    @Option(
        names = "--skip-gate",
        split = ",",
        paramLabel = "GATE",
        converter = Gate.class,
        description = "Pass the gates dns, reach or region unchecked.")
    List<String> skipGate = new ArrayList<>();

    @Option(
        names = "--allow-edge-moves",
        description = "Change the edges of existing groups where the file names others.")
    boolean allowEdgeMoves;

    boolean skips(String gate) {
      return skipGate.contains(gate);
    }

    static final class Gate implements ITypeConverter<String> {
      @Override
      public String convert(String value) {
        if (!KNOWN.contains(value)) {
          throw new TypeConversionException(
              "there is no gate \"" + value + "\" that can be skipped; dns, reach and region can");
        }
        return value;
      }
    }
  }

  /** The file that a command is about. */
  static Path file(Optional<Path> named) {
    return named.orElse(Path.of("fleet.yaml"));
  }
}
