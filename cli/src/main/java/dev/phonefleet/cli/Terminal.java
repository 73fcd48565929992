package dev.phonefleet.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What the process's terminal is like. */
final class Terminal {
  private static final int DEFAULT_WIDTH = 80;

  private Terminal() {}

  /** Whether the descriptor is a terminal; where that cannot be told, whether both ends are. */
  static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      if (Files.exists(link)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException unreadable) {
      return false;
    }
    return java.util.Optional.ofNullable(System.console())
        .filter(java.io.Console::isTerminal)
        .isPresent();
  }

  /** Columns, 80 where nobody looks or nobody knows. */
  static int width(boolean looked) {
    File tty = new File("/dev/tty");
    if (!looked || !tty.canRead()) {
      return DEFAULT_WIDTH;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(tty)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      String[] parts = size.strip().split(" ");
      int columns = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
      return columns >= 40 ? columns : DEFAULT_WIDTH;
    } catch (IOException | NumberFormatException unknown) {
      return DEFAULT_WIDTH;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return DEFAULT_WIDTH;
    }
  }
}
