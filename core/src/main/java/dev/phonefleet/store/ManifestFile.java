package dev.phonefleet.store;

import dev.phonefleet.history.Manifest;
import dev.phonefleet.history.ManifestStore;
import dev.phonefleet.history.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code manifest.json} in the state folder; renamed into place, so that it is never half there.
 */
public final class ManifestFile implements ManifestStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;

  /** Keeps it in the folder. */
  public ManifestFile(StateFolder folder) {
    this.file = folder.path().resolve("manifest.json");
  }

  @Override
  public Optional<Manifest> read() {
    try {
      return Optional.of(manifest(JSON.readTree(Files.readString(file))));
    } catch (IOException | JacksonException | DateTimeException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Manifest manifest(JsonNode node) {
    JsonNode success = node.path("lastSuccess");
    return new Manifest(
        node.path("identity").asString(""),
        node.path("configHash").asString(""),
        Instant.parse(node.path("deploymentTime").asString("")),
        Manifest.Status.valueOf(node.path("status").asString("")),
        Optional.ofNullable(node.get("reason")).map(JsonNode::asString),
        success.isObject()
            ? Optional.of(
                new Manifest.Success(
                    success.path("configHash").asString(""),
                    Instant.parse(success.path("deploymentTime").asString(""))))
            : Optional.empty());
  }

  @Override
  public void write(Manifest manifest) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("configHash", manifest.configHash());
    node.put("deploymentTime", manifest.deploymentTime().toString());
    node.put("status", manifest.status().name());
    manifest.reason().ifPresent(reason -> node.put("reason", reason));
    node.put("identity", manifest.identity());
    manifest
        .lastSuccess()
        .ifPresent(success ->
            node.putObject("lastSuccess")
                .put("configHash", success.configHash())
                .put("deploymentTime", success.deploymentTime().toString()));
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new StoreFailure("The manifest " + file + " could not be written.", failed);
    }
  }

  @Override
  public void restore(Optional<Manifest> before) {
    if (before.isPresent()) {
      write(before.get());
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new StoreFailure("The manifest " + file + " could not be removed.", failed);
    }
  }
}
