package dev.phonefleet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final String PHONES = "/api/v2/telephony/providers/edges/phones";
  private static final String PHONE =
      """
      {"id": "p1", "name": "Desk 12", "site": {"id": "s1", "selfUri": "/api/v2/sites/s1"},
       "phoneBaseSettings": {"id": "b1"}, "lines": [{"id": "l1", "name": "line"}], "version": 1,
       "dateCreated": "2026-11-24T10:11:12.345Z", "state": "active",
       "status": {"operationalStatus": "OPERATIONAL", "edgesStatus": "IN_SERVICE"},
       "properties": {"phone_hardwareId": {"value": {"instance": "0004f2aabbcc"}}},
       "selfUri": "/api/v2/telephony/providers/edges/phones/p1"}
      """;

  private final PublishedApi api = PublishedApi.load();

  @Test
  void acceptsAPhone() {
    assertThat(get(PHONES + "/p1", 200, PHONE)).isEmpty();
  }

  @Test
  void findsFieldsThatAreNotPublishedUnlessAskedNotTo() {
    String newer = PHONE.replace("\"edgesStatus\"", "\"mood\"");

    assertThat(get(PHONES + "/p1", 200, newer))
        .containsExactly("GET " + PHONES + "/{phoneId}: 200 body /status: mood is not published");
    assertThat(api.lenient().answer("GET", PHONES + "/p1", 200, Optional.of(newer))).isEmpty();
  }

  @Test
  void findsWrongTypesEnumsAndTimes() {
    assertThat(get(PHONES + "/p1", 200, PHONE.replace("\"version\": 1", "\"version\": \"1\"")))
        .singleElement()
        .asString()
        .endsWith("200 body /version: string found, integer expected");
    assertThat(get(PHONES + "/p1", 200, PHONE.replace("OPERATIONAL", "FINE")))
        .singleElement()
        .asString()
        .endsWith(": \"FINE\"");
    assertThat(get(PHONES + "/p1", 200, PHONE.replace("T10:11", " 10:11")))
        .singleElement()
        .asString()
        .contains("/dateCreated");
    assertThat(get(PHONES + "/p1", 200, PHONE.replace("\"name\": \"Desk 12\",", "")))
        .singleElement()
        .asString()
        .endsWith("body: name is missing");
  }

  @Test
  void listsMayLeaveOutWhatTheyExpandAndNothingElse() {
    String short1 = "{\"entities\": [{\"id\": \"p1\", \"name\": \"Desk 12\"}], \"total\": 1}";
    String noName = "{\"entities\": [{\"id\": \"p1\"}], \"total\": 1}";

    assertThat(get(PHONES, 200, short1)).isEmpty();
    assertThat(get(PHONES, 200, noName))
        .singleElement()
        .asString()
        .endsWith("body /entities/0: name is missing");
  }

  @Test
  void templatesAreNotComplete() {
    assertThat(get(PHONES + "/template", 200, "{\"lines\": [{}]}")).isEmpty();
  }

  @Test
  void findsBodiesWhereTheyDoNotBelong() {
    assertThat(api.answer("DELETE", PHONES + "/p1", 200, Optional.of(""))).isEmpty();
    assertThat(api.answer("DELETE", PHONES + "/p1", 200, Optional.of("{}")))
        .containsExactly("DELETE " + PHONES + "/{phoneId}: 200 has a body, none is published");
    assertThat(api.answer("GET", PHONES + "/p1", 200, Optional.empty()))
        .containsExactly("GET " + PHONES + "/{phoneId}: 200 has no body");
    assertThat(get(PHONES + "/p1", 200, "<html>")).singleElement().asString().contains("readable");
  }

  @Test
  void defaultIsAnySuccess() {
    String reboot = PHONES + "/p1/reboot";

    assertThat(api.answer("POST", reboot, 202, Optional.empty())).isEmpty();
    assertThat(api.answer("POST", reboot, 204, Optional.empty())).isEmpty();
    assertThat(api.answer("POST", reboot, 302, Optional.empty()))
        .containsExactly("POST " + PHONES + "/{phoneId}/reboot: status 302 is not published");
  }

  @Test
  void aBodyMayBeABareText() {
    String path = "/api/v2/telephony/providers/edges/e1/statuscode";

    assertThat(api.answer("POST", path, 200, Optional.of("\"ok\""))).isEmpty();
    assertThat(api.answer("POST", path, 200, Optional.of("{}"))).hasSize(1);
  }

  @Test
  void errorsHaveTheirShapeAndACodeThatIsPublished() {
    String conflict = "{\"code\": \"general.conflict\", \"status\": 409, \"message\": \"m\"}";

    assertThat(api.answer("PUT", PHONES + "/p1", 409, Optional.of(conflict))).isEmpty();
    assertThat(get(PHONES + "/p1", 409, conflict))
        .containsExactly("GET " + PHONES + "/{phoneId}: 409 has no error code general.conflict");
    assertThat(get(PHONES + "/p1", 404, "{\"status\": \"404\", \"reason\": \"x\"}")).hasSize(2);
    assertThat(get(PHONES + "/p1", 502, conflict))
        .containsExactly("GET " + PHONES + "/{phoneId}: status 502 is not published");
    assertThat(
            api.answer("POST", "/oauth/token", 401, Optional.of("{\"error\": \"invalid_client\"}")))
        .isEmpty();
    assertThat(get("/api/v2/nothing", 404, "{}"))
        .containsExactly("GET /api/v2/nothing: no such path is published");
  }

  @Test
  void aFullPageIsCheckedToItsEnd() {
    String page =
        IntStream.range(0, 100)
            .mapToObj(i -> i == 99 ? PHONE.replace("\"name\": \"Desk", "\"nmae\": \"Desk") : PHONE)
            .collect(Collectors.joining(",", "{\"entities\": [", "]}"));

    assertThat(get(PHONES, 200, page))
        .hasSize(2)
        .allMatch(finding -> finding.contains("/entities/99: "));
  }

  private List<String> get(String path, int status, String body) {
    return api.answer("GET", path, status, Optional.of(body));
  }
}
