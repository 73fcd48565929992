package dev.phonefleet.gate;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.desired.Position;
import dev.phonefleet.desired.ReachCheck;
import dev.phonefleet.desired.Readiness;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A group whose gates are written as a file would write them. */
final class GroupBuilder {
  private final String name;
  private boolean platforms = true;
  private Optional<String> dnsName = NameCheck.DEFAULT.name();
  private Duration dnsWait = NameCheck.DEFAULT.waitTimeout();
  private List<String> resolvers = NameCheck.DEFAULT.resolvers();
  private List<String> expect = List.of();
  private List<String> failoverHosts = List.of();
  private boolean written;
  private Optional<List<Integer>> tcp = Optional.empty();
  private Optional<List<Integer>> udp = Optional.empty();
  private Optional<String> tftpFile = Optional.empty();
  private Duration reachWait = ReachCheck.DEFAULT.waitTimeout();

  private GroupBuilder(String name) {
    this.name = name;
  }

  static GroupBuilder group(String name) {
    return new GroupBuilder(name);
  }

  GroupBuilder dnsName(String host) {
    dnsName = Optional.of(host);
    return this;
  }

  GroupBuilder dnsWait(long seconds) {
    dnsWait = Duration.ofSeconds(seconds);
    return this;
  }

  GroupBuilder resolvers(String... all) {
    resolvers = List.of(all);
    return this;
  }

  GroupBuilder expect(String... addresses) {
    expect = List.of(addresses);
    return this;
  }

  GroupBuilder failover(String... hosts) {
    failoverHosts = List.of(hosts);
    return this;
  }

  /** {@code reach: {}}. */
  GroupBuilder reach() {
    written = true;
    return this;
  }

  GroupBuilder tcp(Integer... ports) {
    tcp = Optional.of(Arrays.asList(ports));
    return reach();
  }

  GroupBuilder udp(Integer... ports) {
    udp = Optional.of(Arrays.asList(ports));
    return reach();
  }

  GroupBuilder tftpFile(String file) {
    tftpFile = Optional.of(file);
    return reach();
  }

  GroupBuilder reachWait(long seconds) {
    reachWait = Duration.ofSeconds(seconds);
    return reach();
  }

  /** The platform gives the group no host. */
  GroupBuilder onlyNamed() {
    platforms = false;
    return this;
  }

  DesiredGroup build() {
    return new DesiredGroup(
        new GroupName(name),
        new Position("fleet.yaml", 7, 5),
        GroupFields.NOTHING,
        Optional.empty(),
        false,
        Readiness.DEFAULT,
        new NameCheck(dnsName, dnsWait, resolvers, expect, NameCheck.DEFAULT.interval(), platforms),
        new ReachCheck(written, tcp, udp, tftpFile, reachWait, ReachCheck.DEFAULT.interval()),
        failoverHosts,
        false,
        List.of());
  }
}
