package dev.phonefleet.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps a phone from coming up, with what to do about it. */
public enum Cause {
  /** The phone's resolver does not know the provisioning host. */
  NAME(
      "The phone cannot resolve its provisioning host",
      "Check which resolver DHCP gives the phones (option 6) and that it knows the provisioning"
          + " host; a cached \"no such name\" goes away by itself. Restart the phones after that.",
      "DNS RESOLVE RESOLVED RESOLUTION NXDOMAIN SERVFAIL HOSTNAME"),
  /** TLS, or its certificate. */
  CERTIFICATE(
      "The phone refuses the provisioning server's certificate",
      "Check the phone's clock (NTP) and its trusted authorities, update very old firmware, and"
          + " exempt *.genesyscloud.com from TLS inspection by proxies and firewalls.",
      "CERT CERTIFICATE TLS SSL X509 HANDSHAKE UNTRUSTED"),
  /** The wrong network. */
  VLAN(
      "The phone is in the wrong VLAN",
      "Check the switch port's voice VLAN, LLDP-MED or CDP, and DHCP option 132; then restart the"
          + " phone.",
      "VLAN LLDP CDP"),
  /** Something in between. */
  PROXY(
      "A proxy or firewall stands in the phone's way",
      "Put *.genesyscloud.com on the allow lists for 443 and 69, without proxy credentials and"
          + " without TLS inspection.",
      "PROXY 407 FIREWALL BLOCKED FILTERED"),
  /** UDP 69. */
  TFTP(
      "The phone gets no answer over TFTP",
      "Let UDP 69 and the answers from high ports through from the phones' VLAN to"
          + " *.genesyscloud.com, or have the phones boot over HTTPS (DHCP option 160).",
      "TFTP"),
  /** What DHCP says. */
  DHCP(
      "The phone got no usable answer from DHCP",
      "Check the scope of the phones' VLAN, and options 66, 150 and 160: diagnose --dhcp SERVER"
          + " compares them.",
      "DHCP BOOTP"),
  /** TCP 443, or any other way to the server. */
  HTTPS(
      "The phone does not reach its provisioning server",
      "Check the way from the phones' VLAN to *.genesyscloud.com on 443 (and 69): routing, VLAN,"
          + " firewall allow lists.",
      "HTTPS HTTP TCP UDP CONNECT CONNECTION UNREACHABLE NETWORK ROUTE TIMEOUT"),
  /** The firmware bundle. */
  FIRMWARE(
      "The phone did not get its firmware whole",
      "Leave it powered until it is done, check the line's quality, then restart it; do not write"
          + " to it meanwhile.",
      "FIRMWARE BUNDLE"),
  /** Registered too early, or the configuration is missing. */
  CONFIGURATION(
      "The phone registered and got no configuration",
      "Restart the phone now that its group is ACTIVE; if that does not help, try one write with"
          + " apply --repair-failed.",
      "CONFIGURATION CONFIG");

  private final String title;
  private final String next;

  /** Words of a code that mean this cause, separated by spaces. */
  private final String words;

  Cause(String title, String next, String words) {
    this.title = title;
    this.next = next;
    this.words = words;
  }

  /** What it is, as the beginning of a sentence. */
  public String title() {
    return title;
  }

  /** What to do. */
  public String next() {
    return next;
  }

  /** The word that stands for it in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What a code of the platform means, by the words in it: the platform's list of codes is not
   * known. Empty: the code says nothing to us, and stands as it is.
   */
  public static Optional<Cause> of(String code) {
    List<String> inCode =
        List.of(
            code.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1 $2")
                .toUpperCase(Locale.ROOT)
                .split("[^A-Z0-9]+", 40));
    for (Cause cause : values()) {
      if (Stream.of(cause.words.split(" ", -1)).anyMatch(inCode::contains)) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }
}
