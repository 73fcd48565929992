package dev.phonefleet.cli;

import dev.phonefleet.desired.FleetWriter;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.workflow.Happening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A folder that an export goes to. Nothing that is there already is touched. */
record ExportFolder(Path folder) {
  /** What speaks against writing there at all. */
  Optional<String> taken() {
    if (there(folder) && !Files.isDirectory(folder)) {
      return Optional.of(folder + " is no folder; name one, or one that is to be made");
    }
    Path file = folder.resolve(FleetWriter.FILE);
    return there(file)
        ? Optional.of(file + " is there already and is never overwritten; name another folder")
        : Optional.empty();
  }

  private static boolean there(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Writes all files, the last one last: whoever sees it sees them all.
   *
   * @return why it was not done
   */
  Optional<Diagnostic> write(List<FleetWriter.Written> files, Consumer<Happening> view) {
    List<Path> made = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (FleetWriter.Written file : files) {
        Path path = folder.resolve(file.name());
        write(path, file.content());
        made.add(path);
      }
    } catch (FileAlreadyExistsException there) {
      made.forEach(ExportFolder::remove);
      return Optional.of(taken(there.getFile()));
    } catch (IOException failed) {
      made.forEach(ExportFolder::remove);
      return Optional.of(failed(failed));
    }
    for (FleetWriter.Written file : files) {
      view.accept(new Happening.FileWritten(folder.resolve(file.name()).toString(), file.phones()));
    }
    return Optional.empty();
  }

  /** The name appears with all of the content, or not at all. */
  private static void write(Path file, String content) throws IOException {
    if (there(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path next = file.resolveSibling("." + file.getFileName() + ".next");
    try {
      Files.writeString(next, content, StandardCharsets.UTF_8);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** What cannot be removed either is beside what is told next. */
  private static void remove(Path file) {
    var _ = file.toFile().delete();
  }

  private static Diagnostic taken(String file) {
    return Diagnostic.error(
        "export.exists",
        file,
        "A file of this name is there already.",
        "An export overwrites nothing.",
        "Name another folder, or move the file away.");
  }

  private Diagnostic failed(IOException failed) {
    return Diagnostic.error(
        "export.unwritable",
        folder.toString(),
        "The export could not be written.",
        failed.toString(),
        "Check space and permissions there, or name another folder.");
  }
}
