package dev.phonefleet.desired;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads {@code fleet.yaml} and the inventories that it names. Everything that is wrong is found in
 * one pass, each with file, line and column; only where the YAML itself cannot be read does reading
 * end there. Opens no network connection, and no file outside the folder of the one that is read.
 *
 * <p>Time and memory are bounded whatever the files contain: 64 MB of YAML without anchors, aliases
 * and tags, 512 MB of each inventory, which is streamed, and 1000 findings.
 *
 * <p>Keeps nothing between readings and may be used by several threads.
 */
public final class FleetReader {
  /** A reader. */
  public FleetReader() {}

  /**
   * Reads a file.
   *
   * @param file as the user named it: findings and positions name it in the same way, and the
   *     inventories as they stand beside it
   * @return never fails: a file that does not exist or cannot be read is a finding
   */
  public Reading read(Path file) {
    String name = file.toString();
    Findings findings = new Findings(name);
    Optional<DesiredFleet> fleet =
        TextFile.read(file, name, findings).flatMap(text -> read(file, name, text, findings));
    return new Reading(fleet.filter(_ -> findings.clean()), findings.sorted());
  }

  private static Optional<DesiredFleet> read(
      Path file, String name, String text, Findings findings) {
    Source source = new Source(name, findings);
    Optional<Node> root = YamlTree.read(name, text, findings);
    if (root.isEmpty() && findings.clean()) {
      findings.error(
          new Position(name, 1, 1),
          new Mistake(
              Code.EMPTY,
              "The file is empty.",
              "There is nothing in it but white space and comments.",
              "Start with `version: 1` and `organization`."));
    }
    return root.flatMap(node -> {
      if (node instanceof Node.Mapping mapping) {
        return new RootReader(file, source)
            .read(new Section(source, mapping, FileKeys.ROOT, () -> ""));
      }
      source.error(
          node,
          Code.WRONG_TYPE,
          "The file is not a mapping of keys.",
          "Here stands " + node.kind() + ".",
          "Start with `version: 1` and `organization`.");
      return Optional.empty();
    });
  }
}
