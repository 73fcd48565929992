package dev.phonefleet.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The managed fields of a phone. Of a live phone: what it has. Of a declared phone: what the file
 * says; an empty field declares nothing and the live value stays.
 *
 * @param lines of a live phone always {@link Lines.Whole}
 * @param settings one by one: a key that is absent declares nothing
 * @param cleared paths that are declared to have no value, such as {@code description} or {@code
 *     settings.phone_label}
 * @param remote the number that a remote station is reached at
 * @param standalone whether its lines have numbers of their own
 * @param station what it is to its user
 */
public record PhoneFields(
    Optional<String> name,
    Optional<String> model,
    Optional<String> site,
    Optional<String> user,
    Optional<String> description,
    Optional<Lines> lines,
    Map<String, Value> settings,
    Set<String> cleared,
    Optional<String> remote,
    Optional<Boolean> standalone,
    Optional<Station> station) {
  /** Declares nothing. */
  public static final PhoneFields NONE =
      new PhoneFields(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Set.of());

  public PhoneFields {
    settings = Map.copyOf(settings);
    cleared = Set.copyOf(cleared);
  }

  /** Fields of a desk phone that says nothing of stations. */
  public PhoneFields(
      Optional<String> name,
      Optional<String> model,
      Optional<String> site,
      Optional<String> user,
      Optional<String> description,
      Optional<Lines> lines,
      Map<String, Value> settings,
      Set<String> cleared) {
    this(
        name,
        model,
        site,
        user,
        description,
        lines,
        settings,
        cleared,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
