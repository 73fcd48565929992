package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.EDGES;
import static dev.phonefleet.simulator.Branch.GROUPS;
import static dev.phonefleet.simulator.Branch.PHONES;
import static dev.phonefleet.simulator.Branch.STATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.openapi.PublishedApi;
import dev.phonefleet.simulator.RawHttp.Answer;
import dev.phonefleet.simulator.scenario.published.Answers.PageSize;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How SDKs, command lines and provisioning tools speak HTTP, which no description tells. */
class ClientHabitsTest {
  private static final String LOGIN = "POST /oauth/token HTTP/1.1";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String JSON = "Content-Type: application/json";

  private final Branch branch = new Branch();
  private final RawHttp http = new RawHttp(branch.simulator);
  private final String token =
      branch.client.login("simulator", "not-a-real-secret").text("access_token");

  @AfterEach
  void stop() {
    http.close();
    branch.close();
  }

  private Answer get(String path, String... more) {
    return send("GET", path, "", more);
  }

  private Answer send(String method, String path, String body, String... more) {
    String[] head = new String[more.length + 3];
    head[0] = method + ' ' + path + " HTTP/1.1";
    head[1] = "Authorization: Bearer " + token;
    head[2] = "Content-Length: " + body.length();
    System.arraycopy(more, 0, head, 3, more.length);
    http.send(body, head);
    Answer answer = http.read();
    if (PublishedApi.load().operation(method, path).isPresent()) {
      List<String> findings =
          PublishedApi.load().answer(method, path, answer.status(), Optional.of(answer.body()));
      assertThat(findings).isEmpty();
    }
    return answer;
  }

  private static JsonNode first(Answer page) {
    return Client.JSON.readTree(page.body()).path("entities").path(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expand=lines&expand=properties&expand=status&fields=webRtcUser&fields=lines.loggedInUser",
        "expand=lines,properties,status&fields=webRtcUser,lines.loggedInUser",
        "expand=lines%2Cproperties%2Cstatus&fields=webRtcUser%2Clines.loggedInUser",
        "expand=lines,%20properties&expand=status",
        "fields=properties.*&expand=status&expand=lines"
      })
  void listParametersAreRepeatedOrSeparatedByCommas(String query) {
    JsonNode phone = first(get(PHONES + "?name=Reception&" + query));

    assertThat(phone.path("lines").size()).isEqualTo(1);
    assertThat(phone.path("properties").has("phone_hardwareId")).isTrue();
    assertThat(phone.path("status").has("operationalStatus")).isTrue();
  }

  @Test
  void whatIsNotPublishedInAQueryIsIgnored() {
    assertThat(first(get(PHONES + "?name=Reception&_=1&future=a&future=b&flag&expand=newThing")))
        .isEqualTo(first(get(PHONES + "?name=Reception")));
    assertThat(get(PHONES + "?pageSize=&pageNumber=&name=&sortBy=&").status()).isEqualTo(200);
    assertThat(first(get(EDGES + "?name=edge%2D1")).path("id").asString()).isEqualTo("edge-1");
    assertThat(first(get(EDGES + "/sites?name=H+*")).isMissingNode()).isTrue();
  }

  @Test
  void aLargePageIsRefusedUnlessItIsCapped() {
    assertThat(get(PHONES + "?pageSize=200").status()).isEqualTo(400);
    branch.simulator.platform().change(p -> p.withAnswers(a -> a.withLargePage(PageSize.CAPPED)));
    assertThat(get(PHONES + "?pageSize=200").body()).contains("\"pageSize\":100");
  }

  @Test
  void aPathIsTakenAtItsWord() {
    for (String method : List.of("GET", "PUT", "DELETE")) {
      assertThat(send(method, PHONES + "/", "").status()).as(method).isEqualTo(404);
      assertThat(send(method, EDGES + "//phones", "").status()).as(method).isEqualTo(404);
    }
    for (String path : List.of(PHONES, GROUPS, EDGES + "/sites", PHONES + "/template")) {
      Answer refused = send("DELETE", path, "");
      assertThat(refused.status()).as(path).isEqualTo(405);
      assertThat(refused.header("Allow").orElseThrow()).contains("GET").doesNotContain("DELETE");
    }
    assertThat(send("PUT", PHONES, "{}", JSON).status()).isEqualTo(405);
    assertThat(get(PHONES).body()).contains("\"total\":1,");
  }

