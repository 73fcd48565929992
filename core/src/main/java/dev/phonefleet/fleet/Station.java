package dev.phonefleet.fleet;

/** What a phone's station is to its user. */
public enum Station {
  /** Nothing is asked for; nobody is taken off it. */
  NONE,
  /** The user is put on it now. */
  ASSOCIATED,
  /** It is the user's default station. */
  DEFAULT;

  /** The word in the file. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
