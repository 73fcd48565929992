package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LargeFleetTest {
  private static final int PHONES = 100_000;
  private static final long MEGABYTE = 1L << 20;

  @TempDir private Path path;

  @Test
  @Timeout(60)
  void aHundredThousandPhonesOfAnInventoryTakeLittleMemory() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(path.resolve("phones.csv"))) {
      out.write("mac,name,model,site,line1_number,line1_label,settings.zone\n");
      for (int i = 0; i < PHONES; i++) {
        out.write(
            String.format(
                Locale.ROOT,
                "0004f2%06x,Phone %06d,Polycom VVX %d,Site %d,+1555%06d,Reception %d,Zone %d%n",
                i,
                i,
                i % 5,
                i % 200,
                i,
                i % 50,
                i % 20));
      }
    }
    Folder folder = new Folder(path);
    long before = used();

    DesiredFleet fleet =
        folder.fleet(
            Folder.PHONES
                + "      defaults: {settings: {volume: 5}}\n      inventory: phones.csv\n");

    long grown = used() - before;
    assertThat(fleet.groups().getFirst().phones()).hasSize(PHONES);
    assertThat(grown).as("bytes held by the fleet").isLessThan(60 * MEGABYTE);
    assertThat(ConfigHash.of(fleet)).hasSize(64);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
