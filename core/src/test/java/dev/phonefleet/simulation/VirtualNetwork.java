package dev.phonefleet.simulation;

import dev.phonefleet.engine.Step;
import dev.phonefleet.genesys.wire.Codec;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Carries calls between machine and cloud, through the weather. */
final class VirtualNetwork {
  private static final String API = "api.test";
  private static final String LOGIN = "login.test";
  private static final Duration NO_ANSWER = Duration.ofSeconds(15);

  private final Platform cloud;
  private final RandomGenerator random;
  private final Witness promises;
  private final Duration tokenLife;
  private final Map<Integer, Instant> tokenUntil = new HashMap<>();
  Weather weather = Weather.CALM;
  int tokens;
  int unauthorized;

  /** Spells requests and reads answers; another one for another process. */
  Codec codec;

  /** How a gateway answers for a request that was carried out. */
  List<Integer> errorsAfter = List.of(502);

  /** Tells the machine that a lost request was never sent. */
  boolean liesAboutLoss;

  /** Changes what the machine is told, and not what the promises see. */
  UnaryOperator<Answer> doctor = answer -> answer;

  /** Changes what the machine is told of the network, and not what the promises see. */
  UnaryOperator<Sighting> sightings = sighting -> sighting;

  /** Resolvers and provisioning hosts. */
  final TinyNetwork around;

  VirtualNetwork(
      Platform cloud, Codec codec, RandomGenerator random, Witness promises, Duration tokenLife) {
    this.cloud = cloud;
    this.codec = codec;
    this.random = random;
    this.promises = promises;
    this.tokenLife = tokenLife;
    this.around = new TinyNetwork(new java.util.SplittableRandom(random.nextLong()));
  }

  /** Answers requests; a function of them and of the time. */
  interface Platform {
    WireResponse handle(WireRequest request, int token, Instant now);
  }

  /** Is told of every request on its way out and every answer on its way in. */
  interface Witness {
    void sent(Call call, Instant now);

    void answered(Call call, Answer answer, Instant askedAt);

    void met(Call.Probe probe, Sighting sighting, Instant askedAt);
  }

  void send(VirtualRunner runner, Step step, Consumer<Answer> back) {
    Instant sentAt = runner.now();
    if (step.call() instanceof Call.Probe probe) {
      probe(runner, probe, sentAt, back);
      return;
    }
    promises.sent(step.call(), sentAt);
    Weather.Fate fate = weather.fate(random);
    Duration up = Weather.latency(random);
    Duration down = Weather.latency(random);
    if (fate == Weather.Fate.SLOW) {
      down = down.plusMillis(random.nextInt(9_000));
    }
    Duration way = down;
    switch (fate) {
      case REFUSED ->
          runner.at(
              sentAt.plus(up),
              () -> back.accept(Answer.notSent(Outcome.NotSent.Why.CONNECT, "refused", API)));
      case LOST_REQUEST -> lost(runner, step, sentAt, back);
      case ERROR_BEFORE ->
          runner.at(
              sentAt.plus(up).plus(down),
              () -> answer(step.call(), TinyCloud.error(503, "busy"), sentAt, runner, back));
      case FINE, SLOW, LOST_ANSWER, ERROR_AFTER, GARBAGE ->
          runner.at(sentAt.plus(up), () -> arrive(runner, step, sentAt, fate, way, back));
    }
  }

  private void probe(
      VirtualRunner runner, Call.Probe probe, Instant sentAt, Consumer<Answer> back) {
    TinyNetwork.Met met = around.meet(probe, sentAt);
    runner.at(
        sentAt.plus(met.takes()),
        () -> {
          promises.met(probe, met.sighting(), sentAt);
          Answer answer =
              new Answer(
                  new Outcome.Done(new Fact.Probed(sightings.apply(met.sighting()))),
                  OptionalInt.empty(),
                  ServerHints.NONE,
                  "the network");
          back.accept(answer);
        });
  }

  private void lost(VirtualRunner runner, Step step, Instant sentAt, Consumer<Answer> back) {
    Duration until = random.nextBoolean() ? NO_ANSWER : Duration.ofMillis(20);
    runner.at(
        sentAt.plus(until), () -> back.accept(unknown("connection reset", host(step.call()))));
  }

  private void arrive(
      VirtualRunner runner,
      Step step,
      Instant sentAt,
      Weather.Fate fate,
      Duration down,
      Consumer<Answer> back) {
    WireResponse response = served(step, runner.now());
    switch (fate) {
      case LOST_ANSWER -> lost(runner, step, runner.now(), back);
      case ERROR_AFTER ->
          runner.at(
              runner.now().plus(down),
              () ->
                  answer(step.call(), TinyCloud.error(gateway(), "gateway"), sentAt, runner, back));
      case GARBAGE ->
          runner.at(
              runner.now().plus(down),
              () ->
                  answer(
                      step.call(),
                      new WireResponse(response.status(), Map.of(), "{\"id\": \"x"),
                      sentAt,
                      runner,
                      back));
      case FINE, SLOW, LOST_REQUEST, ERROR_BEFORE, REFUSED ->
          runner.at(
              runner.now().plus(down), () -> answer(step.call(), response, sentAt, runner, back));
    }
  }

  private int gateway() {
    boolean one = errorsAfter.size() == 1;
    return errorsAfter.get(one ? 0 : random.nextInt(errorsAfter.size()));
  }

  private WireResponse served(Step step, Instant now) {
    if (step.call() instanceof Call.Token) {
      tokens++;
      tokenUntil.put(step.token(), now.plus(tokenLife));
      return new WireResponse(200, Map.of(), "{}");
    }
    if (!now.isBefore(tokenUntil.getOrDefault(step.token(), Instant.MIN))) {
      unauthorized++;
      return TinyCloud.error(401, "the token is not valid");
    }
    return cloud.handle(codec.request(step.call()), step.token(), now);
  }

  private void answer(
      Call call,
      WireResponse response,
      Instant sentAt,
      VirtualRunner runner,
      Consumer<Answer> back) {
    Answer answer;
    if (call instanceof Call.Token && response.status() == 200 && response.body().equals("{}")) {
      answer =
          new Answer(
              new Outcome.Done(new Fact.TokenFor(tokenLife)),
              OptionalInt.of(200),
              ServerHints.NONE,
              LOGIN);
    } else if (call instanceof Call.Token) {
      answer = unknown("no token", LOGIN);
    } else {
      answer = codec.answer(call, response, API, runner.now());
    }
    promises.answered(call, answer, sentAt);
    back.accept(doctor.apply(answer));
  }

  private Answer unknown(String words, String host) {
    Outcome outcome =
        liesAboutLoss
            ? new Outcome.NotSent(Outcome.NotSent.Why.CONNECT, words)
            : new Outcome.Unknown(words);
    return new Answer(outcome, OptionalInt.empty(), ServerHints.NONE, host);
  }

  private static String host(Call call) {
    return call instanceof Call.Token ? LOGIN : API;
  }
}
