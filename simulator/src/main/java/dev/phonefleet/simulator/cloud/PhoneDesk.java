package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.scenario.Failure;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.Mac;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.Refusals.Permission;
import dev.phonefleet.simulator.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked about the phones of a group. Safe for use by many threads. */
public final class PhoneDesk {
  /** The MAC is kept beside the fields, since it is shown in the server's own spelling. */
  static final List<String> SERVER_OWNED =
      List.of("id", "mac", "provisioningState", "version", "selfUri");

  private final Scenario scenario;
  private final Registry registry;
  private final View view;
  private final Policy policy;
  private final Lives lives;
  private final Pace pace;
  private final Bootstrap bootstrap;

  PhoneDesk(
      Scenario scenario,
      Registry registry,
      View view,
      Policy policy,
      Lives lives,
      Pace pace,
      Bootstrap bootstrap) {
    this.scenario = scenario;
    this.registry = registry;
    this.view = view;
    this.policy = policy;
    this.lives = lives;
    this.pace = pace;
    this.bootstrap = bootstrap;
  }

  /** A page of the group's phones. */
  public ObjectNode list(String groupId, Page page) {
    policy.require(Permission.PHONE_READ);
    synchronized (registry) {
      EdgeGroup group = GroupDesk.find(registry, groupId);
      return page.of(
          registry.phonesOf(group.id()),
          phone -> view.phone(bootstrap.settled(phone)),
          View.GROUPS + '/' + group.id() + "/phones");
    }
  }

  /** Creates a phone, which is PENDING then, for ever if its group is not ACTIVE. */
  public ObjectNode create(String groupId, JsonNode body) {
    policy.require(Permission.PHONE_WRITE);
    synchronized (registry) {
      EdgeGroup group = GroupDesk.find(registry, groupId);
      policy.requireRegion(group);
      Fields fields = Fields.of(body);
      Mac mac = mac(fields);
      if (registry.phone(mac).isPresent()) {
        throw Refusal.conflict("A phone with the MAC " + mac + " already exists");
      }
      Phone blank =
          new Phone(
              registry.newId(),
              groupId,
              mac,
              fields.without(SERVER_OWNED),
              1,
              Timeline.resting(pace.now(), PhoneState.PENDING),
              Optional.empty(),
              false);
      Phone phone =
          policy.noteWriteInto(group, "POST of phone " + mac)
              ? provisioned(blank, lives.fate(mac))
              : unserved(blank);
      registry.put(phone);
      return view.phone(phone);
    }
  }

  /** One phone. */
  public ObjectNode read(String groupId, String phoneId) {
    policy.require(Permission.PHONE_READ);
    synchronized (registry) {
      return view.phone(find(groupId, phoneId));
    }
  }

  /** Replaces everything about a phone that its client owns, if its state allows that. */
  public ObjectNode replace(String groupId, String phoneId, JsonNode body) {
    policy.require(Permission.PHONE_WRITE);
    synchronized (registry) {
      EdgeGroup group = GroupDesk.find(registry, groupId);
      policy.requireRegion(group);
      Phone phone = find(groupId, phoneId);
      Fields fields = Fields.of(body);
      if (!mac(fields).equals(phone.mac())) {
        throw Refusal.badRequest("The MAC of a phone cannot be changed");
      }
      policy.refuseBusy(phone, "PUT to phone", lives.busyStatus(phone));
      boolean failed = view.state(phone) == PhoneState.FAILED;
      if (failed && !scenario.phones().failedPutAccepted()) {
        throw new Refusal(
            422, "unprocessable.entity", "The phone cannot be changed in its present state");
      }
      if (scenario.wire().versions()) {
        fields.checkVersion(phone.version());
      }
      Phone replaced = phone.with(fields.without(SERVER_OWNED));
      boolean served = policy.noteWriteInto(group, "PUT to phone " + phone.mac());
      if (!served) {
        replaced = unserved(replaced);
      } else if (failed || scenario.phones().putReprovisions()) {
        replaced = provisioned(replaced, Optional.empty());
      }
      registry.put(replaced);
      return view.phone(replaced);
    }
  }

  /** Deletes a phone that is not busy. */
  public void delete(String groupId, String phoneId) {
    policy.require(Permission.PHONE_WRITE);
    synchronized (registry) {
      policy.requireRegion(GroupDesk.find(registry, groupId));
      Phone phone = find(groupId, phoneId);
      policy.refuseBusy(phone, "DELETE of phone", 409);
      registry.remove(phone);
    }
  }

  /** Restarts a phone that is not busy; it is BOOTING for a while, then what it was. */
  public void reboot(String groupId, String phoneId) {
    policy.require(Permission.PHONE_WRITE);
    synchronized (registry) {
      policy.requireRegion(GroupDesk.find(registry, groupId));
      Phone phone = find(groupId, phoneId);
      policy.refuseBusy(phone, "reboot of phone", 409);
      registry.put(
          phone.living(lives.reboot(phone.mac(), pace.now(), view.state(phone)), phone.failure()));
    }
  }

  /** Why a phone failed, if it did. */
  public ObjectNode diagnostics(String groupId, String phoneId) {
    policy.require(Permission.PHONE_READ);
    synchronized (registry) {
      EdgeGroup group = GroupDesk.find(registry, groupId);
      return view.diagnostics(find(groupId, phoneId), group);
    }
  }

  private Phone provisioned(Phone phone, Optional<Failure> fate) {
    bootstrap.setsOut(phone.id());
    PhoneState end = fate.isPresent() ? PhoneState.FAILED : PhoneState.ACTIVE;
    return phone.living(lives.provisioning(phone.mac(), phone.version(), pace.now(), end), fate);
  }

  private Phone unserved(Phone phone) {
    return phone.living(
        Timeline.resting(pace.now(), PhoneState.PENDING),
        Optional.of(Failure.of(FailureCode.CONFIGURATION_MISSING)));
  }

  private Phone find(String groupId, String phoneId) {
    EdgeGroup group = GroupDesk.find(registry, groupId);
    return registry
        .phone(group.id(), phoneId)
        .map(bootstrap::settled)
        .orElseThrow(() ->
            Refusal.notFound(
                "There is no phone with the id \"" + phoneId + "\" in this edge group"));
  }

  private static Mac mac(Fields fields) {
    String text = fields.required("mac");
    return Mac.parse(text)
        .orElseThrow(
            () -> Refusal.badRequest("The MAC \"" + text + "\" is not made of twelve hex digits"));
  }
}
