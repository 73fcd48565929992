package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.outside.Live;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a phone's hardware is what its base settings are for. A phone with settings of another
 * make is accepted by the platform and never provisions.
 */
final class Fit {
  /** Prefixes that makers of desk phones registered, by the first six digits. */
  private static final Map<String, String> MAKERS =
      Map.ofEntries(
          Map.entry("0004f2", "polycom"),
          Map.entry("64167f", "polycom"),
          Map.entry("482567", "polycom"),
          Map.entry("00907a", "polycom"),
          Map.entry("00908f", "audiocodes"),
          Map.entry("001565", "yealink"),
          Map.entry("805ec0", "yealink"),
          Map.entry("805e0c", "yealink"),
          Map.entry("249ad8", "yealink"),
          Map.entry("000413", "snom"),
          Map.entry("000b82", "grandstream"),
          Map.entry("00085d", "aastra"));

  private Fit() {}

  /**
   * A warning when the model is for another make than the phone.
   *
   * @param base its base settings, whose meta base's id begins with the make
   */
  static Optional<Diagnostic> warning(
      DesiredPhone phone, String model, Live.Named base, Optional<Live.Phone> live) {
    String make = make(base.word());
    if (make.isEmpty() || make.equals("generic") || make.equals("inin")) {
      return Optional.empty();
    }
    Optional<String> said = live.flatMap(it -> it.about().hardware()).map(Fit::make);
    Optional<String> registered =
        phone.key() instanceof PhoneKey.Mac(var mac)
            ? Optional.ofNullable(MAKERS.get(mac.hex().substring(0, 6)))
            : Optional.empty();
    Optional<String> other =
        said.or(() -> MAKERS.containsValue(make) ? registered : Optional.empty())
            .filter(it -> !it.equals(make) && !alike(it, make));
    return other.map(it ->
        Diagnostic.warning(
            "phone.other-make",
            phone.at() + " (phone " + phone.key() + ")",
            "The model \"" + model + "\" is for " + make + ", the phone is by " + it + ".",
            said.isPresent()
                ? "The phone itself says so."
                : "The first digits of its MAC address are registered for that maker.",
            "Phones whose base settings are of another make never provision: check model and"
                + " mac."));
  }

  /** Names of one maker: Polycom became Poly. */
  private static boolean alike(String one, String other) {
    return one.startsWith("poly") && other.startsWith("poly");
  }

  private static String make(String text) {
    String folded = text.toLowerCase(Locale.ROOT).strip();
    int end = 0;
    while (end < folded.length() && Character.isLetter(folded.charAt(end))) {
      end++;
    }
    return folded.substring(0, end);
  }
}