  @Test
  void headAndOptionsAreNotPublishedButDoNoHarm() {
    http.send("", "HEAD " + PHONES + " HTTP/1.1", "Authorization: Bearer " + token);
    assertThat(http.readHead().status()).isEqualTo(405);
    http.send("", "OPTIONS " + PHONES + " HTTP/1.1", "Authorization: Bearer " + token);
    assertThat(http.read().status()).isEqualTo(405);
    assertThat(get(PHONES).status()).as("on the same connection").isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"authorization: bearer ", "AUTHORIZATION: BEARER ", "Authorization:Bearer  "})
  void theSpellingOfHeadersDoesNotMatter(String spelling) {
    http.send("", "GET " + PHONES + " HTTP/1.1", spelling + token, "ACCEPT: application/json");
    Answer answer = http.read();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).contains("application/json");
  }

  @Test
  void answersMayBeCompressedOnlyForWhoAsked() {
    Answer plain = get(PHONES);
    Answer asked = get(PHONES, "Accept-Encoding: gzip, deflate, br");

    assertThat(plain.header("Content-Encoding")).isEmpty();
    if (asked.header("Content-Encoding").isEmpty()) {
      assertThat(asked.body()).isEqualTo(plain.body());
    }
  }

  @Test
  void aConnectionIsKept() {
    for (int request = 0; request < 5; request++) {
      assertThat(get(PHONES, "Connection: keep-alive").status()).isEqualTo(200);
    }
    assertThat(get(PHONES, "Connection: close").header("Connection")).contains("close");
  }

  @Test
  void aBodyIsReadHoweverItComes() {
    String charset = "Content-Type: application/json; charset=UTF-8";
    Answer plain = send("POST", PHONES, Branch.phone("One", "0004f2000001"), charset);
    String two = Branch.phone("Two", "0004f2000002");
    http.send(
        Integer.toHexString(two.length()) + "\r\n" + two + "\r\n0\r\n\r\n",
        "POST " + PHONES + " HTTP/1.1",
        "Authorization: Bearer " + token,
        "content-type: application/json;charset=utf-8",
        "Transfer-Encoding: chunked");
    Answer chunked = http.read();
    String three = Branch.phone("Three", "0004f2000003");
    http.send(
        "",
        "POST " + PHONES + " HTTP/1.1",
        "Authorization: Bearer " + token,
        JSON,
        "Content-Length: " + three.length(),
        "Expect: 100-continue");
    Answer go = http.read();
    http.sendRest(three);
    Answer continued = http.read();

    assertThat(plain.status()).isEqualTo(200);
    assertThat(chunked.status()).isEqualTo(200);
    assertThat(go.status()).isEqualTo(100);
    assertThat(continued.status()).isEqualTo(200);
    assertThat(get(PHONES).body()).contains("\"total\":4,");
  }

  @Test
  void nothingIsSentWhereNothingIsNeeded() {
    String station = branch.first(STATIONS + "?name=Reception").path("id").asString();
    String path = "/api/v2/users/user-1/station/associatedstation/" + station;

    assertThat(send("PUT", path, "").status()).isEqualTo(200);
    assertThat(send("PUT", path, "", JSON).status()).isEqualTo(200);
    assertThat(send("PUT", path, "{}", JSON).status()).isEqualTo(200);
    http.send("", "PUT " + path + " HTTP/1.1", "Authorization: Bearer " + token);
    assertThat(http.read().status()).as("without a length").isEqualTo(200);
    assertThat(get(PHONES, JSON).status()).as("a GET that says what it sends").isEqualTo(200);
    assertThat(send("DELETE", STATIONS + '/' + station + "/associateduser", "", JSON).status())
        .isEqualTo(200);
    assertThat(send("POST", PHONES + "/phone-1/reboot", "", JSON).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant_type=client_credentials&client_id=simulator&client_secret=not-a-real-secret",
        "client_secret=not%2Da%2Dreal%2Dsecret&client_id=simulator&scope=telephony%20users"
            + "&grant_type=client_credentials"
      })
  void aTokenIsGivenForAForm(String form) {
    http.send(form, LOGIN, FORM + ";charset=UTF-8", "Content-Length: " + form.length());
    Answer answer = http.read();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Client.JSON.readTree(answer.body()).path("token_type").asString())
        .isEqualTo("bearer");
  }

  @Test
  void aProvisioningToolFindsWhatItAsksForAtItsStart() {
    assertThat(first(get("/api/v2/authorization/products")).path("id").asString()).isNotEmpty();
    assertThat(Client.JSON.readTree(get("/api/v2/organizations/me").body()).path("id").asString())
        .isNotEmpty();
    JsonNode me = Client.JSON.readTree(get("/api/v2/tokens/me").body());
    assertThat(me.at("/organization/id").asString()).isNotEmpty();
    assertThat(get("/api/v2/users/me").status()).as("not for a client's token").isEqualTo(404);
  }
}
