package dev.phonefleet.cli;

import dev.phonefleet.cli.view.Plain;
import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.workflow.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** What doctor finds on this machine. */
final class LocalChecks {
  /** The checks whose words name files of this machine. */
  static final Set<String> NAMES = Set.of("file", "secrets", "state");

  private LocalChecks() {}

  static Check file(Path path, DesiredFleet fleet) {
    long phones = fleet.scopes().stream().mapToLong(group -> group.phones().size()).sum();
    return Check.ok(
        "file",
        path
            + ": "
            + Plain.count(fleet.groups().size(), "edge group")
            + ", "
            + Plain.count(phones, "phone"));
  }

  /** Who else may read the credentials. */
  static Optional<Check> secrets(Path dotEnv) {
    if (!Files.isRegularFile(dotEnv)) {
      return Optional.empty();
    }
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(dotEnv);
      boolean open =
          permissions.contains(PosixFilePermission.OTHERS_READ)
              || permissions.contains(PosixFilePermission.GROUP_READ);
      return Optional.of(
          open
              ? Check.warn(
                  "secrets",
                  dotEnv + " may be read by others on this machine",
                  "chmod 600 " + dotEnv)
              : Check.ok("secrets", dotEnv + " is its owner's alone"));
    } catch (IOException | UnsupportedOperationException unknown) {
      return Optional.of(Check.skipped("secrets", "permissions of " + dotEnv + " unknown", ""));
    }
  }

  /** Whether manifest and lock can be kept; makes nothing. */
  static Check state(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    boolean writable = there != null && Files.isDirectory(there) && Files.isWritable(there);
    return writable
        ? Check.ok("state", folder + (Files.exists(folder) ? "" : " (made by the first apply)"))
        : Check.fail(
            "state",
            Exit.STORE,
            folder + " cannot be written",
            "Mend its permissions, or name another folder with --state.");
  }
}
