package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import java.util.Optional;
import java.util.regex.Pattern;

/** What phones of each kind need to be made. */
public final class PhoneKinds {
  /** The meta base of every WebRTC phone. Source: Genesys' own Terraform provider. */
  private static final String WEBRTC = "inin_webrtc_softphone.json";

  private static final Pattern A_LINE = Pattern.compile("\"lines\"\\s*:\\s*\\[\\s*\\{");

  private PhoneKinds() {}

  /** Whether base settings are for phones of this kind: WebRTC phones have their own. */
  public static boolean fits(PhoneKey key, Live.Named base) {
    return key instanceof PhoneKey.WebRtc == base.word().equals(WEBRTC);
  }

  /** What speaks against the base settings for this kind of phone. */
  static Optional<Diagnostic> mismatch(DesiredPhone phone, Optional<Live> base) {
    if (!(base.orElse(null) instanceof Live.Named named)) {
      return Optional.empty();
    }
    if (fits(phone.key(), named)) {
      return Optional.empty();
    }
    boolean webRtc = phone.key() instanceof PhoneKey.WebRtc;
    return Optional.of(
        Diagnostic.error(
            "model.other-kind",
            phone.at() + " (phone " + phone.key() + ")",
            webRtc
                ? "\"" + named.name() + "\" are no base settings of WebRTC phones."
                : "\"" + named.name() + "\" are base settings of WebRTC phones.",
            webRtc
                ? "Without mac and remote a phone is the WebRTC phone of its user; the meta base is"
                    + " "
                    + named.word()
                    + "."
                : "A phone with mac or remote is none.",
            webRtc ? "Write the phone's mac, or another model." : "Write another model."));
  }

  static Diagnostic incomplete(DesiredPhone phone) {
    String key = phone.fields().name().isEmpty() ? "name" : "model";
    return Diagnostic.error(
        "phone.no-" + key,
        phone.at() + " (phone " + phone.key() + ")",
        "Phone " + phone.key() + " does not exist and has no " + key + ".",
        "A phone is created with its name and its model.",
        "Write its " + key + (key.equals("model") ? ", or one under defaults." : "."));
  }

  /** A phone has at least one line on this platform, whatever is asked for. */
  static Optional<Diagnostic> noLine(DesiredPhone phone) {
    boolean none =
        phone.fields().cleared().contains("lines")
            || (phone.fields().lines().orElse(null) instanceof Lines.Whole(var lines)
                && lines.isEmpty());
    return none
        ? Optional.of(
            Diagnostic.error(
                "phone.no-line",
                phone.at() + " (phone " + phone.key() + ")",
                "Phone " + phone.key() + " is to have no line.",
                "A phone has at least one line on this platform.",
                "Write its lines, or leave `lines` out: then they stay as they are."))
        : Optional.empty();
  }

  /** Base settings without a line give phones that nobody can be reached at. */
  static Optional<Diagnostic> lineless(DesiredPhone phone, Document template) {
    return A_LINE.matcher(template.json()).find()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                "model.no-line",
                phone.at() + " (phone " + phone.key() + ")",
                "The base settings \"" + phone.fields().model().orElse("") + "\" have no line.",
                "The platform refuses a phone without lines.",
                "Add line base settings to them in the admin page, or write another model."));
  }
}
