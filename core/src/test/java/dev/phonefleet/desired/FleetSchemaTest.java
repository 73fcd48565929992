package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FleetSchemaTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final JsonMapper JSON = new JsonMapper();

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(FleetSchema.json(), InputFormat.JSON);

  @TempDir private Path path;

  @Test
  void hasExactlyTheKeysThatTheReaderKnows() {
    Set<String> keys = new TreeSet<>();
    JsonNode root = JSON.readTree(FleetSchema.json());
    collect(root, root, "", keys);

    assertThat(keys).isEqualTo(FileKeys.ROOT.paths());
    assertThat(keys).contains("organization.api", "edgeGroups[].phones.list[].lines[].label");
  }

  @Test
  void describesEveryKeyAndItsDefault() {
    JsonNode root = JSON.readTree(FleetSchema.json());
    List<String> silent = new ArrayList<>();
    describe(root, root, "", silent);

    assertThat(silent).as("keys without a description").isEmpty();
  }

  @Test
  void refusesUnknownKeysOfEveryMapping() {
    JsonNode root = JSON.readTree(FleetSchema.json());

    List<String> open =
        root.findParents("properties").stream()
            .filter(node -> node.has("description"))
            .filter(node -> !node.path("additionalProperties").isBoolean())
            .map(node -> node.path("description").asString())
            .toList();

    assertThat(open).isEmpty();
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files.filter(file -> file.endsWith("fleet.yaml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void acceptsTheExamplesAsTheReaderDoes(Path example) throws IOException {
    assertThat(errors(Files.readString(example))).isEmpty();

    Reading reading = new FleetReader().read(example);

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.fleet()).isPresent();
  }

  @Test
  void theQuickStartHasTwoGroupsAndTwentyEightPhones() {
    DesiredFleet fleet =
        new FleetReader().read(EXAMPLES.resolve("quickstart/fleet.yaml")).fleet().orElseThrow();

    assertThat(fleet.groups())
        .extracting(group -> group.name().value(), group -> group.phones().size())
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("hq", 25),
            org.assertj.core.api.Assertions.tuple("branch", 3));
  }

  @Test
  void acceptsWhatTheReaderAcceptsWithEveryKeyWritten() {
    String yaml = NotYetTest.EVERYTHING;
    Folder folder = new Folder(path).file("phones-hq.csv", "mac\n00:04:f2:aa:bb:02\n");

    assertThat(errors(yaml)).isEmpty();
    assertThat(folder.read(yaml).fleet()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 2\norganization: {api: guide, tenant: acme}",
        "version: 1",
        "version: 1\norganization: {api: guide}",
        "version: 1\norganization: {api: gide, tenant: a}",
        "version: 1\norganization: {api: guide, tenant: acme, extra: 1}",
        "version: 1\norganization: {api: guide, apiUrl: 'http://example.com'}",
        "version: 1\norganization: {api: guide, apiUrl: 'https://me@example.com'}",
        "version: 1\norganization: {api: guide, tenant: a}\nlimits: {deadline: 5}",
        "version: 1\norganization: {api: guide, tenant: a}\nlimits: {concurrency: 0}",
        "version: 1\norganization: {api: guide, tenant: a}\nedgeGroups: [{name: a_b}]",
        "version: 1\norganization: {api: guide, tenant: a}\nedgeGroups: [{type: x}]",
        "version: 1\norganization: {api: guide, tenant: a}\nedgeGroups: [{name: a, phones: {list:"
            + " [{mac: 00:04:f2:aa:bb}]}}]",
        "version: 1\norganization: {api: guide, tenant: a}\nedgeGroups: [{name: a, phones: {list:"
            + " [{mac: 00:04:f2:aa:bb:01, lines: [{number: 1001}]}]}}]",
        "version: 1\norganization: {api: guide, tenant: a, tokens: 2}",
        "version: 1\norganization: {api: guide, tenant: a}\nphones: {prune: true}",
        "version: 1\norganization: {api: guide, tenant: a}\nedgeGroups: [{name: a,"
            + " phoneTrunkBases: [x]}]",
        "version: 1\norganization: {api: guide, tenant: a}\nedgeGroups: [{name: a,"
            + " edgeTrunkBase: x}]",
        "version: 1\norganization: {api: guide, tenant: a}\nedgeGroups: [{name: a, phones:"
            + " {defaults: {station: default}}}]",
        "version: 1\norganization: {api: guide, tenant: a}\nedgeGroups: [{name: a, phones: {list:"
            + " [{mac: 0004f2aabb01, standalone: true}]}}]",
        "version: 1\norganization: {api: guide, tenant: a}\nedgeGroups: [{name: a, phones: {list:"
            + " [{mac: 0004f2aabb01, remote: '+15'}]}}]",
        "version: 1\norganization: {}\nedgeGroups: [{name: a, phoneTrunkBases: []}]",
      })
  void refusesWhatTheReaderRefuses(String yaml) {
    assertThat(errors(yaml)).isNotEmpty();
    assertThat(new Folder(path).read(yaml).fleet()).isEmpty();
  }

  private List<Error> errors(String yaml) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(JSON.writeValueAsString(loaded), InputFormat.JSON);
  }

  private static void collect(JsonNode root, JsonNode node, String prefix, Set<String> out) {
    JsonNode here = resolved(root, node);
    here.path("properties")
        .propertyStream()
        .forEach(property -> {
          String key = prefix + property.getKey();
          out.add(key);
          JsonNode value = resolved(root, property.getValue());
          collect(root, value, key + ".", out);
          collect(root, value.path("items"), key + "[].", out);
        });
  }

  private static void describe(JsonNode root, JsonNode node, String prefix, List<String> silent) {
    JsonNode here = resolved(root, node);
    here.path("properties")
        .propertyStream()
        .forEach(property -> {
          String key = prefix + property.getKey();
          JsonNode value = resolved(root, property.getValue());
          boolean described = property.getValue().has("description") || value.has("description");
          Optional.of(key).filter(_ -> !described).ifPresent(silent::add);
          describe(root, value, key + ".", silent);
          describe(root, value.path("items"), key + "[].", silent);
        });
  }

  private static JsonNode resolved(JsonNode root, JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }
}
