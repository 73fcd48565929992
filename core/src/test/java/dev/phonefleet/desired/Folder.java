package dev.phonefleet.desired;

import dev.phonefleet.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a fleet file and its inventories, and what comes of reading it. */
record Folder(Path path) {
  /** The shortest file that is valid and acts. */
  static final String GUIDE = "version: 1\norganization: {api: guide, tenant: acme}\n";

  /** Lines 1 to 5: a guide file up to the phones of a group; what follows is indented by six. */
  static final String PHONES = GUIDE + "edgeGroups:\n  - name: hq\n    phones:\n";

  Folder file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Folder file(String name, byte[] bytes) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reading read() {
    return new FleetReader().read(path.resolve("fleet.yaml"));
  }

  /** Reads this as {@code fleet.yaml}. */
  Reading read(String yaml) {
    return file("fleet.yaml", yaml).read();
  }

  /** Reads this, which must be valid. */
  DesiredFleet fleet(String yaml) {
    Reading reading = read(yaml);
    return reading
        .fleet()
        .orElseThrow(() -> new AssertionError("not valid: " + reading.findings()));
  }

  /** The findings of reading this, as {@code code file:line:column}. */
  List<String> findings(String yaml) {
    return found(read(yaml));
  }

  List<String> found(Reading reading) {
    return reading.findings().stream()
        .map(finding -> finding.code().substring("file.".length()) + " " + where(finding))
        .toList();
  }

  /** Where a finding is, as if the file had been named from within its folder. */
  String where(Diagnostic finding) {
    return finding.where().replace(path + "/", "");
  }
}
