package dev.phonefleet.simulator;

import dev.phonefleet.simulator.cloud.Cloud;
import dev.phonefleet.simulator.cloud.Dice;
import dev.phonefleet.simulator.network.Certificates;
import dev.phonefleet.simulator.network.NetworkServers;
import dev.phonefleet.simulator.network.PhoneNetwork;
import dev.phonefleet.simulator.platform.PlatformBackstage;
import dev.phonefleet.simulator.platform.PublishedCloud;
import dev.phonefleet.simulator.report.Report;
import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.web.Server;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cloud in a box: an HTTP server on 127.0.0.1 that speaks the guide contract and the published
 * one, login included, with the platform's asynchronous life. The two contracts are two clouds with
 * objects of their own. Safe for use by many threads. Whoever starts it closes it.
 *
 * <p>Methods that name a group or a phone throw an unchecked exception when there is none, and
 * durations in them are platform time.
 */
public final class Simulator implements AutoCloseable {
  private final Tally tally = new Tally();
  private final PublishedCloud published;
  private final Cloud cloud;
  private final NetworkServers network;
  private final Server server;

  private Simulator(Scenario scenario, InstantSource clock) {
    Dice dice = new Dice(scenario.seed());
    this.published = new PublishedCloud(scenario, clock, dice);
    this.cloud = new Cloud(scenario, clock, dice, tally, published);
    try {
      this.network = new NetworkServers(scenario, clock, cloud, tally);
    } catch (RuntimeException cannotListen) {
      cloud.close();
      throw cannotListen;
    }
    try {
      this.server = new Server(scenario, clock, dice, cloud, published, network, tally);
    } catch (RuntimeException cannotListen) {
      network.close();
      cloud.close();
      throw cannotListen;
    }
  }

  /** Starts a cloud on the system's clock. */
  public static Simulator start(Scenario scenario) {
    return start(scenario, InstantSource.system());
  }

  /**
   * Starts a cloud on another clock, which drives the life of objects and tokens. Latency, faults
   * and rate limits stay in real time.
   */
  public static Simulator start(Scenario scenario, InstantSource clock) {
    return new Simulator(scenario, clock);
  }

  /** Where API and login are, such as {@code http://127.0.0.1:40001}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The port of {@link #url()}. */
  public int port() {
    return server.port();
  }

  /** The resolvers and provisioning servers around the phones. */
  public PhoneNetwork network() {
    return network;
  }

  /** What happens behind the client's back under the published contract. */
  public PlatformBackstage platform() {
    return published.backstage();
  }

  /**
   * The authority behind the good certificate of the HTTPS endpoints, for clients to trust in
   * tests. Its key was thrown away, and those of the endpoints are public: they protect nothing.
   */
  public static X509Certificate authority() {
    return Certificates.authority();
  }

  /** What was seen so far. */
  public Report report() {
    return tally.report();
  }

  /** Everything there is: {@code {groups: [{..., phones: [...]}]}}, as the API shows it. */
  public ObjectNode state() {
    return cloud.backstage().state();
  }

  /** Makes requests go wrong from now on. */
  public void addFault(Fault fault) {
    server.addFault(fault);
  }

  /** Lets everything go well from now on. */
  public void clearFaults() {
    server.clearFaults();
  }

  /** Makes every token given so far worthless. */
  public void revokeTokens() {
    server.revokeTokens();
  }

  /** Puts a group into a status for good. */
  public void setGroupStatus(String name, GroupStatus status) {
    cloud.backstage().setStatus(name, status, Optional.empty());
  }

  /** Puts a group into a status for a while; then its life goes on. */
  public void setGroupStatus(String name, GroupStatus status, Duration lasts) {
    cloud.backstage().setStatus(name, status, Optional.of(lasts));
  }

  /** Puts a phone into a state for good. */
  public void setPhoneState(String mac, PhoneState state) {
    cloud.backstage().setState(mac, state, Optional.empty());
  }

  /** Puts a phone into a state for a while; then its life goes on. */
  public void setPhoneState(String mac, PhoneState state, Duration lasts) {
    cloud.backstage().setState(mac, state, Optional.of(lasts));
  }

  /** Changes one field of a phone, as another administrator would; its version grows. */
  public void editPhone(String mac, String field, JsonNode value) {
    cloud.backstage().edit(mac, field, value);
  }

  /** Changes one field of a group, as another administrator would; its version grows. */
  public void editGroup(String name, String field, JsonNode value) {
    cloud.backstage().editGroup(name, field, value);
  }

  /** Adds a group with its phones. */
  public void addGroup(PresetGroup group) {
    cloud.backstage().add(group);
  }

  /** Adds a phone to a group. */
  public void addPhone(String groupName, PresetPhone phone) {
    cloud.backstage().add(groupName, phone);
  }

  /** Removes a phone, busy or not. */
  public void removePhone(String mac) {
    cloud.backstage().removePhone(mac);
  }

  /** Removes a group with its phones. */
  public void removeGroup(String name) {
    cloud.backstage().removeGroup(name);
  }

  /** Stops listening, ends what hangs, and saves the state where the scenario says so. */
  @Override
  public void close() {
    try {
      network.close();
      server.close();
    } finally {
      cloud.close();
    }
  }
}
