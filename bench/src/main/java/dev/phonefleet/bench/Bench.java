package dev.phonefleet.bench;

import dev.phonefleet.cli.Main;
import dev.phonefleet.simulator.Simulator;
import dev.phonefleet.simulator.report.Report;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One comparison, end to end, in one run: the command as users start it, and the guide's strategy.
 */
public final class Bench {
  private static final int PHONES = 600;
  private static final int CHANGED = 60;
  private static final int BUSY = 6;

  private Bench() {}

  private record Row(String what, String who, double seconds, Report report, String end) {
    String line() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %.1f s | %d | %d | %d | %d | %s |",
          what,
          who,
          seconds,
          report.total(),
          report.writes(),
          report.throttled(),
          report.brokenRules().size(),
          end);
    }
  }

  private interface Strategy {
    String run(Simulator cloud, List<ObjectNode> desired) throws Exception;
  }

  /** Measures and writes the page named by the first argument. */
  public static void main(String[] args) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (String who : List.of("guide", "guide, again and again", "phonefleet")) {
      Strategy strategy =
          switch (who) {
            case "guide" -> Bench::guide;
            case "phonefleet" -> Bench::ours;
            default -> Bench::guideAgain;
          };
      rows.add(measure(PHONES + " new phones", who, strategy, List.of(), phones(PHONES, ""), 0));
      rows.add(
          measure(
              "nothing changed, " + PHONES,
              who,
              strategy,
              phones(PHONES, ""),
              phones(PHONES, ""),
              0));
      List<ObjectNode> changed = phones(PHONES, "");
      changed.subList(0, CHANGED).forEach(phone -> phone.put("name", "New name"));
      rows.add(
          measure(
              CHANGED + " changed, " + BUSY + " of them busy",
              who,
              strategy,
              phones(PHONES, ""),
              changed,
              BUSY));
    }
    rows.sort(java.util.Comparator.comparingInt(row -> order(row.what())));
    String page = page(rows);
    Files.writeString(Path.of(args[0]), page);
    System.out.println(page);
  }

  private static int order(String what) {
    return what.contains("new") ? 0 : what.contains("nothing") ? 1 : 2;
  }

  private static Row measure(
      String what,
      String who,
      Strategy strategy,
      List<ObjectNode> there,
      List<ObjectNode> desired,
      int busy)
      throws Exception {
    List<PresetPhone> preset = new ArrayList<>();
    for (ObjectNode phone : there) {
      ObjectNode fields = phone.deepCopy();
      fields.remove("mac");
      fields.put("keptByTheServer", "x");
      preset.add(
          PresetPhone.of(phone.path("mac").asString(""), fields).withState(PhoneState.ACTIVE));
    }
    Scenario scenario =
        Scenario.defaults()
            .withPreset(it -> it.withGroups(PresetGroup.of("hq", preset).withId("hq-id")));
    try (Simulator cloud = Simulator.start(scenario)) {
      for (int i = 0; i < busy; i++) {
        cloud.setPhoneState(
            desired.get(i).path("mac").asString(""), PhoneState.BOOTING, Duration.ofSeconds(8));
      }
      // The grace in which a phone that has just become busy may still be written is over by then.
      if (busy > 0) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      long begun = System.nanoTime();
      String end = strategy.run(cloud, desired);
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new Row(what, who, seconds, cloud.report(), end);
    }
  }

  private static String guide(Simulator cloud, List<ObjectNode> desired) throws Exception {
    return strategy(cloud).apply("hq-id", desired).end();
  }

  /** Somebody starts the script anew whenever it ends, for at most two minutes. */
  private static String guideAgain(Simulator cloud, List<ObjectNode> desired) throws Exception {
    GuideStrategy strategy = strategy(cloud);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    int runs = 0;
    while (System.nanoTime() < end) {
      runs++;
      if (strategy.apply("hq-id", desired).whole()) {
        return "through after " + runs + " runs";
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return "not through after " + runs + " runs";
  }

  private static GuideStrategy strategy(Simulator cloud) throws Exception {
    Scenario defaults = Scenario.defaults();
    return new GuideStrategy(
        cloud.url(), defaults.login().clientId(), defaults.login().clientSecret());
  }

  private static String ours(Simulator cloud, List<ObjectNode> desired) throws Exception {
    Path folder = Files.createTempDirectory("phonefleet-bench");
    Path file = folder.resolve("fleet.yaml");
    StringBuilder yaml =
        new StringBuilder("version: 1\norganization: {api: guide, tenant: acme, apiUrl: \"");
    yaml.append(cloud.url()).append("\"}\nedgeGroups:\n  - name: hq\n    phones:\n      list:\n");
    for (ObjectNode phone : desired) {
      yaml.append("        - ").append(phone).append('\n');
    }
    Files.writeString(file, yaml);
    Path output = folder.resolve("output.txt");
    String jar =
        Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jar + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                Main.class.getName(),
                "apply",
                file.toString(),
                "--yes",
                "--skip-gate",
                "dns,reach")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Scenario defaults = Scenario.defaults();
    command.environment().put("GENESYSCLOUD_OAUTHCLIENT_ID", defaults.login().clientId());
    command.environment().put("GENESYSCLOUD_OAUTHCLIENT_SECRET", defaults.login().clientSecret());
    int exit = command.start().waitFor();
    if (exit != 0) {
      throw new IOException(Files.readString(output));
    }
    return "exit " + exit;
  }

  private static List<ObjectNode> phones(int count, String suffix) {
    List<ObjectNode> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ObjectNode phone = JsonNodeFactory.instance.objectNode();
      phone.put("mac", String.format(Locale.ROOT, "00:04:f2:00:%02x:%02x", i / 256, i % 256));
      phone.put("name", "Phone " + i + suffix).put("model", "VVX 450");
      out.add(phone);
    }
    return out;
  }

  private static String page(List<Row> rows) {
    StringBuilder out = new StringBuilder();
    out.append("# Benchmarks\n\n");
    out.append(
        "Made by `make bench`, in one run, against the simulator of this repository on loopback");
    out.append(
        " (latency 5 to 40 ms,\nten requests a second per group). `guide` is the strategy of the");
    out.append(
        " guide's listings: pages one after the other, whole\nobjects compared as text, chunks of");
    out.append(
        " ten, then a second's sleep; it ends at the first refusal. `phonefleet` is the\n"
            + "command as");
    out.append(
        " users start it, start-up of the process included. Machines are noisy: compare inside"
            + " the");
    out.append(" table only.\n\n");
    out.append("| job | strategy | time | requests | writes | 429 | broken rules | end |\n");
    out.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |\n");
    rows.forEach(row -> out.append(row.line()).append('\n'));
    out.append(
        "\n"
            + "Broken rules are what the platform forbids and the simulator counts: writes to busy"
            + " phones,");
    out.append(
        " writes to groups that are\nnot ACTIVE. A write that changes nothing costs a phone its");
    out.append(" configuration download all the same.\n");
    return out.toString();
  }
}
