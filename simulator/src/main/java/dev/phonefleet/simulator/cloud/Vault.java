package dev.phonefleet.simulator.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the registry in a file, and what is beside it. Changes are written a few times a second at
 * most, and never so often that more than a tenth of the time is spent on it, however large the
 * cloud is.
 */
final class Vault implements AutoCloseable {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

  /** The member of the file that has the other cloud. */
  private static final String ANNEX = "published";

  private final Path file;
  private final Registry registry;
  private final Annex annex;
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread saver;
  private boolean loaded;
  private long saved;

  /** Loads the file if it is there, and keeps it up to date from then on. */
  static Vault open(Path file, Registry registry, Annex annex) {
    Vault vault = new Vault(file, registry, annex);
    vault.load();
    vault.saver.start();
    return vault;
  }

  private Vault(Path file, Registry registry, Annex annex) {
    this.file = file.toAbsolutePath();
    this.registry = registry;
    this.annex = annex;
    this.saver = Thread.ofVirtual().name("simulator-state").unstarted(this::keepSaving);
  }

  /** Whether the file was there. */
  boolean loaded() {
    return loaded;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      saver.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      save();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save the simulator's state in " + file, e);
    }
  }

  private void load() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      if (!(mapper.readTree(Files.readString(file)) instanceof ObjectNode image)) {
        throw new IllegalArgumentException(file + " is not a simulator's state");
      }
      JsonNode other = image.path(ANNEX);
      image.remove(ANNEX);
      registry.restore(mapper.treeToValue(image, Registry.Image.class));
      if (other.isObject()) {
        annex.restore(other);
      } else {
        annex.found();
      }
      saved = changes();
      loaded = true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the simulator's state in " + file, e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file + " is not a simulator's state: " + e.getOriginalMessage(), e);
    }
  }

  private void keepSaving() {
    Duration pause = SHORTEST_PAUSE;
    try {
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        long begun = System.nanoTime();
        try {
          save();
        } catch (IOException _) {
          // The next round tries again, and what still fails at the end is thrown by close.
        }
        Duration cost = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(10);
        pause = cost.compareTo(SHORTEST_PAUSE) > 0 ? cost : SHORTEST_PAUSE;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The registry's image with the other cloud's beside it. */
  private record Both(
      long idsGiven, List<EdgeGroup> groups, List<Phone> phones, Object published) {}

  private long changes() {
    return registry.changes() + annex.changes();
  }

  private void save() throws IOException {
    Registry.Image own;
    long upTo;
    Object other;
    synchronized (registry) {
      upTo = changes();
      if (upTo == saved) {
        return;
      }
      own = registry.image();
      other = annex.image();
    }
    Both image = new Both(own.idsGiven(), own.groups(), own.phones(), other);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            ownerOnly(fresh))) {
      ByteBuffer bytes = ByteBuffer.wrap(mapper.writeValueAsBytes(image));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    saved = upTo;
  }

  /** Settings can hold secrets, so nobody else may read them here. */
  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
