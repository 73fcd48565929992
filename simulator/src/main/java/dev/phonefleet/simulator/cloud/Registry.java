package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.scenario.Mac;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The objects of the cloud, found by id, name and MAC. Not safe for many threads: whoever uses it
 * holds its monitor.
 */
final class Registry {
  private final long seed;
  private final Map<String, EdgeGroup> groups = new LinkedHashMap<>();
  private final Map<String, Map<String, Phone>> phones = new HashMap<>();
  private final Map<Mac, Phone> byMac = new HashMap<>();
  private long idsGiven;
  private long changes;

  Registry(long seed) {
    this.seed = seed;
  }

  /** Everything as it is now. Its parts never change, so it can be written later. */
  record Image(long idsGiven, List<EdgeGroup> groups, List<Phone> phones) {}

  Image image() {
    List<Phone> all = new ArrayList<>(byMac.size());
    phones.values().forEach(ofGroup -> all.addAll(ofGroup.values()));
    return new Image(idsGiven, List.copyOf(groups.values()), all);
  }

  void restore(Image image) {
    image.groups().forEach(this::put);
    image.phones().forEach(this::put);
    idsGiven = image.idsGiven();
  }

  /** Grows with every change. */
  long changes() {
    return changes;
  }

  /** An id that was never given before, the same for the same seed and history. */
  String newId() {
    idsGiven++;
    byte[] name = (seed + "/" + idsGiven).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  List<EdgeGroup> groups() {
    return List.copyOf(groups.values());
  }

  Optional<EdgeGroup> group(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  /** By name, without case: the name is also a host name. */
  Optional<EdgeGroup> groupNamed(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return groups.values().stream()
        .filter(group -> group.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  List<Phone> phonesOf(String groupId) {
    return List.copyOf(phones.getOrDefault(groupId, Map.of()).values());
  }

  Optional<Phone> phone(String groupId, String phoneId) {
    return Optional.ofNullable(phones.getOrDefault(groupId, Map.of()).get(phoneId));
  }

  Optional<Phone> phone(Mac mac) {
    return Optional.ofNullable(byMac.get(mac));
  }

  void put(EdgeGroup group) {
    groups.put(group.id(), group);
    changes++;
  }

  void put(Phone phone) {
    phones.computeIfAbsent(phone.groupId(), _ -> new LinkedHashMap<>()).put(phone.id(), phone);
    byMac.put(phone.mac(), phone);
    changes++;
  }

  void remove(EdgeGroup group) {
    groups.remove(group.id());
    phones.remove(group.id());
    changes++;
  }

  void remove(Phone phone) {
    phones.getOrDefault(phone.groupId(), Map.of()).remove(phone.id());
    byMac.remove(phone.mac());
    changes++;
  }
}
