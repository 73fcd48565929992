package dev.phonefleet.fleet;

import java.math.BigDecimal;

/** The value of a setting, in the type that JSON has for it. */
public sealed interface Value {
  /** A string. */
  record Text(String text) implements Value {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A number; compared by amount, so that 5 and 5.0 are one value. */
  record Amount(BigDecimal amount) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Amount that && amount.compareTo(that.amount) == 0;
    }

    @Override
    public int hashCode() {
      return amount.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
      return amount.toPlainString();
    }
  }

  /** True or false. */
  record Flag(boolean on) implements Value {
    @Override
    public String toString() {
      return Boolean.toString(on);
    }
  }

  /** An array or object, as canonical JSON text (keys sorted, no white space). */
  record Structure(String json) implements Value {
    @Override
    public String toString() {
      return json;
    }
  }

  /**
   * Whether two values mean the same to the platform: scalars are compared by what they spell,
   * since servers and inventories disagree about quotes around numbers.
   */
  static boolean same(Value one, Value other) {
    if (one.equals(other)) {
      return true;
    }
    if (one instanceof Amount(BigDecimal amount) && other instanceof Text(String text)) {
      return spells(text, amount);
    }
    if (other instanceof Amount(BigDecimal amount) && one instanceof Text(String text)) {
      return spells(text, amount);
    }
    boolean scalars = !(one instanceof Structure) && !(other instanceof Structure);
    return scalars && one.toString().equals(other.toString());
  }

  private static boolean spells(String text, BigDecimal amount) {
    return text.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?")
        && new BigDecimal(text).compareTo(amount) == 0;
  }
}
