package dev.phonefleet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ValueTest {
  @Test
  void aNumberIsItsAmountHoweverItIsWritten() {
    assertThat(amount("5")).isEqualTo(amount("5.0")).hasSameHashCodeAs(amount("5.0"));
    assertThat(amount("0")).isEqualTo(amount("0.00")).hasSameHashCodeAs(amount("0.00"));
    assertThat(amount("1E+2")).isEqualTo(amount("100")).hasToString("100");
    assertThat(amount("5")).isNotEqualTo(amount("5.1"));
  }

  @Test
  void quotesAroundAScalarDoNotMakeItAnother() {
    assertThat(Value.same(text("5"), amount("5"))).isTrue();
    assertThat(Value.same(amount("5"), text("5"))).isTrue();
    assertThat(Value.same(text("true"), new Value.Flag(true))).isTrue();
    assertThat(Value.same(new Value.Flag(false), text("false"))).isTrue();
  }

  @Test
  void scalarsThatSpellSomethingElseDiffer() {
    assertThat(Value.same(text("05"), amount("5"))).isFalse();
    assertThat(Value.same(text("true"), new Value.Flag(false))).isFalse();
    assertThat(Value.same(amount("1"), new Value.Flag(true))).isFalse();
    assertThat(Value.same(text(""), amount("0"))).isFalse();
  }

  @Test
  void aStructureIsNeverTheTextOfIt() {
    Value list = new Value.Structure("[1,2]");

    assertThat(Value.same(list, text("[1,2]"))).isFalse();
    assertThat(Value.same(list, new Value.Structure("[1,2]"))).isTrue();
    assertThat(Value.same(list, new Value.Structure("[2,1]"))).isFalse();
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value amount(String amount) {
    return new Value.Amount(new BigDecimal(amount));
  }
}
