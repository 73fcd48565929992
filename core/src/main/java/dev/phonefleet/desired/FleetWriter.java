package dev.phonefleet.desired;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes a fleet as a file and its inventories, so that the reader takes it back: which
 * organisation, its groups and its phones. Limits, rollout and gates are left to the defaults. A
 * phone that a row cannot carry stands in the file.
 */
public final class FleetWriter {
  /** The name of the file. */
  public static final String FILE = "fleet.yaml";

  private static final int LONGEST_NAME = 60;

  private final StringBuilder yaml = new StringBuilder();
  private final List<Written> inventories = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private int inYaml;

  /**
   * A file to be written.
   *
   * @param phones how many stand in it
   */
  public record Written(String name, String content, int phones) {}

  private FleetWriter() {}

  /** The inventories, and the file itself last, since it needs them. */
  public static List<Written> write(DesiredFleet fleet) {
    FleetWriter writer = new FleetWriter();
    writer.fleet(fleet);
    List<Written> out = new ArrayList<>(writer.inventories);
    out.add(new Written(FILE, writer.yaml.toString(), writer.inYaml));
    return out;
  }

  private void fleet(DesiredFleet fleet) {
    line(0, "version: 1");
    Organization organization = fleet.organization();
    line(0, "organization:");
    line(1, "api: " + organization.api().word());
    text(1, "region", organization.region());
    text(1, "apiUrl", organization.apiUrl());
    text(1, "loginUrl", organization.loginUrl());
    if (!fleet.groups().isEmpty()) {
      line(0, "edgeGroups:");
      fleet.groups().forEach(this::group);
    }
    if (!fleet.ungrouped().isEmpty()) {
      line(0, "phones:");
      Map<String, List<DesiredPhone>> bySite = new TreeMap<>();
      for (DesiredPhone phone : fleet.ungrouped()) {
        bySite
            .computeIfAbsent(phone.fields().site().orElse(""), site -> new ArrayList<>())
            .add(phone);
      }
      phones(1, Optional.empty(), bySite);
    }
  }

  private void group(DesiredGroup group) {
    GroupFields fields = group.fields();
    line(1, "- name: " + YamlText.of(group.name().value()));
    text(2, "description", fields.description());
    text(2, "site", fields.site());
    text(2, "primaryEdge", fields.primaryEdge());
    text(2, "secondaryEdge", fields.secondaryEdge());
    fields.phoneTrunkBases().ifPresent(it -> line(2, "phoneTrunkBases: " + list(it)));
    text(2, "edgeTrunkBase", fields.edgeTrunkBase());
    if (!group.phones().isEmpty()) {
      line(2, "phones:");
      phones(3, fields.site(), Map.of(group.name().value(), group.phones()));
    }
  }

  /**
   * One inventory for each of these, and a list of what fits into none.
   *
   * @param called by what the inventories are called after
   */
  private void phones(
      int depth, Optional<String> usualSite, Map<String, List<DesiredPhone>> called) {
    List<String> files = new ArrayList<>();
    List<DesiredPhone> rest = new ArrayList<>();
    called.forEach((name, phones) -> {
      InventoryWriter inventory = new InventoryWriter(usualSite);
      phones.stream().filter(phone -> !inventory.add(phone)).forEach(rest::add);
      if (inventory.phones() > 0) {
        String file = fileName(name);
        files.add(file);
        inventories.add(new Written(file, inventory.text(), inventory.phones()));
      }
    });
    if (!files.isEmpty()) {
      line(depth, "inventory: " + (files.size() == 1 ? files.getFirst() : list(files)));
    }
    if (!rest.isEmpty()) {
      line(depth, "list:");
      rest.forEach(phone -> phone(depth + 1, usualSite, phone));
      inYaml += rest.size();
    }
  }

  /** A name of its own for every file, also where upper and lower case are the same. */
  private String fileName(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9_]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    String base = "phones" + (cut.isEmpty() ? "" : "-" + cut);
    String free = base;
    for (int n = 2; !names.add(free.toLowerCase(Locale.ROOT)); n++) {
      free = base + "-" + n;
    }
    return free + ".csv";
  }

  private void phone(int depth, Optional<String> usualSite, DesiredPhone phone) {
    PhoneFields fields = phone.fields();
    Map<String, String> keys = new LinkedHashMap<>();
    if (phone.key() instanceof PhoneKey.Mac(var mac)) {
      keys.put("mac", YamlText.quoted(mac.toString()));
    }
    fields.name().ifPresent(it -> keys.put("name", YamlText.of(it)));
    fields.model().ifPresent(it -> keys.put("model", YamlText.of(it)));
    fields.user().ifPresent(it -> keys.put("user", YamlText.of(it)));
    fields
        .site()
        .filter(it -> !usualSite.equals(Optional.of(it)))
        .ifPresent(it -> keys.put("site", YamlText.of(it)));
    fields.description().ifPresent(it -> keys.put("description", YamlText.of(it)));
    fields.remote().ifPresent(it -> keys.put("remote", YamlText.quoted(it)));
    fields.standalone().ifPresent(it -> keys.put("standalone", it.toString()));
    fields.station().map(Station::word).ifPresent(it -> keys.put("station", it));
    String dash = "- ";
    for (Map.Entry<String, String> entry : keys.entrySet()) {
      line(depth, dash + entry.getKey() + ": " + entry.getValue());
      dash = "  ";
    }
    lines(depth + 1, fields);
    if (!fields.settings().isEmpty()) {
      line(depth + 1, "settings:");
      new TreeMap<>(fields.settings()).forEach((key, value) -> setting(depth + 2, key, value));
    }
  }

  private void lines(int depth, PhoneFields fields) {
    List<Line> lines = fields.lines().map(some -> some.over(List.of())).orElse(List.of());
    if (lines.stream().allMatch(it -> it.number().isEmpty() && it.label().isEmpty())) {
      return;
    }
    line(depth, "lines:");
    for (Line line : lines) {
      List<String> parts = new ArrayList<>();
      line.number().ifPresent(it -> parts.add("number: " + YamlText.quoted(it)));
      line.label().ifPresent(it -> parts.add("label: " + YamlText.quoted(it)));
      line(depth + 1, "- {" + String.join(", ", parts) + "}");
    }
  }

  private void setting(int depth, String key, Value value) {
    line(depth, YamlText.of(key) + ": " + YamlText.of(value));
  }

  private static String list(List<String> texts) {
    return texts.stream().map(YamlText::quoted).toList().toString();
  }

  private void text(int depth, String key, Optional<String> text) {
    text.ifPresent(it -> line(depth, key + ": " + YamlText.of(it)));
  }

  private void line(int depth, String text) {
    yaml.append("  ".repeat(depth)).append(text).append('\n');
  }
}
