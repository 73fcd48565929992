package dev.phonefleet.cli;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Secret;
import dev.phonefleet.genesys.http.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A profile of the {@code gc} CLI: one table of its {@code config.toml}, with {@code
 * client_credentials}, {@code client_secret} and {@code environment}. That CLI ignores case in
 * names of profiles and keys, so it is ignored here too.
 *
 * @param name as it was asked for
 * @param file where it stands
 */
record GcProfile(
    String name,
    Path file,
    Optional<String> clientId,
    Optional<Secret> clientSecret,
    Optional<String> environment) {
  private static final String ID = "client_credentials";
  private static final String SECRET = "client_secret";
  private static final long LARGEST = 1 << 20;

  /** Where the profiles are, in a home folder. */
  static Path file(Path home) {
    return home.resolve(".gc").resolve("config.toml");
  }

  /**
   * Reads a profile.
   *
   * @param home the user's folder; empty where it is not known
   */
  static Attempt<GcProfile> read(Optional<Path> home, String name) {
    if (home.isEmpty()) {
      return failed(
          "the environment",
          "The profile " + name + " cannot be found.",
          "Profiles are in .gc/config.toml of the home folder, and HOME is not set.",
          "Set HOME, or leave --profile out and set "
              + ClientAccess.ID
              + " and "
              + ClientAccess.SECRET
              + ".");
    }
    Path file = file(home.get());
    String text;
    try {
      if (Files.size(file) > LARGEST) {
        return unreadable(file, "It is larger than any file of profiles.");
      }
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException absent) {
      return failed(
          file.toString(),
          "The profile " + name + " cannot be found: there is no such file.",
          "--profile names a profile of the gc CLI.",
          "Make one with `gc profiles new`, or leave --profile out and set "
              + ClientAccess.ID
              + " and "
              + ClientAccess.SECRET
              + ".");
    } catch (IOException failed) {
      return unreadable(file, failed.getClass().getSimpleName() + ".");
    }
    try {
      return profile(new TomlMapper().readTree(text), file, name);
    } catch (JacksonException wrong) {
      // Its message may quote the line, and with it a secret.
      int line = Optional.ofNullable(wrong.getLocation()).map(it -> it.getLineNr()).orElse(0);
      return unreadable(file, "It is no TOML" + (line > 0 ? "; see line " + line : "") + ".");
    }
  }

  private static Attempt<GcProfile> profile(JsonNode root, Path file, String name) {
    List<String> names =
        root.propertyStream()
            .filter(it -> it.getValue().isObject())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    Optional<JsonNode> table = member(root, name).filter(JsonNode::isObject);
    if (table.isEmpty()) {
      return failed(
          file.toString(),
          "There is no profile " + name + ".",
          names.isEmpty() ? "The file has none." : "There are " + String.join(", ", names) + ".",
          "Name one of them, or make it with `gc profiles new`.");
    }
    return new Attempt.Got<>(
        new GcProfile(
            name,
            file,
            text(table.get(), ID),
            text(table.get(), SECRET).map(Secret::new),
            // That CLI writes some regions with underscores.
            text(table.get(), "environment")
                .map(it -> it.contains(".") ? it : it.replace('_', '-'))));
  }

  private static Optional<JsonNode> member(JsonNode node, String name) {
    return node.propertyStream()
        .filter(it -> it.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<String> text(JsonNode table, String key) {
    return member(table, key)
        .filter(JsonNode::isValueNode)
        .map(it -> it.asString("").strip())
        .filter(it -> !it.isEmpty());
  }

  /** Its credentials; both have to be there. */
  Attempt<Credentials> credentials() {
    if (clientId.isPresent() && clientSecret.isPresent()) {
      return new Attempt.Got<>(new Credentials(clientId.get(), clientSecret.get()));
    }
    return failed(
        file.toString(),
        "The profile " + name + " has no " + (clientId.isEmpty() ? ID : SECRET) + ".",
        "Only profiles of OAuth clients with the client credentials grant can be used: a run asks"
            + " for tokens itself.",
        "Complete it with `gc profiles new`, or name another profile.");
  }

  private static <T> Attempt<T> unreadable(Path file, String why) {
    return failed(
        file.toString(),
        "The profiles of the gc CLI cannot be read.",
        why,
        "Mend the file, or leave --profile out and set "
            + ClientAccess.ID
            + " and "
            + ClientAccess.SECRET
            + ".");
  }

  private static <T> Attempt<T> failed(String where, String what, String why, String next) {
    return new Attempt.Failed<>(
        Exit.ACCESS, Diagnostic.error("credentials.profile", where, what, why, next));
  }
}
