package dev.phonefleet.simulator.scenario;

import dev.phonefleet.simulator.scenario.published.Organization;
import dev.phonefleet.simulator.scenario.published.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A scenario being changed in one of its many parts. */
final class Draft {
  private long seed;
  private int port;
  private double factor;
  private Optional<Path> stateFile;
  private Login login;
  private Tenant tenant;
  private GroupBehavior groups;
  private PhoneBehavior phones;
  private Limits limits;
  private Wire wire;
  private Refusals refusals;
  private Preset preset;
  private Network network;
  private Organization organization;
  private Platform platform;
  private List<Fault> faults;

  Draft(Scenario from) {
    seed = from.seed();
    port = from.port();
    factor = from.factor();
    stateFile = from.stateFile();
    login = from.login();
    tenant = from.tenant();
    groups = from.groups();
    phones = from.phones();
    limits = from.limits();
    wire = from.wire();
    refusals = from.refusals();
    preset = from.preset();
    network = from.network();
    organization = from.organization();
    platform = from.platform();
    faults = from.faults();
  }

  Draft seed(long value) {
    seed = value;
    return this;
  }

  Draft port(int value) {
    port = value;
    return this;
  }

  Draft factor(double value) {
    factor = value;
    return this;
  }

  Draft stateFile(Optional<Path> value) {
    stateFile = value;
    return this;
  }

  Draft login(Login value) {
    login = value;
    return this;
  }

  Draft tenant(Tenant value) {
    tenant = value;
    return this;
  }

  Draft groups(GroupBehavior value) {
    groups = value;
    return this;
  }

  Draft phones(PhoneBehavior value) {
    phones = value;
    return this;
  }

  Draft limits(Limits value) {
    limits = value;
    return this;
  }

  Draft wire(Wire value) {
    wire = value;
    return this;
  }

  Draft refusals(Refusals value) {
    refusals = value;
    return this;
  }

  Draft preset(Preset value) {
    preset = value;
    return this;
  }

  Draft network(Network value) {
    network = value;
    return this;
  }

  Draft organization(Organization value) {
    organization = value;
    return this;
  }

  Draft platform(Platform value) {
    platform = value;
    return this;
  }

  Draft faults(List<Fault> value) {
    faults = value;
    return this;
  }

  Scenario build() {
    return new Scenario(
        seed,
        port,
        factor,
        stateFile,
        login,
        tenant,
        groups,
        phones,
        limits,
        wire,
        refusals,
        preset,
        network,
        organization,
        platform,
        faults);
  }
}
