package dev.phonefleet.simulator.network;

import dev.phonefleet.simulator.cloud.Bootstrap;
import dev.phonefleet.simulator.cloud.Cloud;
import dev.phonefleet.simulator.cloud.Pace;
import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Certificate;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.Network;
import dev.phonefleet.simulator.scenario.PerRegion;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.TftpMode;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All servers of the network. Closing ends them with every connection. */
public final class NetworkServers implements PhoneNetwork, AutoCloseable {
  private final Crew crew = new Crew();
  private final Bootstrap bootstrap;
  private final NameBook names;
  private final List<Resolver> resolvers;
  private final PerRegion<HttpsEndpoint> https;
  private final PerRegion<TftpEndpoint> tftp;

  /** Starts listening; fails when a port that the scenario names is in use. */
  public NetworkServers(Scenario scenario, InstantSource clock, Cloud cloud, Tally tally) {
    Network network = scenario.network();
    Pace pace = new Pace(clock, scenario.factor());
    this.bootstrap = cloud.bootstrap();
    this.names = new NameBook(network, cloud.hosts(), pace);
    try {
      this.resolvers =
          List.of(
              new Resolver(crew, 0, network.dnsPorts().get(0), names, pace, tally),
              new Resolver(crew, 1, network.dnsPorts().get(1), names, pace, tally));
      this.https =
          new PerRegion<>(
              https(network, Region.HOME, network.httpsPorts().get(0), tally),
              https(network, Region.OTHER, network.httpsPorts().get(1), tally));
      this.tftp =
          new PerRegion<>(
              tftp(network, Region.HOME, network.tftpPorts().get(0), tally),
              tftp(network, Region.OTHER, network.tftpPorts().get(1), tally));
    } catch (RuntimeException cannotListen) {
      crew.close();
      throw cannotListen;
    }
    if (network.phonesDependOnIt()) {
      bootstrap.dependOn(this::obstacle);
    }
  }

  @Override
  public List<InetSocketAddress> resolvers() {
    return resolvers.stream().map(resolver -> Loopback.at(resolver.port())).toList();
  }

  @Override
  public InetSocketAddress https(Region region) {
    return Loopback.at(https.in(region).port());
  }

  @Override
  public InetSocketAddress tftp(Region region) {
    return Loopback.at(tftp.in(region).port());
  }

  @Override
  public Map<String, List<NameAnswer>> names() {
    return names.said();
  }

  @Override
  public HttpsBehavior httpsBehavior(Region region) {
    return https.in(region).behavior();
  }

  @Override
  public TftpMode tftpMode(Region region) {
    return tftp.in(region).mode();
  }

  @Override
  public void setName(String name, NameAnswer... answers) {
    bootstrap.settle();
    names.say(name, List.of(answers));
  }

  @Override
  public void setHttps(Region region, HttpsBehavior behavior) {
    bootstrap.settle();
    https.in(region).set(behavior);
  }

  @Override
  public void setTftp(Region region, TftpMode mode) {
    tftp.in(region).set(mode);
  }

  @Override
  public void close() {
    crew.close();
  }

  /** TFTP is not looked at: phones that have HTTPS do not need it. */
  private Optional<FailureCode> obstacle(String host, Region region, Instant at) {
    if (!names.find(host, 0, at).resolves() && !names.find(host, 1, at).resolves()) {
      return Optional.of(FailureCode.DNS_RESOLUTION_FAILED);
    }
    HttpsBehavior behavior = httpsBehavior(region);
    if (behavior.mode() != Mode.OPEN) {
      return Optional.of(FailureCode.HTTPS_UNREACHABLE);
    }
    return behavior.certificate() == Certificate.GOOD
        ? Optional.empty()
        : Optional.of(FailureCode.CERTIFICATE_INVALID);
  }

  private HttpsEndpoint https(Network network, Region region, int port, Tally tally) {
    return new HttpsEndpoint(crew, region, network.https().in(region), port, tally);
  }

  private TftpEndpoint tftp(Network network, Region region, int port, Tally tally) {
    return new TftpEndpoint(crew, region, network.tftp().in(region), port, tally);
  }
}
