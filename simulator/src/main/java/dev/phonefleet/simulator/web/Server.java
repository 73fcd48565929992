package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Cloud;
import dev.phonefleet.simulator.cloud.Dice;
import dev.phonefleet.simulator.network.PhoneNetwork;
import dev.phonefleet.simulator.platform.PublishedCloud;
import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Scenario;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The HTTP server on 127.0.0.1 in front of a cloud. Safe for use by many threads. */
public final class Server implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("dev.phonefleet.simulator");

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private final Pauses pauses = new Pauses();
  private final TokenDesk tokens;
  private final FaultBoard faults;
  private final Front front;
  private final Control control;
  private final WebServer web;

  /** Starts listening. */
  public Server(
      Scenario scenario,
      InstantSource clock,
      Dice dice,
      Cloud cloud,
      PublishedCloud published,
      PhoneNetwork network,
      Tally tally) {
    // What it has to say is said here in other words, and the console belongs to somebody else.
    HELIDON.setLevel(Level.OFF);
    this.tokens =
        new TokenDesk(
            scenario.login(), () -> published.behavior().answers().refusedClient(), clock, tally);
    this.faults = new FaultBoard(dice, scenario.faults());
    this.control =
        new Control(cloud.backstage(), published.backstage(), faults, tokens, tally, network);
    this.front =
        new Front(
            new Routes(tokens, cloud, new PublishedRoutes(published, scenario.login().clientId())),
            tokens,
            new Throttle(scenario, clock, System::nanoTime, cloud.groups(), tally),
            faults,
            pauses,
            scenario.wire().latency(),
            dice,
            tally,
            new BudgetDesk(published::budget, System::nanoTime));
    this.web =
        WebServer.builder()
            .address(InetAddress.ofLiteral("127.0.0.1"))
            .port(scenario.port())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofMillis(100))
            .routing(routing -> routing.any(this::serve))
            .build()
            .start();
    // A port in use is logged by the server, not thrown.
    if (!web.isRunning()) {
      throw new IllegalStateException(
          "cannot listen on 127.0.0.1:" + scenario.port() + "; is the port in use?");
    }
  }

  /** The port that it listens on. */
  public int port() {
    return web.port();
  }

  /** Makes requests go wrong from now on. */
  public void addFault(Fault fault) {
    faults.add(fault);
  }

  /** Lets everything go well from now on. */
  public void clearFaults() {
    faults.clear();
  }

  /** Makes every token given so far worthless. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  @Override
  public void close() {
    pauses.endAll();
    web.stop();
  }

  private void serve(ServerRequest request, ServerResponse response) {
    String contextId = UUID.randomUUID().toString();
    Call call = call(request);
    Optional<Answer> answer;
    try {
      answer =
          Control.owns(call)
              ? Optional.of(control.handle(call, contextId))
              : front.handle(call, contextId);
    } catch (RuntimeException bug) {
      LOG.log(Level.SEVERE, "the simulator failed at " + call.target(), bug);
      answer =
          Optional.of(
              Answer.error(500, "internal.server.error", "The simulator failed", contextId));
    }
    Answer whole =
        answer.orElseThrow(() -> new CloseConnectionException("a fault closes the connection"));
    // An answer to HEAD has no body; what follows it would be read as the next answer.
    send(call.method().equals("HEAD") ? whole.withBody("") : whole, contextId, response);
  }

  private static Call call(ServerRequest request) {
    String body =
        request.content().hasEntity()
            ? new String(request.content().as(byte[].class), StandardCharsets.UTF_8)
            : "";
    return new Call(
        request.prologue().method().text(),
        request.path().rawPath(),
        request.query().rawValue(),
        request.headers().first(HeaderNames.AUTHORIZATION),
        body);
  }

  private static void send(Answer answer, String contextId, ServerResponse response) {
    response.status(Status.create(answer.status()));
    response.header("ININ-Correlation-Id", contextId);
    answer.headers().forEach(response::header);
    if (answer.body().isEmpty()) {
      response.send();
    } else {
      response.header("Content-Type", answer.contentType());
      response.send(answer.body().getBytes(StandardCharsets.UTF_8));
    }
  }
}
