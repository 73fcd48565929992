package dev.phonefleet.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A network of two ends: one on this host, the other in a namespace of its own, which is taken away
 * again when this is closed. Needs root and Linux.
 */
final class Namespace {
  private final String ip;
  private final String name;
  private final String near;
  private final String far;
  private final int first;
  private final List<Process> started = new ArrayList<>();

  /** Makes the network; names and addresses differ from one process to another. */
  Namespace() throws IOException, InterruptedException {
    ip = program("ip").orElseThrow(() -> new IOException("ip is not installed"));
    long process = ProcessHandle.current().pid();
    name = "phonefleet-" + process;
    near = "pf" + process % 1_000_000 + "n";
    far = "pf" + process % 1_000_000 + "f";
    // Sixty-four networks of four addresses each fit into the range that is for documentation.
    first = (int) (process % 64) * 4;
    try {
      run(ip, "netns", "add", name);
      run(ip, "link", "add", near, "type", "veth", "peer", "name", far, "netns", name);
      run(ip, "address", "add", nearAddress() + "/30", "dev", near);
      run(ip, "link", "set", near, "up");
      run(ip, "-n", name, "address", "add", farAddress() + "/30", "dev", far);
      run(ip, "-n", name, "link", "set", far, "up");
      run(ip, "-n", name, "link", "set", "lo", "up");
    } catch (IOException | InterruptedException | RuntimeException failure) {
      remove();
      throw failure;
    }
  }

  /** Where a program is that is not on every user's path. */
  static Optional<String> program(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of((path + ":/usr/sbin:/sbin:/usr/local/sbin").split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** The name of the interface on this host. */
  String near() {
    return near;
  }

  String network() {
    return "198.51.100." + first;
  }

  String nearAddress() {
    return "198.51.100." + (first + 1);
  }

  String farAddress() {
    return "198.51.100." + (first + 2);
  }

  /** Starts a program at the far end; it ends with the network. */
  Process start(Path log, List<String> command) throws IOException {
    List<String> whole = new ArrayList<>(List.of(ip, "netns", "exec", name));
    whole.addAll(command);
    Process process =
        new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    started.add(process);
    return process;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said.strip());
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** Ends what was started and takes the network away. */
  void remove() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    // Taking away one end takes away the other; what was never made cannot be taken away.
    quietly("link", "delete", near);
    quietly("netns", "delete", name);
  }

  private void quietly(String... command) throws InterruptedException {
    List<String> whole = new ArrayList<>(List.of(ip));
    whole.addAll(List.of(command));
    try {
      run(whole.toArray(String[]::new));
    } catch (IOException gone) {
      // It was not there.
    }
  }
}
