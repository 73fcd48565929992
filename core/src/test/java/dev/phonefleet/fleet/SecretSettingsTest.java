package dev.phonefleet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretSettingsTest {
  private static final SecretSettings SECRETS = new SecretSettings(Set.of("phone_unlockCode"));

  @Test
  void keysThatSpeakOfPasswordsPinsAndSecretsAreCoveredInAnyCase() {
    assertThat(SECRETS.covers("phone_adminPassword")).isTrue();
    assertThat(SECRETS.covers("PASSWORD")).isTrue();
    assertThat(SECRETS.covers("userPin")).isTrue();
    assertThat(SECRETS.covers("sip_Secret_2")).isTrue();
  }

  @Test
  void keysThatTheFileNamesAreCoveredExactlyAsSpelled() {
    assertThat(SECRETS.covers("phone_unlockCode")).isTrue();
    assertThat(SECRETS.covers("phone_unlockcode")).isFalse();
  }

  @Test
  void otherKeysAreShown() {
    assertThat(SECRETS.covers("phone_label")).isFalse();
    assertThat(SECRETS.covers("")).isFalse();
    assertThat(new SecretSettings(Set.of()).covers("phone_unlockCode")).isFalse();
  }

  @Test
  void namingMoreKeysAfterwardsChangesNothing() {
    Set<String> named = new HashSet<>();
    SecretSettings secrets = new SecretSettings(named);

    named.add("phone_label");

    assertThat(secrets.covers("phone_label")).isFalse();
  }

  @Test
  void aSecretIsNeverSpelledOut() {
    Optional<Value> old = Optional.of(new Value.Text("hunter2"));
    FieldChange change = new FieldChange("settings.pin", old, Optional.empty(), true);

    assertThat(new Secret("hunter2").toString()).isEqualTo("(secret)");
    assertThat(change.toString()).doesNotContain("hunter2").contains("(secret)");
    assertThat(change.shownFrom()).contains(new Value.Text("(secret)"));
    assertThat(change.shownTo()).isEmpty();
  }
}
