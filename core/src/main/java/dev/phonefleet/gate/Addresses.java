package dev.phonefleet.gate;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which addresses may be connected to. */
final class Addresses {
  private static final Pattern FOUR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private Addresses() {}

  /** Whether the text is an IPv4 address. */
  static boolean isLiteral(String text) {
    return FOUR.matcher(text).matches();
  }

  /**
   * Whether an address that a resolver named may be connected to. A name can be pointed at
   * anything; this host's own services, its link and the metadata services of clouds are not probed
   * on a stranger's word, only when the file expects the address.
   */
  static boolean permitted(String address, Set<String> declared) {
    if (declared.contains(address)) {
      return true;
    }
    var parts = FOUR.matcher(address);
    if (!parts.matches()) {
      return false;
    }
    int first = Integer.parseInt(parts.group(1));
    int second = Integer.parseInt(parts.group(2));
    boolean linkLocal = first == 169 && second == 254;
    boolean otherMetadata =
        List.of("100.100.100.200", "168.63.129.16", "192.0.0.192").contains(address);
    return first != 0 && first != 127 && first < 224 && !linkLocal && !otherMetadata;
  }
}
