package dev.phonefleet.store;

import dev.phonefleet.history.RunLock.Attempt;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process of its own that takes the lock, says how that went, and keeps it until it is killed.
 */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Attempt attempt = new FolderLock(new StateFolder(folder), "the other process").tryLock();
    Path next = Files.writeString(Path.of(arguments[1] + ".next"), words(attempt));
    Files.move(next, Path.of(arguments[1]));
    if (attempt instanceof Attempt.Held) {
      // Until standard input ends, which it does with the parent at the latest.
      while (System.in.read() >= 0) {}
    }
  }

  private static String words(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Held _ -> "held";
      case Attempt.Taken(var holder) -> "taken by " + holder.orElse("nobody known");
    };
  }
}
