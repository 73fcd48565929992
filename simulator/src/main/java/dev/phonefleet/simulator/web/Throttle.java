package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.GroupDesk;
import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.Limits;
import dev.phonefleet.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The limits in force: per group and second, per token and minute, and on logins. */
final class Throttle {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Limits limits;
  private final InstantSource clock;
  private final GroupDesk groups;
  private final Tally tally;
  private final RateLimit perGroup;
  private final RateLimit perToken;
  private final RateLimit logins;
  private final RateLimit publishedLogins;

  Throttle(
      Scenario scenario,
      InstantSource clock,
      LongSupplier nanoTime,
      GroupDesk groups,
      Tally tally) {
    this.limits = scenario.limits();
    this.clock = clock;
    this.groups = groups;
    this.tally = tally;
    Duration second = Duration.ofSeconds(1).minus(limits.jitter());
    this.perGroup = new RateLimit(second, limits.perGroupPerSecond(), nanoTime);
    this.perToken = new RateLimit(MINUTE, limits.perTokenPerMinute(), nanoTime);
    this.logins = new RateLimit(MINUTE, scenario.login().perMinute(), nanoTime);
    this.publishedLogins =
        new RateLimit(MINUTE, scenario.platform().limits().loginsPerMinute(), nanoTime);
  }

  /** Notes an arrival; gives the 429 if it is one too many. */
  Optional<Answer> arrive(Call call, Optional<String> groupId, boolean login, String contextId) {
    if (login && publishedLogins.arrive("").pause().isPresent()) {
      return Optional.of(
          TokenDesk.refused(
              400, "invalid_request", "rate limit exceeded; too many token requests"));
    }
    Optional<Duration> group = groupId.flatMap(this::group);
    Optional<Duration> token =
        login
            ? logins.arrive("").pause()
            : TokenDesk.bearer(call).flatMap(bearer -> perToken.arrive(bearer).pause());
    return Stream.of(group, token)
        .flatMap(Optional::stream)
        .max(Duration::compareTo)
        .map(wait -> tooMany(wait, contextId));
  }

  private Optional<Duration> group(String id) {
    RateLimit.Verdict verdict = perGroup.arrive(id);
    groups.name(id).ifPresent(name -> tally.arrivals(name, verdict.count()));
    return verdict.pause();
  }

  private Answer tooMany(Duration wait, String contextId) {
    Answer answer =
        Answer.error(429, "too.many.requests", "Rate limit exceeded, try again later", contextId);
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    return switch (limits.retryAfter()) {
      case SECONDS -> answer.withHeader("Retry-After", Long.toString(seconds));
      // A date has whole seconds only, so it is one later: never earlier than meant.
      case DATE ->
          answer.withHeader(
              "Retry-After",
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  clock.instant().plusSeconds(seconds + 1).atOffset(ZoneOffset.UTC)));
      case ABSENT -> answer;
    };
  }
}
