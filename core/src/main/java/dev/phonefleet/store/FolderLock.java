package dev.phonefleet.store;

import dev.phonefleet.history.RunLock;
import dev.phonefleet.history.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** A lock of the operating system on a file in the state folder: it cannot outlive its process. */
public final class FolderLock implements RunLock {
  private final StateFolder folder;
  private final String holder;

  /**
   * @param holder who we are, for those who find the lock taken
   */
  public FolderLock(StateFolder folder, String holder) {
    this.folder = folder;
    this.holder = holder;
  }

  @Override
  public Attempt tryLock() {
    Path lock = folder.create().path().resolve("lock");
    Path who = folder.path().resolve("lock.holder");
    try {
      FileChannel channel =
          FileChannel.open(
              lock,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
              AtomicFile.ownerOnly(lock, "rw-------"));
      Optional<FileLock> held = tryLock(channel);
      if (held.isEmpty()) {
        channel.close();
        return new Attempt.Taken(read(who));
      }
      AtomicFile.write(who, holder.getBytes(StandardCharsets.UTF_8));
      return new Attempt.Held(() -> release(channel, who));
    } catch (IOException failed) {
      throw new StoreFailure("The lock " + lock + " could not be used.", failed);
    }
  }

  private static Optional<String> read(Path who) {
    try {
      return Optional.of(Files.readString(who).strip());
    } catch (IOException goneMeanwhile) {
      return Optional.empty();
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException sameProcess) {
      return Optional.empty();
    }
  }

  private static void release(FileChannel channel, Path who) {
    try {
      Files.deleteIfExists(who);
      channel.write(ByteBuffer.allocate(0));
      channel.close();
    } catch (IOException atTheEnd) {
      // The process ends here, and the lock with it.
    }
  }
}
