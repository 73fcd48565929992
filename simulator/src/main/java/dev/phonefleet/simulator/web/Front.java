package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Dice;
import dev.phonefleet.simulator.cloud.Refusal;
import dev.phonefleet.simulator.platform.Problem;
import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.Span;
import dev.phonefleet.simulator.web.BudgetDesk.Reading;
import dev.phonefleet.simulator.web.Resource.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Takes each request through limits, latency, faults and the token check to its endpoint. */
final class Front {
  private static final String PORTAL =
      "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>";

  private final Routes routes;
  private final TokenDesk tokens;
  private final Throttle throttle;
  private final FaultBoard faults;
  private final Pauses pauses;
  private final Span latency;
  private final Dice dice;
  private final Tally tally;
  private final BudgetDesk budgets;

  Front(
      Routes routes,
      TokenDesk tokens,
      Throttle throttle,
      FaultBoard faults,
      Pauses pauses,
      Span latency,
      Dice dice,
      Tally tally,
      BudgetDesk budgets) {
    this.budgets = budgets;
    this.routes = routes;
    this.tokens = tokens;
    this.throttle = throttle;
    this.faults = faults;
    this.pauses = pauses;
    this.latency = latency;
    this.dice = dice;
    this.tally = tally;
  }

  /** The answer, or none when the connection is to be closed instead. */
  Optional<Answer> handle(Call call, String contextId) {
    Optional<Resource> resource = resource(call);
    Optional<Endpoint> endpoint =
        resource.flatMap(found -> Optional.ofNullable(found.endpoints().get(call.method())));
    String kind = endpoint.map(Endpoint::kind).orElse("unknown");
    boolean login = kind.equals(TokenDesk.KIND);
    boolean published = published(resource);
    Optional<Reading> reading =
        published ? TokenDesk.bearer(call).flatMap(budgets::arrive) : Optional.empty();
    Optional<Answer> tooMany =
        published
            ? reading
                .filter(Reading::over)
                .map(one -> PublishedErrors.tooMany(one.allowed(), one.reset(), contextId))
            : throttle.arrive(call, resource.flatMap(Resource::groupId), login, contextId);
    pauses.pause(latency.at(dice.roll()));
    Optional<Answer> answer =
        tooMany.isPresent()
            ? tooMany
            : struck(
                call,
                () -> work(call, resource, endpoint, login, contextId),
                status -> fault(status, published, contextId));
    // Counted before it is sent: whoever has the answer finds it in the report.
    String method = endpoint.map(Endpoint::asks).orElse(false) ? "GET" : call.method();
    tally.request(kind, method, answer.map(Answer::status).orElse(0));
    return reading.isEmpty() ? answer : answer.map(reading.get()::headers);
  }

  private interface Work {
    Answer done();
  }

  private static Answer fault(int status, boolean published, String contextId) {
    return published
        ? PublishedErrors.fault(status, contextId)
        : Answer.error(status, "simulated.fault", "A simulated fault", contextId);
  }

  private Optional<Answer> struck(Call call, Work work, IntFunction<Answer> fault) {
    Optional<Effect> effect = faults.strike(call);
    return effect.isEmpty() ? Optional.of(work.done()) : struck(effect.get(), work, fault);
  }

  private Optional<Answer> struck(Effect effect, Work work, IntFunction<Answer> fault) {
    return switch (effect) {
      case Effect.Answer(int status, var body, var retryAfter, boolean done) -> {
        doneIf(done, work);
        Answer usual = status < 400 ? Answer.empty(status) : fault.apply(status);
        Answer answer = body.map(usual::withBody).orElse(usual);
        yield Optional.of(
            retryAfter.map(value -> answer.withHeader("Retry-After", value)).orElse(answer));
      }
      case Effect.LostRequest() -> Optional.empty();
      case Effect.LostAnswer() -> {
        doneIf(true, work);
        yield Optional.empty();
      }
      case Effect.Slow(var delay) -> {
        pauses.pause(delay);
        yield Optional.of(work.done());
      }
      case Effect.Hang(var silence, boolean done) -> {
        doneIf(done, work);
        pauses.pause(silence);
        yield Optional.empty();
      }
      case Effect.Truncated() -> {
        Answer answer = work.done();
        yield Optional.of(answer.withBody(answer.body().substring(0, answer.body().length() / 2)));
      }
      case Effect.NotJson() -> Optional.of(work.done().withBody("upstream said: ok"));
      case Effect.Html(boolean done) -> {
        doneIf(done, work);
        yield Optional.of(Answer.html(PORTAL));
      }
    };
  }

  private static void doneIf(boolean wanted, Work work) {
    if (wanted) {
      var _ = work.done();
    }
  }

  private Answer work(
      Call call,
      Optional<Resource> resource,
      Optional<Endpoint> endpoint,
      boolean login,
      String contextId) {
    try {
      if (!login) {
        checkToken(call, resource);
      }
      if (endpoint.isPresent()) {
        return endpoint.get().work().apply(call);
      }
      return missing(call, resource, contextId);
    } catch (Problem problem) {
      return PublishedErrors.problem(problem, contextId);
    } catch (Refusal refusal) {
      return published(resource)
          ? PublishedErrors.of(refusal.status(), refusal.code(), refusal.message(), contextId)
          : Answer.refusal(refusal, contextId);
    }
  }

  private void checkToken(Call call, Optional<Resource> resource) {
    if (published(resource) && call.authorization().isEmpty()) {
      throw Problem.of(401, "authentication.required", "No authentication bearer token was given");
    }
    tokens.check(call);
  }

  private static boolean published(Optional<Resource> resource) {
    return resource.map(Resource::published).orElse(false);
  }

  private static Answer missing(Call call, Optional<Resource> resource, String contextId) {
    if (resource.isEmpty()) {
      return Answer.error(
          404, "not.found", "There is nothing at \"" + call.path() + '"', contextId);
    }
    Map<String, Endpoint> endpoints = resource.get().endpoints();
    return Answer.error(
            405,
            "method.not.allowed",
            call.method() + " is not allowed at \"" + call.path() + '"',
            contextId)
        .withHeader("Allow", String.join(", ", new TreeSet<>(endpoints.keySet())));
  }

  private Optional<Resource> resource(Call call) {
    try {
      return routes.find(call.segments());
    } catch (Refusal badlyEncoded) {
      return Optional.empty();
    }
  }
}
