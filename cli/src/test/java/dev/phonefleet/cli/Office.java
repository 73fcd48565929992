package dev.phonefleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.outside.Outside;
import dev.phonefleet.simulator.Simulator;
import dev.phonefleet.simulator.report.Report;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import dev.phonefleet.workflow.StopButton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A desk with a folder, a fleet file in it, and a cloud of its own. Whoever leaves it has broken no
 * rule of the cloud.
 */
public final class Office implements AutoCloseable {
  private static final long SECOND = 1_100_000_000L;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Simulator cloud;
  private final Outside network;
  private final Map<String, String> variables = new HashMap<>();
  private Optional<Function<String, String>> ask = Optional.empty();
  private boolean throttlingIsMeant;
  private long lastEnd = System.nanoTime() - SECOND;

  /** An office whose cloud behaves, a hundred times faster than real time. */
  Office(Path folder) {
    this(folder, quick());
  }

  public Office(Path folder, Scenario scenario) {
    this.folder = folder;
    this.cloud = Simulator.start(scenario.withNetwork(SimulatedRoutes::at));
    this.network =
        SimulatedNetwork.of(cloud, InstantSource.system(), NameCheck.DEFAULT.resolvers());
    variables.put("GENESYSCLOUD_OAUTHCLIENT_ID", scenario.login().clientId());
    variables.put("GENESYSCLOUD_OAUTHCLIENT_SECRET", scenario.login().clientSecret());
  }

  /** A near cloud that behaves, a hundred times faster than real time. */
  public static Scenario quick() {
    return Scenario.defaults()
        .withFactor(100)
        .withWire(wire -> wire.withLatency(Span.ofMillis(1, 5)));
  }

  public Simulator cloud() {
    return cloud;
  }

  Report report() {
    return cloud.report();
  }

  /** An environment variable; an empty value removes it. */
  public Office with(String variable, String value) {
    if (value.isEmpty()) {
      variables.remove(variable);
    } else {
      variables.put(variable, value);
    }
    return this;
  }

  /** Somebody sits there and answers every question like this. */
  Office answering(Function<String, String> answer) {
    ask = Optional.of(answer);
    return this;
  }

  /** The cloud is told to throttle, so 429 is no mistake of the command. */
  public Office throttled() {
    throttlingIsMeant = true;
    return this;
  }

  /** Writes fleet.yaml for this cloud with these groups. */
  Office fleet(String... groups) {
    return fleet(List.of(), groups);
  }

  /** Writes fleet.yaml for this cloud with these top-level lines and groups. */
  Office fleet(List<String> lines, String... groups) {
    List<String> all = new ArrayList<>();
    all.add("version: 1");
    if (lines.stream().noneMatch(line -> line.startsWith("organization"))) {
      all.add("organization: " + organization());
    }
    all.addAll(lines);
    all.add("edgeGroups:" + (groups.length == 0 ? " []" : ""));
    return file("fleet.yaml", String.join("\n", all) + "\n" + String.join("", groups));
  }

  /** The flow mapping that stands for this cloud, with more keys if any. */
  String organization(String... more) {
    List<String> keys = new ArrayList<>(List.of("api: guide", "apiUrl: \"" + cloud.url() + "\""));
    keys.addAll(Arrays.asList(more));
    return "{" + String.join(", ", keys) + "}";
  }

  /** Writes a file into the folder. */
  public Office file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A path in the folder. */
  Path path(String name) {
    return folder.resolve(name);
  }

  Path fleetFile() {
    return path("fleet.yaml");
  }

