package dev.phonefleet.cli;

import dev.phonefleet.network.Routes;
import dev.phonefleet.outside.Call;
import dev.phonefleet.simulator.network.PhoneNetwork;
import dev.phonefleet.simulator.scenario.Network;
import dev.phonefleet.simulator.scenario.Region;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Leads every probe into a simulated cloud, whatever address it names: nothing leaves this host.
 * Thread-safe.
 */
final class SimulatedRoutes implements Routes {
  /** Where the tenant's region seems to be: an address that is kept for documentation. */
  static final String HOME = "203.0.113.10";

  /** Where every other region seems to be. */
  static final String OTHER = "198.51.100.10";

  private final PhoneNetwork network;
  private final List<String> resolvers = new ArrayList<>();

  /**
   * Resolvers take turns being the first or the second one of the cloud.
   *
   * @param order of those that are known; others follow as they are asked
   */
  SimulatedRoutes(PhoneNetwork network, List<String> order) {
    this.network = network;
    this.resolvers.addAll(order);
  }

  /** A network whose addresses these routes know. */
  static Network at(Network network) {
    return network.withAddresses(HOME, OTHER);
  }

  @Override
  public synchronized String resolver(String spec) {
    if (!spec.equals(Call.Dns.SYSTEM) && !resolvers.contains(spec)) {
      resolvers.add(spec);
    }
    int index = Math.max(0, resolvers.indexOf(spec)) % network.resolvers().size();
    InetSocketAddress at = network.resolvers().get(index);
    return at.getAddress().getHostAddress() + ":" + at.getPort();
  }

  @Override
  public InetSocketAddress tcp(InetSocketAddress named) {
    return network.https(region(named));
  }

  @Override
  public InetSocketAddress udp(InetSocketAddress named) {
    return network.tftp(region(named));
  }

  private static Region region(InetSocketAddress named) {
    return named.getAddress().getHostAddress().equals(OTHER) ? Region.OTHER : Region.HOME;
  }
}
