package dev.phonefleet.simulator.scenario;

import dev.phonefleet.simulator.scenario.published.Organization;
import dev.phonefleet.simulator.scenario.published.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything a simulated cloud is told at its start. A file for {@link #read(Path)} has the same
 * names as keys, nested in the same way; what it leaves out keeps its default.
 *
 * @param seed the source of everything random; default 1
 * @param port the port on 127.0.0.1; default 0, which is any free one
 * @param factor how many times faster than real time the platform's life runs; default 1
 * @param stateFile where the cloud keeps its objects between two starts; default nowhere
 * @param login who may log in
 * @param tenant the organization
 * @param groups how edge groups live
 * @param phones how phones live
 * @param limits how fast a client may be
 * @param wire how answers look
 * @param refusals what is refused by policy
 * @param preset what is there before the first request
 * @param network what is around the phones: resolvers and provisioning servers
 * @param organization what is there for the published contract before the first request
 * @param platform how the platform behaves under the published contract
 * @param faults what goes wrong from the start; default nothing
 */
public record Scenario(
    long seed,
    int port,
    double factor,
    Optional<Path> stateFile,
    Login login,
    Tenant tenant,
    GroupBehavior groups,
    PhoneBehavior phones,
    Limits limits,
    Wire wire,
    Refusals refusals,
    Preset preset,
    Network network,
    Organization organization,
    Platform platform,
    List<Fault> faults) {

  public Scenario {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("factor is not above 0: " + factor);
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port is not within 0 and 65535: " + port);
    }
    faults = List.copyOf(faults);
  }

  /** An empty organization that behaves. */
  public static Scenario defaults() {
    return new Scenario(
        1,
        0,
        1,
        Optional.empty(),
        Login.defaults(),
        Tenant.defaults(),
        GroupBehavior.defaults(),
        PhoneBehavior.defaults(),
        Limits.defaults(),
        Wire.defaults(),
        Refusals.defaults(),
        Preset.none(),
        Network.defaults(),
        Organization.defaults(),
        Platform.defaults(),
        List.of());
  }

  /**
   * Reads a JSON file over the defaults.
   *
   * @throws IllegalArgumentException naming the file and the key when a key is unknown or a value
   *     makes no sense
   * @throws IOException when the file cannot be read
   */
  public static Scenario read(Path json) throws IOException {
    return ScenarioFile.read(json);
  }

  /** The same with another seed. */
  public Scenario withSeed(long newSeed) {
    return new Draft(this).seed(newSeed).build();
  }

  /** The same on another port of 127.0.0.1; 0 is any free one. */
  public Scenario withPort(int newPort) {
    return new Draft(this).port(newPort).build();
  }

  /** The same with the platform's life running so many times faster. */
  public Scenario withFactor(double newFactor) {
    return new Draft(this).factor(newFactor).build();
  }

  /** The same with its objects kept in this file. */
  public Scenario withStateFile(Path file) {
    return new Draft(this).stateFile(Optional.of(file)).build();
  }

  /** The same with the login changed. */
  public Scenario withLogin(UnaryOperator<Login> change) {
    return new Draft(this).login(change.apply(login)).build();
  }

  /** The same with the tenant changed. */
  public Scenario withTenant(UnaryOperator<Tenant> change) {
    return new Draft(this).tenant(change.apply(tenant)).build();
  }

  /** The same with the life of groups changed. */
  public Scenario withGroups(UnaryOperator<GroupBehavior> change) {
    return new Draft(this).groups(change.apply(groups)).build();
  }

  /** The same with the life of phones changed. */
  public Scenario withPhones(UnaryOperator<PhoneBehavior> change) {
    return new Draft(this).phones(change.apply(phones)).build();
  }

  /** The same with the limits changed. */
  public Scenario withLimits(UnaryOperator<Limits> change) {
    return new Draft(this).limits(change.apply(limits)).build();
  }

  /** The same with the look of answers changed. */
  public Scenario withWire(UnaryOperator<Wire> change) {
    return new Draft(this).wire(change.apply(wire)).build();
  }

  /** The same with the refusals changed. */
  public Scenario withRefusals(UnaryOperator<Refusals> change) {
    return new Draft(this).refusals(change.apply(refusals)).build();
  }

  /** The same with the preset changed. */
  public Scenario withPreset(UnaryOperator<Preset> change) {
    return new Draft(this).preset(change.apply(preset)).build();
  }

  /** The same with the network around the phones changed. */
  public Scenario withNetwork(UnaryOperator<Network> change) {
    return new Draft(this).network(change.apply(network)).build();
  }

  /** The same with the organization of the published contract changed. */
  public Scenario withOrganization(UnaryOperator<Organization> change) {
    return new Draft(this).organization(change.apply(organization)).build();
  }

  /** The same with the platform's behavior under the published contract changed. */
  public Scenario withPlatform(UnaryOperator<Platform> change) {
    return new Draft(this).platform(change.apply(platform)).build();
  }

  /** The same with these faults from the start. */
  public Scenario withFaults(Fault... rules) {
    return new Draft(this).faults(List.of(rules)).build();
  }
}