  /** The manifest beside fleet.yaml. */
  JsonNode manifest() {
    try {
      return JsonMapper.shared()
          .readTree(Files.readString(path(".phonefleet").resolve("manifest.json")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  boolean hasManifest() {
    return Files.exists(path(".phonefleet").resolve("manifest.json"));
  }

  /** Applies fleet.yaml unasked and speaks JSON. */
  public Said apply(String... options) {
    return command("apply", "--yes", "--json", options);
  }

  /** Plans fleet.yaml and speaks JSON. */
  public Said plan(String... options) {
    return command("plan", "--json", "--no-color", options);
  }

  /** Shows what is there of fleet.yaml and speaks JSON. */
  public Said status(String... options) {
    return command("status", "--json", "--no-color", options);
  }

  private Said command(String name, String first, String second, String... options) {
    List<String> all = new ArrayList<>(List.of(name, fleetFile().toString(), first, second));
    all.addAll(Arrays.asList(options));
    Said said = run(all.toArray(String[]::new));
    said.summary();
    return said;
  }

  /** Runs any command line. */
  public Said run(String... args) {
    return run(new StopButton(), args);
  }

  /**
   * Runs any command line that this button stops. Two runs do not know of each other, so one begins
   * when the second is over for which the platform counts the requests of the one before.
   */
  public Said run(StopButton stopButton, String... args) {
    await(() -> System.nanoTime() - lastEnd >= SECOND);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit;
    try (PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      exit = Main.run(env(toOut, toErr, stopButton), args);
    }
    lastEnd = System.nanoTime();
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Env env(PrintStream out, PrintStream err, StopButton stopButton) {
    return new Env(
        Map.copyOf(variables),
        out,
        err,
        false,
        false,
        ask,
        InstantSource.system(),
        network,
        stopButton,
        80);
  }

  /** Applies fleet.yaml and presses the button as soon as the cloud has seen enough. */
  Said applyUntil(Predicate<Report> enough) {
    return runUntil(enough, "apply", fleetFile().toString(), "--yes", "--json");
  }

  /** Runs a command and presses the button as soon as the cloud has seen enough. */
  Said runUntil(Predicate<Report> enough, String... command) {
    StopButton button = new StopButton();
    CompletableFuture<Void> finger =
        CompletableFuture.runAsync(
            () -> {
              await(() -> enough.test(report()));
              button.press(Exit.INTERRUPTED);
            },
            Thread::startVirtualThread);
    Said said = run(button, command);
    finger.join();
    return said;
  }

  /** Applies fleet.yaml and does something once the cloud has seen enough. */
  Said applyWhile(Predicate<Report> enough, Runnable then) {
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> {
              await(() -> enough.test(report()));
              then.run();
            },
            Thread::startVirtualThread);
    Said said = apply();
    other.join();
    return said;
  }

  /** Waits until something is so, and fails when it does not come. */
  public static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("what was waited for did not come").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** The group as the platform has it, with its phones. */
  Optional<JsonNode> group(String name) {
    List<JsonNode> found =
        cloud
            .state()
            .path("groups")
            .valueStream()
            .filter(group -> group.path("name").asString("").equals(name))
            .toList();
    assertThat(found).as("groups named %s", name).hasSizeLessThan(2);
    return found.stream().findFirst();
  }

  /** How many groups there are, whatever they are called. */
  int groups() {
    return cloud.state().path("groups").size();
  }

  /** The phones of a group as the platform has them; none where it is absent. */
  List<JsonNode> phonesOf(String group) {
    return group(group).map(it -> it.path("phones").valueStream().toList()).orElse(List.of());
  }

  /** The only phone with this address. */
  JsonNode phone(String mac) {
    List<JsonNode> found =
        cloud
            .state()
            .path("groups")
            .valueStream()
            .flatMap(group -> group.path("phones").valueStream())
            .filter(phone -> digits(phone.path("mac").asString("")).equals(digits(mac)))
            .toList();
    assertThat(found).as("phones with the address %s", mac).hasSize(1);
    return found.getFirst();
  }

  private static String digits(String mac) {
    return mac.toLowerCase(java.util.Locale.ROOT).replaceAll("[^0-9a-f]", "");
  }

  /** Closes the cloud; no command may have broken a rule or been too fast. */
  @Override
  public void close() {
    Report report = report();
    cloud.close();
    assertThat(report.brokenRules()).isEmpty();
    if (!throttlingIsMeant) {
      assertThat(report.throttled()).as("answers 429").isZero();
    }
  }
}
