package dev.phonefleet.cli;

import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Secret;
import dev.phonefleet.genesys.http.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the program of {@code organization.credentials.process}, without a shell and with nothing to
 * read, and takes id and secret from the JSON that it prints.
 */
final class CredentialsProgram {
  private static final String KEY = "organization.credentials.process";
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 50;
  private static final int LARGEST = 64 * 1024;

  private final Duration limit;
  private final Supplier<Optional<Exit>> stopped;

  /** What a program left behind. */
  private record Ended(int code, String out, String err) {}

  CredentialsProgram(Supplier<Optional<Exit>> stopped) {
    this(USUAL, stopped);
  }

  /**
   * @param limit how long the program may take
   * @param stopped whether the run is to end, and how
   */
  CredentialsProgram(Duration limit, Supplier<Optional<Exit>> stopped) {
    this.limit = limit;
    this.stopped = stopped;
  }

  /** Runs the program that the file names. */
  Attempt<Credentials> run(Organization organization) {
    List<String> command = organization.credentialsProcess();
    String at = organization.at().toString();
    try {
      Process process = new ProcessBuilder(command).start();
      try {
        return ended(process, command.getFirst(), at);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException failed) {
      // Its words may repeat the arguments.
      return failed(
          at,
          command.getFirst() + " could not be started.",
          "Name a program on the PATH, or by its whole path; no shell is asked.");
    }
  }

  private Attempt<Credentials> ended(Process process, String program, String at)
      throws IOException {
    process.getOutputStream().close();
    CompletableFuture<String> out = reading(process.getInputStream());
    CompletableFuture<String> err = reading(process.getErrorStream());
    try {
      for (long waited = 0; !process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS); ) {
        waited += LOOK_MILLIS;
        Optional<Exit> stop = stopped.get();
        if (stop.isPresent()) {
          return stopped(at, program, stop.get());
        }
        if (waited >= limit.toMillis()) {
          return late(at, program);
        }
      }
      Ended ended =
          new Ended(
              process.exitValue(), out.get(1, TimeUnit.SECONDS), err.get(1, TimeUnit.SECONDS));
      return read(ended, program, at);
    } catch (TimeoutException heldOpen) {
      return late(at, program);
    } catch (ExecutionException broken) {
      return failed(at, "What " + program + " printed could not be read.", byHand());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return stopped(at, program, Exit.INTERRUPTED);
    }
  }

  /** Reads to the end, so that the program is never kept waiting, and keeps the beginning. */
  private static CompletableFuture<String> reading(InputStream stream) {
    CompletableFuture<String> read = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (stream) {
            String first = new String(stream.readNBytes(LARGEST), StandardCharsets.UTF_8);
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            read.complete(first);
          } catch (IOException failed) {
            read.completeExceptionally(failed);
          }
        });
    return read;
  }

  private Attempt<Credentials> read(Ended ended, String program, String at) {
    String hint = StderrHint.of(ended.err(), ended.out());
    if (ended.code() != 0) {
      return failed(at, program + " ended with " + ended.code() + "." + hint, byHand());
    }
    Optional<JsonNode> json = object(ended.out());
    if (json.isEmpty()) {
      return failed(at, program + " printed no JSON object." + hint, byHand());
    }
    String id = text(json.get(), "clientId", "client_id");
    String secret = text(json.get(), "clientSecret", "client_secret");
    if (id.isEmpty() || secret.isEmpty()) {
      String missing = id.isEmpty() ? "clientId" : "clientSecret";
      return failed(at, program + " printed no " + missing + "." + hint, byHand());
    }
    return new Attempt.Got<>(new Credentials(id, new Secret(secret)));
  }

  private static Optional<JsonNode> object(String text) {
    try {
      return Optional.of(JsonMapper.shared().readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String... names) {
    for (String name : names) {
      String value = node.path(name).asString("").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static String byHand() {
    return "Run it by hand: it has to print {\"clientId\": \"...\", \"clientSecret\": \"...\"}.";
  }

  private Attempt<Credentials> late(String at, String program) {
    return failed(
        at,
        program + " was not done within " + limit.toSeconds() + " s.",
        "Run it by hand: it must not ask anything.");
  }

  private static Attempt<Credentials> stopped(String at, String program, Exit exit) {
    return new Attempt.Failed<>(
        exit,
        Diagnostic.error(
            "credentials.process",
            at,
            "The run was stopped before there were credentials.",
            program + " was still at work.",
            "Run the same command again."));
  }

  private static Attempt<Credentials> failed(String at, String why, String next) {
    return new Attempt.Failed<>(
        Exit.ACCESS,
        Diagnostic.error("credentials.process", at, KEY + " gave no credentials.", why, next));
  }
}
