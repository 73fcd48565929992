package dev.phonefleet.cli;

import java.util.Set;
import picocli.CommandLine;

/** What is said about a command line that makes no sense. */
final class Usage {
  private static final Set<String> LATER =
      Set.of(
          "history",
          "show",
          "rollback",
          "audit",
          "resolve",
          "drift",
          "replace",
          "destroy",
          "explain",
          "completion");

  private Usage() {}

  static String words(CommandLine.ParameterException wrong) {
    String message = String.valueOf(wrong.getMessage());
    if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
      for (String argument : unmatched.getUnmatched()) {
        if (LATER.contains(argument)) {
          return "the command " + argument + " does not act yet in this release";
        }
      }
    }
    return message + suggestion(wrong);
  }

  private static String suggestion(CommandLine.ParameterException wrong) {
    if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
      return unmatched.getSuggestions().stream()
          .findFirst()
          .map(near -> "; did you mean " + near + "?")
          .orElse("");
    }
    return "";
  }

  static String name(CommandLine command) {
    return command.getParent() == null ? "" : " " + command.getCommandName();
  }
}
