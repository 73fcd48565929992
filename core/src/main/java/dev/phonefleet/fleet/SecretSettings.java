package dev.phonefleet.fleet;

import java.util.Locale;
import java.util.Set;

/**
 * Which settings hold secrets: those whose key contains {@code password}, {@code pin} or {@code
 * secret} in any case, and those that the file names.
 *
 * @param named further keys, exactly as settings spell them
 */
public record SecretSettings(Set<String> named) {
  public SecretSettings {
    named = Set.copyOf(named);
  }

  /** Whether the setting's value must not be shown. */
  public boolean covers(String key) {
    String folded = key.toLowerCase(Locale.ROOT);
    return named.contains(key)
        || folded.contains("password")
        || folded.contains("pin")
        || folded.contains("secret");
  }
}
