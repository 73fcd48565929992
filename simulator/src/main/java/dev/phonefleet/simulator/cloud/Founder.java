package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.cloud.Timeline.Step;
import dev.phonefleet.simulator.scenario.Failure;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.Mac;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.Preset;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the objects that are there before the first request. */
final class Founder {
  private static final List<String> MODELS =
      List.of("Polycom VVX 450", "Polycom VVX 250", "Yealink T46U", "AudioCodes C450HD");

  private final Scenario scenario;
  private final Registry registry;
  private final Lives lives;
  private final Pace pace;

  Founder(Scenario scenario, Registry registry, Lives lives, Pace pace) {
    this.scenario = scenario;
    this.registry = registry;
    this.lives = lives;
    this.pace = pace;
  }

  void found(Preset preset) {
    preset.groups().forEach(this::add);
    if (preset.phones() == 0) {
      return;
    }
    for (int index = 0; index < preset.over(); index++) {
      String name = index == 0 ? "hq" : "branch-" + index;
      if (registry.groupNamed(name).isEmpty()) {
        add(PresetGroup.of(name));
      }
    }
    for (int index = 0; index < preset.phones(); index++) {
      int at = index % preset.over();
      String name = at == 0 ? "hq" : "branch-" + at;
      add(registry.groupNamed(name).orElseThrow(), madeUp(index));
    }
  }

  void add(PresetGroup preset) {
    if (registry.groupNamed(preset.name()).isPresent()) {
      throw new IllegalArgumentException("there are two groups named " + preset.name());
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("name", preset.name()).put("type", "edgeGroup").put("edgeGroupType", "Standard");
    fields.put("primaryEdge", "edge-" + preset.name() + "-1").putNull("secondaryEdge");
    fields.put("description", "Edge group " + preset.name());
    preset.fields().ifPresent(given -> fields.setAll(given.deepCopy()));
    fields.put("name", preset.name()).remove(GroupDesk.SERVER_OWNED);
    String home = scenario.tenant().defaultRegion();
    EdgeGroup group =
        new EdgeGroup(
            preset.id().orElseGet(registry::newId),
            preset.name(),
            preset
                .region()
                .orElseGet(() -> scenario.groups().landsIn().getOrDefault(preset.name(), home)),
            fields,
            1,
            life(preset));
    registry.put(group);
    preset.phones().forEach(phone -> add(group, phone));
  }

  void add(EdgeGroup group, PresetPhone preset) {
    Mac mac = Mac.of(preset.mac());
    if (registry.phone(mac).isPresent()) {
      throw new IllegalArgumentException("there are two phones with the MAC " + mac);
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    preset.fields().ifPresent(given -> fields.setAll(given.deepCopy()));
    fields.remove(PhoneDesk.SERVER_OWNED);
    PhoneState state = preset.state().orElse(PhoneState.ACTIVE);
    Optional<Failure> failure =
        state == PhoneState.FAILED
            ? preset.failure().or(() -> Optional.of(lives.anyFailure(mac)))
            : Optional.empty();
    registry.put(
        new Phone(
            preset.id().orElseGet(registry::newId),
            group.id(),
            mac,
            fields,
            1,
            life(mac, state),
            failure,
            true));
  }

  /** States that pass on the real platform pass here too. */
  private Timeline<GroupStatus> life(PresetGroup preset) {
    GroupStatus status = preset.status().orElse(GroupStatus.ACTIVE);
    return switch (status) {
      case PENDING, CONFIGURING -> {
        Timeline<GroupStatus> fresh = lives.newGroup(preset.name(), pace.now());
        yield status == GroupStatus.PENDING
            ? fresh
            : new Timeline<>(
                fresh.since(), fresh.steps().subList(1, fresh.steps().size()), fresh.end());
      }
      case ACTIVE, FAILED -> Timeline.resting(pace.now(), status);
    };
  }

  private Timeline<PhoneState> life(Mac mac, PhoneState state) {
    Timeline<PhoneState> fresh = lives.provisioning(mac, 1, pace.now(), PhoneState.ACTIVE);
    return switch (state) {
      case PENDING -> fresh;
      case PROVISIONING -> {
        List<Step<PhoneState>> rest = fresh.steps().subList(1, fresh.steps().size());
        yield new Timeline<>(fresh.since(), rest, fresh.end());
      }
      case BOOTING -> lives.reboot(mac, pace.now(), PhoneState.ACTIVE);
      case UNASSIGNED, ACTIVE, FAILED -> Timeline.resting(pace.now(), state);
    };
  }

  private static PresetPhone madeUp(int index) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("name", String.format(Locale.ROOT, "Phone %05d", index + 1));
    fields.put("model", MODELS.get(index % MODELS.size()));
    fields.put("site", "HQ").put("description", "");
    fields
        .putArray("lines")
        .addObject()
        .put("number", String.format(Locale.ROOT, "+1555%07d", index + 1))
        .put("label", "Line 1");
    fields.putObject("settings").put("phone_label", "HQ");
    return PresetPhone.of(String.format(Locale.ROOT, "0004f2%06x", index + 1), fields);
  }
}
