package dev.phonefleet.gate;

import dev.phonefleet.fleet.Ipv4;
import java.util.List;
import java.util.Set;

/** Which addresses may be connected to. */
final class Addresses {
  private Addresses() {}

  /**
   * Whether an address that a resolver named may be connected to. A name can be pointed at
   * anything; this host's own services, its link and the metadata services of clouds are not probed
   * on a stranger's word, only when the file expects the address.
   */
  static boolean permitted(String address, Set<String> declared) {
    if (declared.contains(address)) {
      return true;
    }
    if (!Ipv4.is(address)) {
      return false;
    }
    int first = Ipv4.part(address, 0);
    int second = Ipv4.part(address, 1);
    boolean linkLocal = first == 169 && second == 254;
    boolean otherMetadata =
        List.of("100.100.100.200", "168.63.129.16", "192.0.0.192").contains(address);
    return first != 0 && first != 127 && first < 224 && !linkLocal && !otherMetadata;
  }
}
