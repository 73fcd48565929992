package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  @Test
  void listensOnTheLoopbackAddressOnly() {
    try (Simulator simulator = Simulator.start(Quick.empty())) {
      assertThat(simulator.url().getHost()).isEqualTo("127.0.0.1");
      assertThat(simulator.url().getPort()).isEqualTo(simulator.port()).isPositive();
    }
  }

  @Test
  void leavesNothingRunningBehind() {
    try (Simulator warm = Simulator.start(Quick.empty())) {
      assertThat(warm.port()).isPositive();
    }
    Set<Thread> before = lasting();

    try (Simulator simulator = Simulator.start(Quick.empty());
        Client client = new Client(simulator).login()) {
      assertThat(client.get(Client.GROUPS).status()).isEqualTo(200);
    }

    Set<Thread> after = lasting();
    after.removeAll(before);
    assertThat(after).isEmpty();
  }

  @Test
  void aPortInUseIsAnErrorAtTheStart() {
    try (Simulator simulator = Simulator.start(Quick.empty())) {
      Scenario same = Quick.empty().withPort(simulator.port());

      assertThatThrownBy(() -> Simulator.start(same).close())
          .hasMessageContaining(String.valueOf(simulator.port()));
    }
  }

  @Test
  void closingEndsWhatHangs() throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Simulator simulator = Simulator.start(Quick.hq());
      try (Client client = new Client(simulator).login()) {
        simulator.addFault(Fault.on("POST", "", new Effect.Hang(Duration.ofMinutes(10), false)));
        var hanging = executor.submit(() -> client.post(Client.GROUPS, "{}"));
        client.get(Client.GROUPS);

        simulator.close();

        assertThatThrownBy(hanging::get).hasRootCauseInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void speaksToAClientThatWouldRatherHaveHttp2() throws IOException, InterruptedException {
    try (Simulator simulator = Simulator.start(Quick.empty());
        HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(simulator.url().resolve("/api/v2/tenant")).build();

      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void headerNamesAreSpelledAsOnTheRealPlatform() throws IOException {
    Scenario strict =
        Quick.hq().withLimits(_ -> Scenario.defaults().limits().withPerGroupPerSecond(1));
    try (Simulator simulator = Simulator.start(strict)) {
      head(simulator, "GET " + Quick.HQ);

      List<String> second = head(simulator, "GET " + Quick.HQ);

      assertThat(second.getFirst()).startsWith("HTTP/1.1 429 ");
      assertThat(second).contains("Retry-After: 1");
      assertThat(second).anyMatch(line -> line.startsWith("ININ-Correlation-Id: "));
    }
  }

  /** The head of the answer, since the server leaves it to the client to close. */
  private static List<String> head(Simulator simulator, String start) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), simulator.port())) {
      socket.setSoTimeout(5000);
      String request = start + " HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      List<String> lines = new ArrayList<>();
      String line = answer.readLine();
      while (line != null && !line.isEmpty()) {
        lines.add(line);
        line = answer.readLine();
      }
      return lines;
    }
  }

  private static Set<Thread> lasting() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(Thread::isDaemon);
    return threads;
  }
}
