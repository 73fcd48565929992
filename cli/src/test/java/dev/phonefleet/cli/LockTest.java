package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.history.RunLock;
import dev.phonefleet.store.FolderLock;
import dev.phonefleet.store.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
  @TempDir Path folder;

  private Runnable somebodyElse() {
    RunLock.Attempt attempt =
        new FolderLock(new StateFolder(folder.resolve(".phonefleet")), "somebody else").tryLock();
    assertThat(attempt).isInstanceOf(RunLock.Attempt.Held.class);
    return ((RunLock.Attempt.Held) attempt).release();
  }

  @Test
  void twoRunsOnOneFileAreKeptApart() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      Runnable release = somebodyElse();

      Said said = office.apply().ends(5);

      assertThat(said.finding("lock.held").path("what").asString()).contains("somebody else");
      assertThat(office.report().total()).isZero();

      release.run();
      office.apply().ends(0);
    }
  }

  @Test
  void planAndStatusNeedNoLock() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      Runnable release = somebodyElse();

      office.plan().ends(0);
      office.status().ends(0);

      release.run();
    }
  }

  @Test
  void aRunCanWaitForTheLock() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      Runnable release = somebodyElse();
      CompletableFuture<Void> end =
          CompletableFuture.runAsync(
              release, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

      office.apply("--lock-timeout", "20s").ends(0);

      assertThat(end).isDone();
    }
  }

  @Test
  void aRunWaitsNoLongerThanItIsTold() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      Runnable release = somebodyElse();
      long begun = System.nanoTime();

      office.apply("--lock-timeout", "1s").ends(5);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
      release.run();
    }
  }

  @Test
  void withoutATerminalAndWithoutYesNothingIsAskedOfAnybody() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));

      Said said = office.run("apply", office.fleetFile().toString()).ends(64);

      assertThat(said.err()).contains("--yes");
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void anAnswerOtherThanYesWritesNothingAndEndsWithZero() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      List<String> questions = new ArrayList<>();
      office.answering(question -> {
        questions.add(question);
        return "no";
      });

      office.run("apply", office.fleetFile().toString()).ends(0);

      assertThat(questions).hasSize(1);
      assertThat(office.report().writes()).isZero();
      assertThat(office.hasManifest()).isFalse();
    }
  }

  @Test
  void theAnswerYesAppliesThePlanAndNothingToDoIsNotAsked() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      List<String> questions = new ArrayList<>();
      office.answering(question -> {
        questions.add(question);
        return " Yes ";
      });

      office.run("apply", office.fleetFile().toString()).ends(0);
      assertThat(office.phonesOf("hq")).hasSize(1);
      office.run("apply", office.fleetFile().toString()).ends(0);

      assertThat(questions).hasSize(1);
    }
  }

  @Test
  void aStateFolderThatCannotBeUsedEndsTheRunBeforeAnyRequest() throws Exception {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      Files.writeString(folder.resolve(".phonefleet"), "a file in its place");

      Said said = office.apply().ends(74);

      assertThat(said.finding("store.failed").path("next").asString()).contains("--state");
      assertThat(office.report().total()).isZero();
      office.apply("--state", folder.resolve("other").toString()).ends(0);
      assertThat(folder.resolve("other").resolve("manifest.json")).exists();
    }
  }

  @Test
  void everyFileHasAStateOfItsOwn() throws Exception {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      Path other = folder.resolve("other.yaml");
      Files.move(office.fleetFile(), other);

      office.run("apply", other.toString(), "--yes", "--json").ends(0);

      assertThat(folder.resolve(".phonefleet/other/manifest.json")).exists();
      assertThat(office.hasManifest()).isFalse();
    }
  }
}
