package dev.phonefleet.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand declared phones against as many live ones, in a process with a small heap. */
class HundredThousandPhonesTest {
  @Test
  void arePlannedIn256MegabytesOfHeap(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LargePlan.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();

    assertThat(ended).as("ended in time").isTrue();
    assertThat(process.exitValue()).as(text(output.toFile())).isZero();
    assertThat(text(output.toFile())).contains("50000 unchanged, 50000 to change");
  }

  private static String text(File file) throws IOException {
    return Files.readString(file.toPath());
  }
}
