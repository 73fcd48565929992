package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phone;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadDayTest {
  private static final List<String> SHORT = List.of("limits: {deadline: 2s}");

  @TempDir Path folder;

  static Stream<Arguments> badAnswers() {
    return Stream.of(
        Arguments.of("a lost request", new Effect.LostRequest()),
        Arguments.of("a lost answer", new Effect.LostAnswer()),
        Arguments.of("half of the JSON", new Effect.Truncated()),
        Arguments.of("text that is no JSON", new Effect.NotJson()),
        Arguments.of("a web page, not done", new Effect.Html(false)),
        Arguments.of("a web page, done", new Effect.Html(true)),
        Arguments.of("503, not done", status(503, false)),
        Arguments.of("504, done", status(504, true)),
        Arguments.of("408, done", status(408, true)));
  }

  private static Effect status(int status, boolean done) {
    return new Effect.Answer(status, Optional.empty(), Optional.empty(), done);
  }

  private static Effect throttled(String retryAfter) {
    return new Effect.Answer(429, Optional.empty(), Optional.of(retryAfter), false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAnswers")
  void afterABadAnswerToAWriteThereIsExactlyOneObjectForEveryKey(String name, Effect effect) {
    Scenario scenario =
        Office.quick()
            .withPreset(preset ->
                preset.withGroups(PresetGroup.of("branch", PresetPhone.of(mac(9), "Old"))));
    try (Office office = new Office(folder, scenario)) {
      office.cloud().addFault(Fault.on("POST", "/edgegroups$", effect).nth(1));
      office.cloud().addFault(Fault.on("POST", "/phones$", effect).nth(2));
      office.cloud().addFault(Fault.on("PUT", "/phones/", effect).nth(1));
      office.fleet(group("hq", phones(1, 4)), groupWith("branch", List.of(), phone(9, "New")));

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(5);
      assertThat(said.count("updated")).isEqualTo(1);
      assertThat(said.objects()).isEqualTo(7);
      assertThat(office.groups()).isEqualTo(2);
      assertThat(office.phonesOf("hq"))
          .extracting(it -> it.path("mac").asString())
          .containsExactlyInAnyOrder(mac(1), mac(2), mac(3), mac(4));
      assertThat(office.phone(mac(9)).path("name").asString()).isEqualTo("New");
      assertThat(office.apply().ends(0).count("unchanged")).isEqualTo(7);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAnswers")
  void badAnswersToReadsAreReadAgain(String name, Effect effect) {
    try (Office office = new Office(folder)) {
      office.cloud().addFault(Fault.on("GET", "/tenant", effect).times(1));
      office.cloud().addFault(Fault.on("GET", "/edgegroups\\?", effect).times(2));
      office.cloud().addFault(Fault.on("GET", "/phones\\?", effect).times(1));
      office.cloud().addFault(Fault.on("POST", "/oauth/token", effect).times(1));
      office.fleet(group("hq", phones(1, 2)));

      assertThat(office.apply().ends(0).count("created")).isEqualTo(3);
      assertThat(office.groups()).isEqualTo(1);
    }
  }

  @Test
  void aWriteWhoseOutcomeStaysUnknownIsSentThreeTimesAndThenFailed() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq"));
      office.apply().ends(0);
      office.cloud().addFault(Fault.on("POST", "/phones$", status(503, false)));
      office.fleet(group("hq", phones(1, 1)));

      Said said = office.apply().ends(3);

      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(office.report().count("phone.create")).isEqualTo(3);
      assertThat(office.phonesOf("hq")).isEmpty();
    }
  }

  @Test
  void aServerThatThrottlesIsGivenTheTimeItAsksForInSeconds() {
    try (Office office = new Office(folder).throttled()) {
      office.cloud().addFault(Fault.on("GET", "/edgegroups\\?", throttled("1")).times(1));
      office.cloud().addFault(Fault.on("POST", "/phones$", throttled("2")).times(2));
      office.fleet(group("hq", phones(1, 4)));
      long begun = System.nanoTime();

      Said said = office.apply().ends(0);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(3));
      assertThat(said.count("created")).isEqualTo(5);
      assertThat(office.report().throttled()).isBetween(2L, 3L);
      assertThat(office.report().count("phone.create", 201)).isEqualTo(4);
    }
  }

  @Test
  void aServerThatThrottlesIsGivenTheTimeItAsksForAsADate() {
    try (Office office = new Office(folder).throttled()) {
      String date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(4));
      office.cloud().addFault(Fault.on("GET", "/edgegroups\\?", throttled(date)).times(1));
      office.fleet(group("hq", phones(1, 1)));
      long begun = System.nanoTime();

      office.apply().ends(0);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(2));
      assertThat(office.report().throttled()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/edgegroups\\?", "/oauth/token"})
  void aServerThatThrottlesPastTheDeadlineEndsTheRun(String path) {
    try (Office office = new Office(folder).throttled()) {
      String method = path.startsWith("/oauth") ? "POST" : "GET";
      office.cloud().addFault(Fault.on(method, path, throttled("3600")));
      office.fleet(SHORT, group("hq", phones(1, 1)));

      Said said = office.apply().ends(75);

      assertThat(said.finding("api.throttled").path("what").asString()).containsPattern("\\d:\\d");
      assertThat(office.report().throttled()).isEqualTo(1);
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aServerThatIsDownEndsTheRunAfterTheDeadline() {
    try (Office office = new Office(folder)) {
      office.fleet(SHORT, group("hq", phones(1, 1)));
      office.cloud().close();
      long begun = System.nanoTime();

      Said said = office.apply().ends(75);

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
      assertThat(said.codes()).contains("api.out-of-reach");
      assertThat(said.count("requests")).isZero();
    }
  }

  @Test
  void aServerThatOnlyFailsEndsTheRunAfterTheDeadline() {
    try (Office office = new Office(folder)) {
      office.cloud().addFault(Fault.on("GET", "/api/", status(503, false)));
      office.fleet(SHORT, group("hq", phones(1, 1)));

      assertThat(office.apply().ends(75).codes()).contains("api.out-of-reach");
      assertThat(office.report().writes()).isZero();
    }
  }
}
