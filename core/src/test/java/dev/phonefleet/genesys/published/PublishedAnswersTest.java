package dev.phonefleet.genesys.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Call.Kind;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedAnswersTest {
  private static final Key KEY = new Key.Phone(new PhoneKey.Mac(new MacAddress(0x0004f2aabb01L)));
  private static final Call.Ref REF = new Call.Ref(Kind.PHONE, "p1", Optional.empty());
  private static final Call UPDATE = update(PhoneFields.NONE);

  private final Exchange exchange = new Exchange();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "409 | general.conflict | The version number of the modified resource must match. | true",
        "409 | request.conflict | Resource Version 3 does not match the current version. | true",
        "409 | general.conflict | Two or more changes at the same time. | false",
        "409 | general.conflict | The name Conversion room is taken. | false",
        "400 | general.bad.request | It DOES NOT match The Current Version of it. | true"
      })
  void aConflictSaysWhetherTheVersionIsAnother(
      int status, String code, String message, boolean stale) {
    assertThat(exchange.answer(UPDATE, status, error(code, message)))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> {
              assertThat(it.stale()).isEqualTo(stale);
              assertThat(it.words()).contains(message, code);
            });
  }

  @Test
  void otherAnswersMeanWhatTheyMeanEverywhere() {
    assertThat(exchange.answer(UPDATE, 400, error("general.bad.request", "No such version.")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.code()).isEqualTo("general.bad.request"));
    assertThat(exchange.answer(UPDATE, 403, error("access.denied.to.field", "no")))
        .isInstanceOfSatisfying(
            Outcome.Forbidden.class,
            it -> assertThat(it.code()).isEqualTo("access.denied.to.field"));
    assertThat(exchange.answer(UPDATE, 408, error("unknown", "")))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(exchange.answer(UPDATE, 410, "")).isInstanceOf(Outcome.NotFound.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"GROUP", "EDGE", "PHONE", "STATION", "DIAGNOSIS"})
  void whatIsThereInStateDeletedIsNotThere(Kind kind) {
    Call look = new Call.Look(new Call.Ref(kind, "x", Optional.empty()));

    assertThat(exchange.answer(look, 200, "{\"id\": \"x\", \"state\": \"deleted\"}"))
        .isEqualTo(new Outcome.NotFound("its state is deleted (status 200)"));
  }

  static Stream<Call> tellingNothing() {
    return Stream.of(
        new Call.TakeIntoService(
            new Key.Edge("e"), new Call.Ref(Kind.EDGE, "e1", Optional.empty())),
        new Call.Assign(KEY, "st1", "u1", true),
        new Call.Disassociate(KEY, "st1"),
        new Call.Reboot(KEY, List.of("p1")));
  }

  @ParameterizedTest
  @MethodSource("tellingNothing")
  void someWritesAreDoneWhateverTheirAnswerSays(Call call) {
    Outcome done = new Outcome.Done(new Fact.Written(Optional.empty()));

    assertThat(exchange.answer(call, 200, "\"ok\"")).isEqualTo(done);
    assertThat(exchange.answer(call, 200, "")).isEqualTo(done);
    assertThat(exchange.answer(call, 202, "\n")).isEqualTo(done);
    assertThat(exchange.answer(call, 204, "")).isEqualTo(done);
    assertThat(exchange.answer(call, 200, "<html>log in</html>"))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(exchange.answer(call, 503, "")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aWriteIsAnsweredWithTheObject() {
    String phone =
        """
        {"id": "p1", "name": "P", "version": 13, "site": {"id": "s1"},
         "properties": {"phone_hardwareId": {"value": {"instance": "0004f2aabb01"}}}}
        """;

    assertThat(exchange.told(UPDATE, phone))
        .isInstanceOfSatisfying(
            Fact.Written.class,
            written ->
                assertThat(written.live())
                    .get()
                    .isInstanceOfSatisfying(
                        Live.Phone.class,
                        it -> {
                          assertThat(it.about().version()).contains("13");
                          assertThat(it.raw()).isPresent();
                        }));
    assertThat(exchange.answer(UPDATE, 200, "")).isInstanceOf(Outcome.Unknown.class);
    assertThat(exchange.answer(UPDATE, 200, "\"ok\"")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void secretsThatTheServerRepeatsAreHidden() {
    Call call =
        update(
            new Wanted()
                .setting("admin_code", new Value.Text("4711"))
                .setting("phone_label", new Value.Text("Hall"))
                .fields());

    assertThat(exchange.answer(call, 400, error("invalid.value", "4711 is not for Hall")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.words()).contains("(secret) is not for Hall"));
    assertThat(exchange.answer(call, 409, error("c", "4711 has another version")))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.words()).doesNotContain("4711").contains("(secret)"));
  }

  private static String error(String code, String message) {
    return "{\"status\": 1, \"code\": \"" + code + "\", \"message\": \"" + message + "\"}";
  }

  private static Call update(PhoneFields wanted) {
    return new Call.Update(KEY, REF, new Fields.Phone(wanted), new Document("{\"id\": \"p1\"}"));
  }
}
