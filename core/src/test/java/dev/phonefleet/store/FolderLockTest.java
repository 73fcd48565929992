package dev.phonefleet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.history.RunLock.Attempt;
import dev.phonefleet.history.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(40)
class FolderLockTest {
  @TempDir private Path temporary;

  @Test
  void theSecondAttemptLearnsWhoHoldsIt() {
    Attempt first = lock("run 1 of ann").tryLock();

    assertThat(first).isInstanceOf(Attempt.Held.class);
    assertThat(lock("run 2 of bob").tryLock())
        .isEqualTo(new Attempt.Taken(Optional.of("run 1 of ann")));
    release(first);
  }

  @Test
  void itIsFreeAfterTheRelease() {
    release(lock("run 1").tryLock());

    Attempt second = lock("run 2").tryLock();

    assertThat(second).isInstanceOf(Attempt.Held.class);
    release(second);
    assertThat(folder().resolve("lock.holder")).doesNotExist();
  }

  @Test
  void locksOfDifferentFoldersDoNotMeet() {
    Attempt one = lock("run 1").tryLock();
    Attempt other = new FolderLock(new StateFolder(temporary.resolve("other")), "run 2").tryLock();

    assertThat(one).isInstanceOf(Attempt.Held.class);
    assertThat(other).isInstanceOf(Attempt.Held.class);
    release(one);
    release(other);
  }

  @Test
  void whatAKilledRunLeftDoesNotHoldIt() throws Exception {
    new StateFolder(folder()).create();
    Files.writeString(folder().resolve("lock"), "");
    Files.writeString(folder().resolve("lock.holder"), "a run that is long gone");

    Attempt attempt = lock("run 2").tryLock();

    assertThat(attempt).isInstanceOf(Attempt.Held.class);
    assertThat(folder().resolve("lock.holder")).hasContent("run 2");
    release(attempt);
  }

  @Test
  void itsFilesAreItsOwnersOnly() throws Exception {
    Attempt attempt = lock("run 1").tryLock();

    for (String name : new String[] {"lock", "lock.holder"}) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
    release(attempt);
  }

  @Test
  void aLinkInItsPlaceIsRefused() throws Exception {
    new StateFolder(folder()).create();
    Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "x");
    Files.createSymbolicLink(folder().resolve("lock"), elsewhere);

    assertThatThrownBy(() -> lock("run 1").tryLock()).isInstanceOf(StoreFailure.class);

    assertThat(elsewhere).hasContent("x");
  }

  @Test
  void anotherProcessHoldsItForAsLongAsItLives() throws Exception {
    Path report = temporary.resolve("report");
    Process other = holder(report);
    try {
      await(other, report);
      assertThat(report).hasContent("held");

      assertThat(lock("ours").tryLock())
          .isEqualTo(new Attempt.Taken(Optional.of("the other process")));

      other.destroyForcibly();
      assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
      Attempt attempt = lock("ours").tryLock();
      assertThat(attempt).isInstanceOf(Attempt.Held.class);
      release(attempt);
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void anotherProcessFindsOursTaken() throws Exception {
    Path report = temporary.resolve("report");
    Attempt ours = lock("run 1 of ann").tryLock();
    Process other = holder(report);
    try {
      await(other, report);

      assertThat(report).hasContent("taken by run 1 of ann");
    } finally {
      other.destroyForcibly();
      release(ours);
    }
  }

  private Process holder(Path report) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            folder().toString(),
            report.toString())
        .redirectErrorStream(true)
        .redirectOutput(temporary.resolve("holder.log").toFile())
        .start();
  }

  /** Waits for the report; its process either writes one or ends. */
  private void await(Process other, Path report) throws Exception {
    while (!Files.exists(report) && !other.waitFor(20, TimeUnit.MILLISECONDS)) {}
    assertThat(report).as("%s", Files.readString(temporary.resolve("holder.log"))).exists();
  }

  private FolderLock lock(String holder) {
    return new FolderLock(new StateFolder(folder()), holder);
  }

  private Path folder() {
    return temporary.resolve(".phonefleet");
  }

  private static void release(Attempt attempt) {
    ((Attempt.Held) attempt).release().run();
  }
}
