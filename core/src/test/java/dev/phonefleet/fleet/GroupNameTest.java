package dev.phonefleet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GroupNameTest {
  @Test
  void namesThatDifferOnlyInCaseAreOneName() {
    assertThat(new GroupName("Berlin-HQ"))
        .isEqualTo(new GroupName("berlin-hq"))
        .hasSameHashCodeAs(new GroupName("BERLIN-hq"))
        .isEqualByComparingTo(new GroupName("berlin-hq"));
    assertThat(new GroupName("berlin-hq")).isNotEqualTo(new GroupName("berlin-hq2"));
  }

  @Test
  void theSpellingThatWasGivenIsKept() {
    assertThat(new GroupName("Berlin-HQ")).hasToString("Berlin-HQ");
  }

  @Test
  void hashedAndSortedMapsFindItInAnyCase() {
    Map<GroupName, String> hashed = Map.of(new GroupName("Berlin"), "found");
    Map<GroupName, String> sorted = new TreeMap<>(hashed);

    assertThat(hashed).containsEntry(new GroupName("BERLIN"), "found");
    assertThat(sorted).containsEntry(new GroupName("berlin"), "found");
  }

  @Test
  void theLocaleOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));

      assertThat(new GroupName("ISTANBUL")).isEqualTo(new GroupName("istanbul"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
