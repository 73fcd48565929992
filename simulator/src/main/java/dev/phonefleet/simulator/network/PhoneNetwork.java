package dev.phonefleet.simulator.network;

import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.TftpMode;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/**
 * The resolvers and provisioning servers of a simulated cloud. Ports stay the same for the
 * simulator's life, whatever a mode says. Safe for use by many threads.
 */
public interface PhoneNetwork {

  /** The two resolvers, each over UDP and TCP. */
  List<InetSocketAddress> resolvers();

  /** The HTTPS endpoint of a region. */
  InetSocketAddress https(Region region);

  /** The TFTP endpoint of a region. */
  InetSocketAddress tftp(Region region);

  /** The names about which something was said, by lower-case name without a final dot. */
  Map<String, List<NameAnswer>> names();

  /** How the HTTPS endpoint of a region answers. */
  HttpsBehavior httpsBehavior(Region region);

  /** How the TFTP endpoint of a region answers. */
  TftpMode tftpMode(Region region);

  /**
   * Says from now on what a name is answered, instead of all that was said about it before; without
   * any answers it is as if nothing had ever been said. Times count from now.
   */
  void setName(String name, NameAnswer... answers);

  /** Changes how the HTTPS endpoint of a region answers new connections. */
  void setHttps(Region region, HttpsBehavior behavior);

  /** Changes how the TFTP endpoint of a region answers. */
  void setTftp(Region region, TftpMode mode);
}
