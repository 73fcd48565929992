package dev.phonefleet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
  private static final String EDGES = "/api/v2/telephony/providers/edges";
  private static final String PHONES = EDGES + "/phones";
  private static final String PHONE =
      """
      {"name": "Desk 12", "site": {"id": "s1"}, "phoneBaseSettings": {"id": "b1"},
       "lines": [{"name": "desk-12-line-1", "lineBaseSettings": {"id": "l1"}}],
       "properties": {"phone_hardwareId": {"value": {"instance": "0004f2aabbcc"}}}}
      """;

  private final PublishedApi api = PublishedApi.load();

  @Test
  void acceptsAPhone() {
    assertThat(post(PHONES, PHONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expand=lines&expand=properties",
        "expand=lines,properties",
        "fields=webRtcUser&fields=properties.phone_hardwareId",
        "fields=properties.*",
        "pageSize=100&pageNumber=1&sortBy=id&sortOrder=ASC",
        "site.id=s1&phone_hardwareId=0004f2*&name=a%2Cb",
        ""
      })
  void acceptsPublishedQueries(String query) {
    assertThat(get(PHONES + "?" + query)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pagesize=100 | query parameter pagesize is not published",
        "expand=line | query parameter expand is none of [properties, site, status,"
            + " status.primaryEdgesStatus, status.secondaryEdgesStatus, phoneBaseSettings, lines]:"
            + " line",
        "fields=properties. | query parameter fields is none of [webRtcUser, properties.*,"
            + " lines.loggedInUser, lines.defaultForUser]: properties.",
        "sortBy=site | query parameter sortBy is none of [id, name, status.operationalStatus,"
            + " secondaryStatus.operationalStatus]: site",
        "pageSize=many | query parameter pageSize is no integer: many",
        "pageSize=4294967296 | query parameter pageSize is no integer: 4294967296",
        "pageSize=1&pageSize=2 | query parameter pageSize is given 2 times"
      })
  void findsQueriesThatAreNotPublished(String query, String finding) {
    assertThat(get(PHONES + "?" + query)).containsExactly("GET " + PHONES + ": " + finding);
  }

  @Test
  void findsAMistypedSwitch() {
    assertThat(get(EDGES + "?managed=yes"))
        .containsExactly("GET " + EDGES + ": query parameter managed is no boolean: yes");
  }

  @Test
  void findsAMissingParameter() {
    assertThat(get(PHONES + "/template"))
        .containsExactly(
            "GET " + PHONES + "/template: query parameter phoneBaseSettingsId is missing");
  }

  @Test
  void findsOperationsThatAreNotPublished() {
    assertThat(get(EDGES + "/phonez/1/x"))
        .containsExactly("GET " + EDGES + "/phonez/1/x: no such path is published");
    assertThat(request("PATCH", PHONES + "/1", Optional.of("{}")))
        .containsExactly("PATCH " + PHONES + "/1: not published, only DELETE, GET, PUT");
    assertThat(get(PHONES + "/")).isNotEmpty();
  }

  @Test
  void findsBodiesWhereTheyDoNotBelong() {
    assertThat(request("GET", PHONES, Optional.of("{}")))
        .containsExactly("GET " + PHONES + ": a body is sent, none is published");
    assertThat(request("POST", PHONES, Optional.empty()))
        .containsExactly("POST " + PHONES + ": the body is missing");
    assertThat(post(PHONES, "{\"name\": ")).singleElement().asString().contains("not readable");
    assertThat(post(PHONES, "{\"name\": \"a\", \"name\": \"b\"}"))
        .singleElement()
        .asString()
        .contains("not readable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "\"name\": \"Desk 12\" | \"name\": 12 | body /name: integer found, string expected",
        "\"name\": \"Desk 12\" | \"name\": null | body /name: null found, string expected",
        "\"name\": \"Desk 12\", | | body: name is missing",
        "\"name\": \"Desk 12\" | \"nmae\": 1, \"name\": \"Desk 12\" | body: nmae is not published",
        "\"site\": {\"id\" | \"site\": {\"ID\" | body /site: ID is not published",
        "{\"id\": \"b1\"} | {\"name\": \"b\"} | body /phoneBaseSettings: id is missing",
        "{\"name\": \"desk-12-line-1\", | {\"id\": \"1\", | body /lines/0: name is missing",
        "{\"value\": {\"instance\": \"0004f2aabbcc\"}} | \"0004f2aabbcc\" | body"
            + " /properties/phone_hardwareId: string found, object expected",
      })
  void findsWhatIsWrongInAPhone(String from, @Nullable String to, String finding) {
    String body = PHONE.replace(from, to == null ? "" : to);

    assertThat(body).isNotEqualTo(PHONE);
    assertThat(post(PHONES, body)).containsExactly("POST " + PHONES + ": " + finding);
  }

  @Test
  void takesAReferenceForAWholeObjectButNotForAPart() {
    String group =
        """
        {"name": "Branch 7", "phoneTrunkBases": [{"id": "t1"}],
         "edgeTrunkBaseAssignment": {"family": 2, "trunkBase": {"id": "t2"}}}
        """;

    assertThat(post(EDGES + "/edgegroups", group)).isEmpty();
    assertThat(post(EDGES + "/edgegroups", group.replace("{\"id\": \"t1\"}", "{}"))).hasSize(3);
    assertThat(
            post(
                PHONES,
                PHONE.replace(
                    "\"name\": \"desk-12-line-1\", \"lineBaseSettings\": {\"id\": \"l1\"}",
                    "\"id\": \"1\"")))
        .containsExactly("POST " + PHONES + ": body /lines/0: name is missing");
  }

  @Test
  void findsValuesOutsideAnEnumOrTooWide() {
    assertThat(post(EDGES + "/e1/diagnostic/ping", "{\"host\": 1}")).hasSize(1);
    assertThat(
            post(
                "/api/v2/users/search",
                "{\"query\": [{\"type\": \"EXACTLY\", \"fields\": [\"email\"]}]}"))
        .singleElement()
        .asString()
        .contains("/query/0/type")
        .endsWith(": \"EXACTLY\"");
    assertThat(post("/api/v2/users/search", "{\"pageSize\": 4294967296}"))
        .singleElement()
        .asString()
        .contains("/pageSize");
  }

  @Test
  void tellsFieldsApartThatOnlyTheServiceWrites() {
    String read =
        PHONE
            .replace("{\"name\": \"desk", "{\"id\": \"1\", \"state\": \"active\", \"name\": \"desk")
            .replaceFirst(
                "\\{",
                "{\"id\": \"p1\", \"selfUri\": \"/api/v2/x\", \"userAgentInfo\": {}, \"version\":"
                    + " 3,");

    assertThat(request("PUT", PHONES + "/p1", Optional.of(read))).isEmpty();
    assertThat(api.readOnly("PUT", PHONES + "/p1", read))
        .containsExactlyInAnyOrder("/id", "/selfUri", "/userAgentInfo", "/lines/0/state");
    assertThat(api.readOnly("POST", PHONES, PHONE)).isEmpty();
  }

  @Test
  void letsFieldsOfANewerServiceThroughWhenAskedTo() {
    String read = PHONE.replaceFirst("\\{", "{\"brandNew\": {\"a\": 1},");

    assertThat(api.request("PUT", PHONES + "/p1", Optional.of(read))).hasSize(1);
    assertThat(api.lenient().request("PUT", PHONES + "/p1", Optional.of(read))).isEmpty();
    assertThat(api.lenient().request("PUT", PHONES + "/p1", Optional.of("{}"))).hasSize(4);
  }

  @Test
  void readsTheFormOfTheLogin() {
    assertThat(post("/oauth/token", "grant_type=client_credentials")).isEmpty();
    assertThat(post("/oauth/token", "grant_type=password&scope=x")).hasSize(2);
    assertThat(post("/oauth/token", "grant_type=a&grant_type=b")).isNotEmpty();
    assertThat(post("/oauth/token", "client_id=a"))
        .containsExactly("POST /oauth/token: body: grant_type is missing");
  }

  private List<String> get(String path) {
    return request("GET", path, Optional.empty());
  }

  private List<String> post(String path, String body) {
    return request("POST", path, Optional.of(body));
  }

  private List<String> request(String method, String path, Optional<String> body) {
    return api.request(method, path, body);
  }
}
