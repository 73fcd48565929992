package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DotEnv;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.gate.Targets;
import dev.phonefleet.outside.Outside;
import dev.phonefleet.simulator.Simulator;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.Network;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.store.StateFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command works: a real organisation, or a cloud of its own beside the file.
 *
 * @param folder for manifest and lock
 * @param network answers every probe
 * @param simulator to be closed at the end
 */
record Place(
    DesiredFleet fleet,
    StateFolder folder,
    GenesysConnections connections,
    Outside network,
    Optional<Simulator> simulator)
    implements AutoCloseable {
  private static final double FASTER = 20;

  static Place real(Env env, Path file, DesiredFleet fleet, Common.Online online) {
    StateFolder folder =
        Optional.ofNullable(online.state)
            .map(dir -> new StateFolder(Path.of(dir)))
            .orElseGet(() -> StateFolder.beside(file));
    Map<String, String> variables = variables(env, file);
    return new Place(
        fleet,
        folder,
        new GenesysConnections(
            variables,
            ClientAccess.of(
                variables,
                env.home(),
                Optional.ofNullable(online.profile),
                new CredentialsProgram(env.stopButton()::pressed)),
            online.allowHost,
            env.clock()),
        env.network(),
        Optional.empty());
  }

  /** The environment, over what stands in .env. */
  static Map<String, String> variables(Env env, Path file) {
    Map<String, String> variables = new HashMap<>(DotEnv.read(dotEnv(file)));
    variables.putAll(env.variables());
    return variables;
  }

  /** Where .env is, if it is anywhere: beside the file, else in the working folder. */
  static Path dotEnv(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    Path beside = folder.resolve(".env");
    return java.nio.file.Files.exists(beside) ? beside : Path.of(".env");
  }

  /** A cloud that remembers what was done to it, with the file's tenant and any edge. */
  static Place simulated(Env env, Path file, DesiredFleet fleet, Common.Online online) {
    StateFolder folder =
        Optional.ofNullable(online.state)
            .map(dir -> new StateFolder(Path.of(dir)))
            .orElseGet(() -> StateFolder.beside(file))
            .inside("simulated");
    Organization old = fleet.organization();
    Scenario scenario =
        Scenario.defaults()
            .withFactor(FASTER)
            .withStateFile(folder.create().path().resolve("cloud.json"))
            .withTenant(tenant ->
                tenant
                    .withName(old.name().or(old::tenant).orElse("simulated"))
                    .withDefaultRegion(home(fleet))
                    .withCrossRegionRouting(
                        fleet.groups().stream().anyMatch(DesiredGroup::crossRegion)))
            .withGroups(groups -> groups.withLandsIn(abroad(fleet)))
            .withNetwork(network -> around(network, fleet));
    Simulator simulator = Simulator.start(scenario);
    String url = simulator.url().toString();
    Organization organization =
        new Organization(
            old.api(),
            old.at(),
            Optional.empty(),
            old.tenant(),
            old.name(),
            Optional.of(url),
            Optional.of(url),
            old.tokens(),
            List.of());
    DesiredFleet here =
        new DesiredFleet(
            organization,
            fleet.limits(),
            fleet.rollout(),
            fleet.secrets(),
            fleet.groups(),
            fleet.ungrouped(),
            fleet.notYet());
    Map<String, String> variables =
        Map.of(
            "GENESYSCLOUD_OAUTHCLIENT_ID", scenario.login().clientId(),
            "GENESYSCLOUD_OAUTHCLIENT_SECRET", scenario.login().clientSecret());
    return new Place(
        here,
        folder,
        GenesysConnections.simulated(variables, env.clock()),
        SimulatedNetwork.of(simulator, env.clock(), resolvers(fleet)),
        Optional.of(simulator));
  }

  /** All resolvers of the file, in its order. */
  private static List<String> resolvers(DesiredFleet fleet) {
    return fleet.groups().stream()
        .flatMap(group -> group.dns().resolvers().stream())
        .distinct()
        .toList();
  }

  /** Groups that the file means to be in another region land there. */
  private static Map<String, String> abroad(DesiredFleet fleet) {
    Map<String, String> out = new HashMap<>();
    for (DesiredGroup group : fleet.groups()) {
      if (group.crossRegion() && group.region().isPresent()) {
        out.put(group.name().value(), group.region().get());
      }
    }
    return out;
  }

  /** The names that the file wants to resolve do, and to the addresses that it expects. */
  private static Network around(Network network, DesiredFleet fleet) {
    Network out = SimulatedRoutes.at(network);
    for (DesiredGroup group : fleet.groups()) {
      List<String> expected =
          group.dns().expect().stream().filter(address -> !address.contains(":")).toList();
      NameAnswer answer =
          expected.isEmpty()
              ? NameAnswer.usual()
              : NameAnswer.addresses(expected.toArray(String[]::new));
      if (group.dns().name().isPresent()) {
        out = out.withName(group.dns().name().get(), answer);
      } else if (!expected.isEmpty()) {
        out = out.withName(Targets.usualHost(group.name()), answer);
      }
      for (String failover : group.failoverHosts()) {
        out = out.withName(failover, NameAnswer.addresses(SimulatedRoutes.OTHER));
      }
    }
    return out;
  }

  private static String home(DesiredFleet fleet) {
    return fleet
        .organization()
        .region()
        .or(() ->
            fleet.groups().stream().map(DesiredGroup::region).flatMap(Optional::stream).findFirst())
        .orElse("us-east-1");
  }

  /** What a cloud without a file is asked with. */
  static DesiredFleet noFile(Organization organization) {
    return new DesiredFleet(
        organization,
        dev.phonefleet.desired.Limits.DEFAULT,
        dev.phonefleet.desired.RolloutOptions.DEFAULT,
        new dev.phonefleet.fleet.SecretSettings(java.util.Set.of()),
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public void close() {
    simulator.ifPresent(Simulator::close);
  }
}
