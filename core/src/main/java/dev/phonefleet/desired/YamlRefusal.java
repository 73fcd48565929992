package dev.phonefleet.desired;

import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Ends the building of a tree: what stands here is not accepted, whatever follows. */
final class YamlRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String LIMIT = "The limit protects memory and time.";

  private final transient Optional<Mark> mark;
  private final transient Mistake mistake;

  private YamlRefusal(Event event, Code code, String what, String why, String next) {
    this(event, new Mistake(code, what, why, next));
  }

  private YamlRefusal(Event event, Mistake mistake) {
    super(mistake.what(), null, false, false);
    this.mark = event.getStartMark();
    this.mistake = mistake;
  }

  Optional<Mark> mark() {
    return mark;
  }

  Mistake mistake() {
    return mistake;
  }

  static YamlRefusal tooLarge(Event event, String what) {
    return new YamlRefusal(
        event,
        Code.TOO_LARGE,
        what,
        LIMIT,
        "Check that it is the right file; phones belong in CSV inventories.");
  }

  static YamlRefusal tooDeep(Event event, int most) {
    return new YamlRefusal(
        event,
        Code.TOO_DEEP,
        "Values nest more than " + most + " levels deep here.",
        LIMIT,
        "Write it flatter.");
  }

  static YamlRefusal secondDocument(Event event) {
    return new YamlRefusal(
        event,
        Code.YAML_FEATURE,
        "A second document starts here.",
        "The file is one YAML document.",
        "Remove the line with ---, or use two files.");
  }

  static YamlRefusal complexKey(Event event) {
    return new YamlRefusal(
        event,
        Code.YAML_FEATURE,
        "A list or mapping stands where a key belongs.",
        "Keys are single words. A brace or bracket in a text without quotes reads like this.",
        "Quote the text, or write a key.");
  }

  static YamlRefusal halfCharacter(Event event) {
    return new YamlRefusal(event, syntax("an escape names half a character"));
  }

  static YamlRefusal alias(NodeEvent event) {
    return feature(event, "The alias *" + anchor(event));
  }

  /** Refuses an anchor or a tag. */
  static void checkExtras(NodeEvent event, Optional<String> tag) {
    if (event.getAnchor().isPresent()) {
      throw feature(event, "The anchor &" + anchor(event));
    }
    if (tag.isPresent()) {
      throw feature(event, "The tag " + Mistake.shown(tag.get()));
    }
  }

  private static String anchor(NodeEvent event) {
    return event.getAnchor().map(Anchor::getValue).orElse("");
  }

  private static YamlRefusal feature(Event event, String what) {
    return new YamlRefusal(
        event,
        Code.YAML_FEATURE,
        what + " is not accepted.",
        "Anchors, aliases and tags are refused, so that the file says what stands in it.",
        "Write the value out; for phones, `defaults` saves repetition.");
  }

  static Mistake endless() {
    return new Mistake(
        Code.TOO_LARGE,
        "A value or comment behind this place is longer than a million characters.",
        LIMIT + " A closing quote may be missing.",
        "Shorten it, or close the quote.");
  }

  static Mistake unprintable(int codePoint) {
    return new Mistake(
        Code.SYNTAX,
        String.format(Locale.ROOT, "The character U+%04X may not stand in a YAML file.", codePoint),
        "YAML allows only characters that can be printed.",
        "Remove it; in a text with double quotes it can be written as an escape.");
  }

  static Mistake syntax(String problem) {
    return syntax(problem, Optional.empty());
  }

  /** What the parser says, in its own words. */
  static Mistake syntax(String problem, Optional<String> context) {
    return new Mistake(
        Code.SYNTAX,
        "This is not valid YAML: " + problem + ".",
        context.map(words -> "Seen " + words + ".").orElse("The parser could not go on."),
        problem.contains("TAB")
            ? "Indent with spaces, not with tabs."
            : "Correct it here or just before; the rest of the file was not looked at.");
  }
}
