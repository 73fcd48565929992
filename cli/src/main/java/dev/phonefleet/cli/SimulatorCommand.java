package dev.phonefleet.cli;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.simulator.Simulator;
import dev.phonefleet.simulator.network.PhoneNetwork;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import dev.phonefleet.simulator.scenario.published.OrgPool;
import dev.phonefleet.simulator.scenario.published.OrgSite;
import dev.phonefleet.simulator.scenario.published.OrgTrunkBase;
import dev.phonefleet.simulator.scenario.published.Organization;
import dev.phonefleet.simulator.scenario.published.Population;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs the cloud in a box until it is stopped. */
@Command(
    name = "simulator",
    description = "Run the embedded cloud on 127.0.0.1 until Ctrl-C: API and login on one port.")
final class SimulatorCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--port", paramLabel = "N", description = "Default: any free one.")
  @Nullable Integer port;

  @Option(names = "--phones", paramLabel = "N", description = "So many phones are there already.")
  @Nullable Integer phones;

  @Option(names = "--seed", paramLabel = "N", description = "The source of everything random.")
  @Nullable Long seed;

  @Option(
      names = "--scenario",
      paramLabel = "FILE.json",
      description = "How the cloud behaves: life, limits, faults (simulator/README.md).")
  @Nullable Path scenario;

  private final Env env;

  SimulatorCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws Exception {
    Scenario wanted;
    try {
      wanted = wanted();
    } catch (NoSuchFileException missing) {
      return wrong("There is no file " + missing.getFile() + ".", Exit.DATA);
    } catch (IOException | IllegalArgumentException unusable) {
      return wrong(String.valueOf(unusable.getMessage()), Exit.DATA);
    }
    Simulator started;
    try {
      started = Simulator.start(wanted);
    } catch (IllegalStateException taken) {
      return wrong(
          taken.getMessage() + " Choose another --port, or other ports in the scenario.",
          Exit.USAGE);
    }
    try (Simulator simulator = started) {
      ready(simulator, wanted);
      CountDownLatch stopped = new CountDownLatch(1);
      env.stopButton().whenPressed(stopped::countDown);
      stopped.await();
    }
    return 0;
  }

  private int wrong(String words, Exit exit) {
    env.err().println("error  " + words);
    return exit.code();
  }

  private Scenario wanted() throws IOException {
    Scenario base = scenario == null ? Scenario.defaults() : Scenario.read(scenario);
    Scenario withPort = port == null ? base : base.withPort(port);
    Scenario withSeed = seed == null ? withPort : withPort.withSeed(seed);
    Integer there = phones;
    if (there != null && there > 0) {
      return withSeed
          .withPreset(preset -> preset.withPhones(there, 1))
          .withOrganization(
              organization -> organization.withPopulation(Population.of(there, withSeed.seed())));
    }
    return scenario == null ? withSeed.withOrganization(SimulatorCommand::furnished) : withSeed;
  }

  /** What an organisation has before its first phone. */
  private static Organization furnished(Organization organization) {
    return organization
        .withSites(OrgSite.of(Population.SITE))
        .withTrunkBases(
            OrgTrunkBase.phone(Population.PHONE_TRUNK_BASE),
            OrgTrunkBase.edge(Population.EDGE_TRUNK_BASE))
        .withPhoneBases(
            OrgPhoneBase.of(Population.MODEL, "polycom_vvx_450.json"),
            OrgPhoneBase.webRtc(Population.WEB_RTC_MODEL))
        .withEdges(idle("edge-hq-1"), idle("edge-hq-2"))
        .withDidPools(OrgPool.of("+15550100", "+15550199"));
  }

  private static OrgEdge idle(String name) {
    return OrgEdge.of(name, Population.SITE).withStatusCode("INACTIVE").withOnline(true);
  }

  private void ready(Simulator simulator, Scenario scenario) {
    String url = simulator.url().toString();
    PhoneNetwork network = simulator.network();
    if (common.json) {
      env.out().println(readyLine(url, scenario, network));
    } else {
      env.out().println("The simulated cloud is at " + url + " (API and login). Ctrl-C ends it.");
      env.out().println("  export GENESYSCLOUD_OAUTHCLIENT_ID=" + scenario.login().clientId());
      env.out()
          .println("  export GENESYSCLOUD_OAUTHCLIENT_SECRET=" + scenario.login().clientSecret());
      env.out().println("  and in fleet.yaml:");
      env.out().println("    organization: {apiUrl: \"" + url + "\"}");
      env.out().println("  for the published API, or with api: guide");
      env.out().println("    organization: {api: guide, apiUrl: \"" + url + "\"}");
      env.out().println("  with, in each edge group, the resolvers and ports of this cloud:");
      env.out().println("    dns: {resolvers: [" + resolvers(network) + "], expect: [127.0.0.1]}");
      env.out()
          .println(
              "    reach: {tcp: ["
                  + network.https(Region.HOME).getPort()
                  + "], udp: ["
                  + network.tftp(Region.HOME).getPort()
                  + "]}");
    }
    env.out().flush();
  }

  private static String resolvers(PhoneNetwork network) {
    return network.resolvers().stream()
        .map(at -> "\"127.0.0.1:" + at.getPort() + "\"")
        .collect(Collectors.joining(", "));
  }

  private static ObjectNode readyLine(String url, Scenario scenario, PhoneNetwork network) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("type", "ready").put("version", 1);
    line.put("apiUrl", url).put("loginUrl", url);
    line.put("clientId", scenario.login().clientId());
    line.put("clientSecret", scenario.login().clientSecret());
    ArrayNode resolvers = line.putArray("resolvers");
    network.resolvers().forEach(at -> resolvers.add("127.0.0.1:" + at.getPort()));
    line.put("httpsPort", network.https(Region.HOME).getPort());
    line.put("tftpPort", network.tftp(Region.HOME).getPort());
    line.put("otherHttpsPort", network.https(Region.OTHER).getPort());
    line.put("otherTftpPort", network.tftp(Region.OTHER).getPort());
    return line;
  }
}
