package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.scenario.Failure;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.Mac;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.Preset;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens behind the API client's back: other administrators, operators, the weather. Nothing
 * here is limited, counted or refused by policy. Safe for use by many threads.
 */
public final class Backstage {
  private final Registry registry;
  private final View view;
  private final Lives lives;
  private final Founder founder;
  private final Pace pace;
  private final Bootstrap bootstrap;

  Backstage(
      Registry registry, View view, Lives lives, Founder founder, Pace pace, Bootstrap bootstrap) {
    this.registry = registry;
    this.view = view;
    this.lives = lives;
    this.founder = founder;
    this.pace = pace;
    this.bootstrap = bootstrap;
  }

  /** Puts a group into a status, for good or for a while of platform time. */
  public void setStatus(String groupName, GroupStatus status, Optional<Duration> lasts) {
    synchronized (registry) {
      EdgeGroup group = group(groupName);
      registry.put(group.living(pushed(group.life(), status, lasts)));
    }
  }

  /** Puts a phone into a state, for good or for a while of platform time. */
  public void setState(String mac, PhoneState state, Optional<Duration> lasts) {
    synchronized (registry) {
      Phone phone = phone(mac);
      Optional<Failure> failure =
          state == PhoneState.FAILED
              ? phone.failure().or(() -> Optional.of(lives.anyFailure(phone.mac())))
              : phone.failure();
      registry.put(phone.pushed(pushed(phone.life(), state, lasts), failure));
    }
  }

  /** Changes one field of a phone, as another administrator would. */
  public void edit(String mac, String field, JsonNode value) {
    if (PhoneDesk.SERVER_OWNED.contains(field)) {
      throw new IllegalArgumentException("the field " + field + " belongs to the server");
    }
    synchronized (registry) {
      Phone phone = phone(mac);
      ObjectNode fields = phone.fields().deepCopy();
      fields.set(field, value.deepCopy());
      registry.put(phone.with(fields));
    }
  }

  /** Changes one field of a group, as another administrator would. */
  public void editGroup(String groupName, String field, JsonNode value) {
    if (field.equals("name") || GroupDesk.SERVER_OWNED.contains(field)) {
      throw new IllegalArgumentException("the field " + field + " cannot be edited");
    }
    synchronized (registry) {
      EdgeGroup group = group(groupName);
      ObjectNode fields = group.fields().deepCopy();
      fields.set(field, value.deepCopy());
      registry.put(group.replaced(group.name(), fields));
    }
  }

  /** Makes what is there before the first request. */
  void found(Preset preset) {
    synchronized (registry) {
      founder.found(preset);
    }
  }

  /** Adds a group with its phones. */
  public void add(PresetGroup group) {
    synchronized (registry) {
      founder.add(group);
    }
  }

  /** Adds a phone to a group. */
  public void add(String groupName, PresetPhone phone) {
    synchronized (registry) {
      founder.add(group(groupName), phone);
    }
  }

  /** Removes a phone, busy or not. */
  public void removePhone(String mac) {
    synchronized (registry) {
      registry.remove(phone(mac));
    }
  }

  /** Removes a group with its phones, whatever it is. */
  public void removeGroup(String groupName) {
    synchronized (registry) {
      EdgeGroup group = group(groupName);
      registry.phonesOf(group.id()).forEach(registry::remove);
      registry.remove(group);
    }
  }

  /** Everything there is: groups as the API shows them, each with all its {@code phones}. */
  public ObjectNode state() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    ArrayNode groups = state.putArray("groups");
    synchronized (registry) {
      for (EdgeGroup group : registry.groups()) {
        ArrayNode phones = groups.addObject().setAll(view.group(group)).putArray("phones");
        registry
            .phonesOf(group.id())
            .forEach(phone -> phones.add(view.phone(bootstrap.settled(phone))));
      }
    }
    return state;
  }

  private <S> Timeline<S> pushed(Timeline<S> life, S state, Optional<Duration> lasts) {
    Duration elapsed = pace.elapsed(life.since());
    return lasts
        .map(time -> life.interrupted(elapsed, state, time))
        .orElseGet(() -> life.turned(elapsed, state));
  }

  private EdgeGroup group(String name) {
    return registry
        .groupNamed(name)
        .orElseThrow(() -> Refusal.notFound("There is no edge group named \"" + name + '"'));
  }

  private Phone phone(String mac) {
    return Mac.parse(mac)
        .flatMap(registry::phone)
        .map(bootstrap::settled)
        .orElseThrow(() -> Refusal.notFound("There is no phone with the MAC \"" + mac + '"'));
  }
}
