package dev.phonefleet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.genesys.wire.Codec;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each promise, broken on purpose: the simulation has to see it. */
class SabotageTest {
  private static final int SEEDS = 80;

  @Test
  void seesAWriteToABusyPhone() {
    assertThat(
            played(trial ->
                trial.network.doctor =
                    lives(live ->
                        live instanceof Live.Phone phone
                            ? new Live.Phone(
                                phone.id(),
                                phone.key(),
                                phone.home(),
                                phone.fields(),
                                ProvisioningState.ACTIVE,
                                phone.raw())
                            : live)))
        .anyMatch(it -> it.startsWith("promise 1"));
  }

  @Test
  void seesAPhoneWriteBeforeItsGroupIsActive() {
    assertThat(
            played(trial ->
                trial.network.doctor =
                    lives(live ->
                        live instanceof Live.Group group
                            ? new Live.Group(
                                group.id(),
                                group.name(),
                                group.fields(),
                                GroupStatus.ACTIVE,
                                "ACTIVE",
                                group.provisioningUrl(),
                                group.region(),
                                group.raw())
                            : live)))
        .anyMatch(it -> it.startsWith("promise 2"));
  }

  @Test
  void seesAPhoneWriteBeforeItsNameResolves() {
    assertThat(
            played(trial ->
                trial.network.sightings =
                    sighting ->
                        sighting instanceof Sighting.OfName
                            ? new Sighting.Addresses(
                                List.of(TinyNetwork.ADDRESS), Duration.ofMinutes(1))
                            : sighting))
        .anyMatch(it -> it.startsWith("promise 2") && it.contains("192.0.2."));
  }

  @Test
  void seesAPhoneWriteWhileAWrittenPortIsKnownToBeClosed() {
    assertThat(
            played(trial ->
                trial.network.sightings =
                    sighting ->
                        sighting instanceof Sighting.OfPort
                            ? new Sighting.Connected(Optional.empty(), Optional.empty())
                            : sighting))
        .anyMatch(it -> it.startsWith("promise 2") && it.contains("NotConnected"));
  }

  @Test
  void seesACreateThatIsSentAgainBlindly() {
    assertThat(
            played(trial -> {
              trial.cloud.uniqueKeys = false;
              trial.network.liesAboutLoss = true;
            }))
        .anyMatch(it -> it.startsWith("promise 3"));
  }

  @Test
  void seesAForeignFieldThatIsLost() {
    assertThat(
            played(
                new Forgetful(new GuideCodec(new SecretSettings(Set.of()))),
                trial -> trial.cloud.versions = true))
        .anyMatch(it -> it.startsWith("promise 4"));
  }

  @Test
  void seesAChangeThatNeverTakes() {
    assertThat(
            played(trial ->
                trial.network.doctor =
                    lives(live ->
                        live instanceof Live.Phone phone && phone.raw().isEmpty()
                            ? new Live.Phone(
                                phone.id(),
                                phone.key(),
                                phone.home(),
                                PhoneFields.NONE,
                                phone.state(),
                                phone.raw())
                            : live)))
        .anyMatch(it -> it.startsWith("promise 6"));
  }

  @Test
  void seesTooManyRequestsInASecond() {
    assertThat(played(trial -> trial.hurry = 4)).anyMatch(it -> it.startsWith("pace"));
  }

  private static List<String> played(Consumer<Trial> sabotage) {
    return played(new GuideCodec(new SecretSettings(Set.of())), sabotage);
  }

  private static List<String> played(Codec codec, Consumer<Trial> sabotage) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> new Story(seed, codec, sabotage).play())
        .filter(broken -> !broken.isEmpty())
        .flatMap(List::stream)
        .limit(200)
        .toList();
  }

  private static UnaryOperator<Answer> lives(UnaryOperator<Live> change) {
    return answer ->
        answer.outcome() instanceof Outcome.Done(Fact fact)
            ? new Answer(
                new Outcome.Done(
                    switch (fact) {
                      case Fact.Page page ->
                          new Fact.Page(
                              page.seen().stream().map(change).toList(),
                              page.number(),
                              page.pages(),
                              page.total());
                      case Fact.Seen(Live live) -> new Fact.Seen(change.apply(live));
                      case Fact.Written(Optional<Live> live) -> new Fact.Written(live.map(change));
                      case Fact.Prefilled prefilled -> prefilled;
                      case Fact.Printed printed -> printed;
                      case Fact.TokenFor token -> token;
                      case Fact.Probed probed -> probed;
                    }),
                answer.status(),
                answer.hints(),
                answer.host())
            : answer;
  }

  /** Leaves out of a PUT what it does not know. */
  private record Forgetful(Codec inner) implements Codec {
    @Override
    public WireRequest request(Call call) {
      WireRequest request = inner.request(call);
      return call instanceof Call.Update
          ? new WireRequest(
              request.method(),
              request.path(),
              request.body().map(body -> body.replaceAll("\"foreign\":\"[^\"]*\",?", "")))
          : request;
    }

    @Override
    public Answer answer(Call call, WireResponse response, String host, Instant now) {
      return inner.answer(call, response, host, now);
    }
  }
}
