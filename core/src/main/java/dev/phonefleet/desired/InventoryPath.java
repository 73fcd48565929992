package dev.phonefleet.desired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Finds an inventory below the folder of the file that names it, and nowhere else: a file from
 * somebody else must not make the product read, and quote in its findings, what lies elsewhere.
 */
final class InventoryPath {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private InventoryPath() {}

  /**
   * The real path of an inventory.
   *
   * @param fleetFile the YAML file, as the user named it
   */
  static Checked<Path> resolve(Path fleetFile, String given) {
    if (given.contains("\\") || DRIVE.matcher(given).matches()) {
      return outside(given, "It has a backslash or a drive letter.");
    }
    try {
      Path relative = Path.of(given);
      if (relative.isAbsolute()) {
        return outside(given, "It is absolute.");
      }
      for (Path step : relative) {
        if (step.toString().equals("..")) {
          return outside(given, "It has `..` in it.");
        }
      }
      Path folder = fleetFile.toAbsolutePath().getParent();
      if (folder == null) {
        return outside(given, "The file has no folder.");
      }
      Path inventory = folder.resolve(relative);
      if (!Files.isRegularFile(inventory)) {
        return new Checked.Bad<>(missing(given, Files.exists(inventory)));
      }
      Path real = inventory.toRealPath();
      return real.startsWith(folder.toRealPath())
          ? Checked.good(real)
          : outside(given, "It is a link that leads out of that folder.");
    } catch (InvalidPathException e) {
      return outside(given, "It is no valid path: " + e.getReason() + ".");
    } catch (IOException e) {
      return new Checked.Bad<>(TextFile.unreadable(e));
    }
  }

  private static Mistake missing(String given, boolean exists) {
    return new Mistake(
        exists ? Code.UNREADABLE : Code.NOT_FOUND,
        exists
            ? "The inventory " + Mistake.shown(given) + " is not a file."
            : "There is no inventory " + Mistake.shown(given) + ".",
        "Inventories are looked for beside the file that names them.",
        "Check the name; it is relative to that file's folder.");
  }

  private static Checked<Path> outside(String given, String why) {
    return Checked.bad(
        Code.BAD_PATH,
        "The path " + Mistake.shown(given) + " is not accepted.",
        why + " An inventory has to lie in the folder of the file that names it, or below.",
        "Move the inventory there and write a relative path with forward slashes.");
  }
}
