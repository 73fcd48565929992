package dev.phonefleet.desired;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which ports of the hosts that a group's phones boot from are to be open before phones are
 * written.
 *
 * @param written whether the file has the key: then a closed TCP port holds the phones; else the
 *     ports are looked at once and only ever warned about
 * @param tcp empty: the port of the provisioning URL
 * @param udp asked over TFTP; empty: none where {@code reach} is written, else 69
 * @param tftpFile what is asked for; empty: a file that cannot exist
 * @param waitTimeout how long it may take once the name resolves; zero: one look
 * @param interval from one look to the next
 */
public record ReachCheck(
    boolean written,
    Optional<List<Integer>> tcp,
    Optional<List<Integer>> udp,
    Optional<String> tftpFile,
    Duration waitTimeout,
    Duration interval) {
  /** Not written. */
  public static final ReachCheck DEFAULT =
      new ReachCheck(
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2));

  public ReachCheck {
    tcp = tcp.map(List::copyOf);
    udp = udp.map(List::copyOf);
  }
}
