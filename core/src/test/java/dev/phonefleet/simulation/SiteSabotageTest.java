package dev.phonefleet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.genesys.wire.Codec;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each promise on the published platform, broken on purpose: the simulation has to see it. */
class SiteSabotageTest {
  private static final int SEEDS = 60;

  @Test
  void seesAWriteToAPhoneThatIsProvisioning() {
    assertThat(
            sees(
                "promise 1: 00:",
                trial ->
                    trial.network.doctor =
                        lives(live ->
                            live instanceof Live.Phone phone
                                ? new Live.Phone(
                                    phone.id(),
                                    phone.key(),
                                    phone.home(),
                                    phone.fields(),
                                    ProvisioningState.ACTIVE,
                                    phone.raw(),
                                    phone.about())
                                : live)))
        .isTrue();
  }

  @Test
  void seesAPhoneWriteWhileNoEdgeServes() {
    assertThat(
            sees(
                "promise 2",
                trial ->
                    trial.network.doctor =
                        lives(live ->
                            live instanceof Live.Edge edge
                                ? new Live.Edge(
                                    edge.id(),
                                    edge.name(),
                                    edge.statusCode(),
                                    true,
                                    edge.groupId(),
                                    edge.siteId(),
                                    edge.raw())
                                : live)))
        .isTrue();
  }

  @Test
  void seesACreateThatIsSentAgainBlindly() {
    assertThat(
            sees(
                "promise 3",
                trial -> {
                  trial.cloud.listLag = 5;
                  trial.network.liesAboutLoss = true;
                }))
        .isTrue();
  }

  @Test
  void seesTwinsWhereTheFiltersAreNotBelieved() {
    assertThat(
            sees(
                "promise 3",
                trial -> {
                  trial.cloud.listLag = 5;
                  trial.network.doctor =
                      lives(live -> live instanceof Live.Phone phone ? hidden(phone) : live);
                }))
        .isTrue();
  }

  @Test
  void seesAForeignPropertyThatIsLost() {
    assertThat(sees("promise 4: phone", spoiling("\"phone_mediaDscp\"", "\"phone_mediaDscq\"")))
        .isTrue();
  }

  @Test
  void seesWhatIsWrittenOverWithoutItsVersion() {
    assertThat(sees("promise 4", spoiling("\"version\":\\d+,?", ""))).isTrue();
  }

  @Test
  void seesSomebodyTakenOffTheirStation() {
    assertThat(
            sees(
                "promise 1: the station",
                trial -> {
                  trial.disassociate = false;
                  trial.network.doctor =
                      lives(live ->
                          live instanceof Live.StationSeen station
                              ? new Live.StationSeen(
                                  station.id(),
                                  station.name(),
                                  Optional.empty(),
                                  station.webRtcUserId(),
                                  station.lineId())
                              : live);
                }))
        .isTrue();
  }

  @Test
  void seesAChangeThatNeverTakes() {
    assertThat(sees("promise 6", spoiling("\"name\":\"Phone", "\"name\":\"Fone"))).isTrue();
  }

  @Test
  void seesTooManyWritesInASecond() {
    assertThat(sees("pace:", trial -> trial.hurry = 6)).isTrue();
  }

  @Test
  void seesATokenThatIsAskedTooMuch() {
    assertThat(
            sees(
                "pace: token",
                trial -> {
                  trial.cloud.tokens.tells = false;
                  trial.cloud.tokens.allowed = 30;
                }))
        .isTrue();
  }

  @Test
  void seesABodyThatIsNotAsDescribed() {
    assertThat(sees("spelling", spoiling("\"phoneBaseSettings\"", "\"phoneBase\""))).isTrue();
  }

  @Test
  void seesASummaryThatIsNotTrue() {
    assertThat(sees("summary", spoiling("\"name\":\"Phone", "\"name\":\"Fone"))).isTrue();
  }

  private static boolean sees(String words, Consumer<SiteTrial> sabotage) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> broken(seed, sabotage))
        .flatMap(List::stream)
        .anyMatch(it -> it.startsWith(words));
  }

  private static List<String> broken(long seed, Consumer<SiteTrial> sabotage) {
    SiteStory story = new SiteStory(seed, sabotage);
    try {
      return story.play();
    } catch (IllegalArgumentException | IllegalStateException | AssertionError confused) {
      // What is told lies may confuse; what was seen until then counts.
      return story.trial.promises.broken;
    }
  }

  private static Consumer<SiteTrial> spoiling(String regex, String instead) {
    return trial -> trial.spoiled = codec -> new Spoiled(codec, regex, instead);
  }

  private static Live hidden(Live.Phone phone) {
    return phone.raw().isEmpty() ? new Live.Gone(phone.id()) : phone;
  }

  private static UnaryOperator<Answer> lives(UnaryOperator<Live> change) {
    return answer ->
        answer.outcome() instanceof Outcome.Done(Fact fact)
            ? new Answer(
                new Outcome.Done(changed(fact, change)),
                answer.status(),
                answer.hints(),
                answer.host())
            : answer;
  }

  private static Fact changed(Fact fact, UnaryOperator<Live> change) {
    return switch (fact) {
      case Fact.Page page ->
          new Fact.Page(
              page.seen().stream().map(change).toList(), page.number(), page.pages(), page.total());
      case Fact.Seen(Live live) -> new Fact.Seen(change.apply(live));
      default -> fact;
    };
  }

  /** Writes something else than was meant. */
  private record Spoiled(Codec inner, String regex, String instead) implements Codec {
    @Override
    public WireRequest request(Call call) {
      WireRequest request = inner.request(call);
      return call instanceof Call.Write
          ? new WireRequest(
              request.method(),
              request.path(),
              request.body().map(body -> body.replaceAll(regex, instead)))
          : request;
    }

    @Override
    public Answer answer(Call call, WireResponse response, String host, Instant now) {
      return inner.answer(call, response, host, now);
    }
  }
}
