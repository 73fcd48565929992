package dev.phonefleet.store;

import dev.phonefleet.history.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The folder beside a fleet file in which its state is kept; only its owner may enter it. */
public record StateFolder(Path path) {
  /** {@code .phonefleet} beside fleet.yaml; {@code .phonefleet/NAME} beside NAME.yaml. */
  public static StateFolder beside(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    Path state = (folder == null ? Path.of(".") : folder).resolve(".phonefleet");
    return new StateFolder(name.equals("fleet") ? state : state.resolve(name));
  }

  /** A folder inside this one. */
  public StateFolder inside(String name) {
    return new StateFolder(path.resolve(name));
  }

  /**
   * Makes the folder where it is missing.
   *
   * @throws StoreFailure when that fails or something else is in its place
   */
  public StateFolder create() {
    try {
      for (Path at = path; at != null; at = at.getParent()) {
        boolean ours = at.equals(path) || at.endsWith(".phonefleet");
        if (ours && Files.isSymbolicLink(at)) {
          throw new IOException(at + " is a symbolic link");
        }
      }
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(path, AtomicFile.ownerOnly(path, "rwx------"));
      }
      return this;
    } catch (IOException failed) {
      throw new StoreFailure("The state folder " + path + " could not be made.", failed);
    }
  }
}
