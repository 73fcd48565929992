package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.ReachCheck;
import dev.phonefleet.store.StateFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An archive for support. It is made of what may be told, not by striking out what may not: the
 * file is described by its structure and numbers, without credentials, settings, people's names,
 * phone numbers or hardware addresses.
 */
final class Bundle {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> TOLD_AS_SET =
      Set.of(
          "GENESYSCLOUD_OAUTHCLIENT_ID",
          "GENESYSCLOUD_OAUTHCLIENT_SECRET",
          "HTTPS_PROXY",
          "https_proxy",
          "NO_PROXY",
          "no_proxy",
          "JAVA_TOOL_OPTIONS");

  private Bundle() {}

  static void write(
      Path out,
      Env env,
      byte[] record,
      Optional<DesiredFleet> fleet,
      Path file,
      Common.Online online)
      throws IOException {
    Path target = out.toAbsolutePath();
    Path folder = Optional.ofNullable(target.getParent()).orElse(Path.of(""));
    Path draft = Files.createTempFile(folder, ".bundle", ".zip", ownerOnly(folder));
    try {
      try (OutputStream stream = Files.newOutputStream(draft);
          ZipOutputStream zip = new ZipOutputStream(stream, StandardCharsets.UTF_8)) {
        entry(zip, "about.txt", ABOUT.getBytes(StandardCharsets.UTF_8));
        entry(zip, "doctor.jsonl", record);
        entry(zip, "environment.json", bytes(environment(env)));
        if (fleet.isPresent()) {
          entry(zip, "fleet.json", bytes(sketch(fleet.get())));
        }
        Optional<ObjectNode> manifest = manifest(file, online);
        if (manifest.isPresent()) {
          entry(zip, "manifest.json", bytes(manifest.get()));
        }
      }
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static final String ABOUT =
      """
      What phonefleet doctor found, for support.

      doctor.jsonl      what was checked, one JSON object per line
      environment.json  versions, and which variables are set (not their values)
      fleet.json        the file by its structure: groups, gates, limits, numbers of phones
      manifest.json     the last run's hash, time and status

      Not in here: credentials, settings, names of people, phone numbers, hardware
      addresses. Host names and group names are in here: look through it before you
      send it.
      """;

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] bytes(JsonNode node) {
    return node.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode environment(Env env) {
    ObjectNode out = NODES.objectNode();
    out.put("phonefleet", new Main.Version().getVersion()[0]);
    for (String property : new String[] {"java.version", "java.vendor", "os.name", "os.arch"}) {
      out.put(property, System.getProperty(property, ""));
    }
    out.put("charset", java.nio.charset.Charset.defaultCharset().name());
    out.put("locale", java.util.Locale.getDefault().toLanguageTag());
    out.put("zone", java.time.ZoneId.systemDefault().getId());
    out.put("terminal", env.outIsTerminal());
    ObjectNode variables = out.putObject("variables");
    TOLD_AS_SET.stream()
        .sorted()
        .forEach(name ->
            variables.put(
                name, env.variables().getOrDefault(name, "").isBlank() ? "not set" : "set"));
    return out;
  }

  private static ObjectNode sketch(DesiredFleet fleet) {
    ObjectNode out = NODES.objectNode();
    Organization organization = fleet.organization();
    out.putObject("organization")
        .put("api", organization.api().name())
        .put("region", organization.region().orElse(""))
        .put("apiUrl", organization.apiUrl().orElse(""))
        .put("loginUrl", organization.loginUrl().orElse(""))
        .put("pinned", organization.name().isPresent());
    Limits limits = fleet.limits();
    out.putObject("limits")
        .put(
            "requestsPerMinute",
            limits.requestsPerMinute().isPresent()
                ? String.valueOf(limits.requestsPerMinute().getAsInt())
                : "default")
        .put("requestsPerSecondPerGroup", limits.requestsPerSecondPerGroup())
        .put("concurrency", limits.concurrency())
        .put("deadline", limits.deadline().toString());
    out.putObject("rollout")
        .put("wait", fleet.rollout().doneWhen().name())
        .put("phoneTimeout", fleet.rollout().phoneTimeout().toString())
        .put("ifChanged", fleet.rollout().ifChanged());
    ArrayNode groups = out.putArray("edgeGroups");
    for (DesiredGroup group : fleet.groups()) {
      ObjectNode it = groups.addObject();
      it.put("name", group.name().value());
      it.put("region", group.region().orElse(""));
      it.put("crossRegion", group.crossRegion());
      it.putObject("readiness")
          .put("timeout", group.readiness().timeout().toString())
          .put("interval", group.readiness().interval().toString());
      NameCheck dns = group.dns();
      it.putObject("dns")
          .put("name", dns.name().orElse(""))
          .put("resolvers", dns.resolvers().toString())
          .put("expect", dns.expect().toString())
          .put("waitTimeout", dns.waitTimeout().toString())
          .put("interval", dns.interval().toString());
      ReachCheck reach = group.reach();
      it.putObject("reach")
          .put("written", reach.written())
          .put("tcp", reach.tcp().map(Object::toString).orElse("default"))
          .put("udp", reach.udp().map(Object::toString).orElse("default"))
          .put("tftpFile", reach.tftpFile().isPresent() ? "set" : "not set")
          .put("waitTimeout", reach.waitTimeout().toString())
          .put("interval", reach.interval().toString());
      it.put("failoverHosts", group.failoverHosts().toString());
      it.put("phones", group.phones().size());
    }
    return out;
  }

  private static Optional<ObjectNode> manifest(Path file, Common.Online online) {
    Path folder =
        Optional.ofNullable(online.state)
            .map(Path::of)
            .orElseGet(() -> StateFolder.beside(file).path());
    Path manifest =
        (online.simulate ? folder.resolve("simulated") : folder).resolve("manifest.json");
    try {
      JsonNode read = JsonMapper.shared().readTree(Files.readString(manifest));
      ObjectNode out = NODES.objectNode();
      for (String member : new String[] {"configHash", "deploymentTime", "status", "reason"}) {
        if (read.path(member).isString()) {
          out.put(member, read.path(member).asString());
        }
      }
      return Optional.of(out);
    } catch (IOException | tools.jackson.core.JacksonException none) {
      return Optional.empty();
    }
  }
}
