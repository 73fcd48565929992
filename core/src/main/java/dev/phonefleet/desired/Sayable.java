package dev.phonefleet.desired;

import dev.phonefleet.fleet.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a file can say and be read back from: names with line breaks, for example, are none of it.
 */
public final class Sayable {
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_TEXT = 10_000;

  private Sayable() {}

  /** Whether a name or label can stand in a file. */
  public static boolean text(String text) {
    return text.length() <= LONGEST_TEXT && good(Scalars.text(quoted(text)));
  }

  /** Whether a description can stand in a file. */
  public static boolean prose(String text) {
    return text.length() <= LONGEST_TEXT && good(Scalars.prose(quoted(text)));
  }

  /** Whether a phone number can stand in a file. */
  public static boolean number(String text) {
    return good(Telephony.number(quoted(text)));
  }

  /** Whether a person can be named by this in a file. */
  public static boolean email(String text) {
    return text(text) && Telephony.isEmail(text);
  }

  /** Whether a setting can stand in a file: an empty text cannot, since that clears it. */
  public static boolean setting(String key, Value value) {
    boolean named =
        !key.isBlank()
            && key.length() <= LONGEST_KEY
            && key.chars().noneMatch(Character::isISOControl);
    return named
        && switch (value) {
          case Value.Text(String text) -> !text.isEmpty();
          case Value.Amount(var amount) -> Spelling.isDecimal(Json.plain(amount));
          case Value.Flag _ -> true;
          case Value.Structure(String json) -> structure(json);
        };
  }

  private static boolean structure(String json) {
    try {
      return plain(JsonMapper.shared().readTree(json));
    } catch (JacksonException unreadable) {
      return false;
    }
  }

  /** Whether everything in it is spelled as the reader would spell it. */
  private static boolean plain(JsonNode node) {
    if (node.isNumber()) {
      String plain = Json.plain(node.decimalValue());
      return Spelling.isDecimal(plain) && plain.equals(node.toString());
    }
    if (node.isString()) {
      return printable(node.asString());
    }
    boolean keys = node.propertyStream().allMatch(it -> printable(it.getKey()));
    return keys && node.valueStream().allMatch(Sayable::plain);
  }

  private static boolean printable(String text) {
    return text.chars().noneMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0);
  }

  private static Node.Scalar quoted(String text) {
    return new Node.Scalar(text, false, 0, 0);
  }

  private static boolean good(Checked<?> checked) {
    return checked instanceof Checked.Good<?>;
  }
}
