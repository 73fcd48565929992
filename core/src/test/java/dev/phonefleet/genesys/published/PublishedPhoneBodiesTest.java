package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.Exchange.PHONES;
import static dev.phonefleet.genesys.published.Exchange.json;
import static dev.phonefleet.genesys.published.Exchange.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.openapi.PublishedApi;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Call.Kind;
import dev.phonefleet.outside.Document;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishedPhoneBodiesTest {
  private static final PhoneKey MAC = new PhoneKey.Mac(new MacAddress(0x0004f2aabb01L));
  private static final String TEMPLATE =
      """
      {"id": "unsaved", "name": "", "version": 1, "state": "active", "selfUri": "/x",
       "site": null, "division": null, "status": {"operationalStatus": "UNKNOWN"},
       "phoneBaseSettings": {"id": "b1", "name": "VVX 450"},
       "phoneMetaBase": {"id": "polycom_vvx450.json"},
       "lineBaseSettings": {"id": "lb1"},
       "capabilities": {"provisions": true, "hardwareIdType": "mac", "noRebalance": false},
       "properties": {"phone_label": {"value": {"instance": "preset", "since": 1}, "kind": "t"},
                      "phone_maxLineKeys": {"value": {"instance": 6}},
                      "phone_dnd": {"value": {"instance": false}},
                      "phone_standalone": {"value": {"instance": false}}},
       "lines": [{"id": "tl1", "name": "one", "lineBaseSettings": {"id": "lb1"}, "site": null,
                  "properties": {"station_label": {"value": {"instance": ""}}}},
                 {"name": "two", "lineBaseSettings": {"id": "lb2"}}]}
      """;
  private static final String LIVE =
      """
      {"id": "p1", "name": "Front", "version": 12, "division": {"id": "d1"}, "state": "active",
       "description": null, "standAlone": false,
       "site": {"id": "s1", "name": "HQ"}, "phoneBaseSettings": {"id": "b0", "name": "Old"},
       "phoneMetaBase": {"id": "old.json"}, "lineBaseSettings": {"id": "lb0"},
       "capabilities": {"provisions": true, "allowReboot": false},
       "properties": {"phone_hardwareId": {"value": {"instance": "00-04-F2-AA-BB-01"}},
                      "phone_label": {"value": {"instance": "x", "since": 7}, "kind": "t"},
                      "phone_maxLineKeys": {"value": {"instance": 4}},
                      "phone_text": {"value": {"instance": "5"}},
                      "phone_media_codecs": {"value": {"instance": ["audio/opus"]}},
                      "phone_none": {"value": {"instance": null}}},
       "lines": [{"id": "l1", "name": "foreign name", "lineBaseSettings": {"id": "lb0"},
                  "properties": {"station_label": {"value": {"instance": "Front", "x": 1}}}},
                 {"id": "l2", "name": "Front-2", "lineBaseSettings": {"id": "lb0b"}}]}
      """;
  private static final Map<Call.Bindings.Name, String> IDS =
      Map.of(
          name(Kind.SITE, "HQ"), "s1",
          name(Kind.SITE, "Lab"), "s2",
          name(Kind.PHONE_BASE, "VVX 450"), "b1",
          name(Kind.PHONE_BASE, "Old"), "b0",
          name(Kind.USER, "ann@example.com"), "u1");

  private final Exchange exchange = new Exchange();

  @Test
  void aNewDeskPhoneIsItsTemplateWithTheFileOverIt() {
    PhoneFields wanted =
        new Wanted().name("Café \"1\" *").model("VVX 450").description("d").fields();

    assertThat(created(MAC, wanted))
        .isEqualTo(
            json(
                """
                {"name": "Café \\"1\\" *", "description": "d", "site": {"id": "s1"},
                 "phoneBaseSettings": {"id": "b1", "name": "VVX 450"},
                 "phoneMetaBase": {"id": "polycom_vvx450.json"},
                 "lineBaseSettings": {"id": "lb1"},
                 "capabilities": {"provisions": true, "hardwareIdType": "mac",
                                  "noRebalance": false},
                 "properties": {"phone_label": {"value": {"instance": "preset", "since": 1},
                                                "kind": "t"},
                                "phone_maxLineKeys": {"value": {"instance": 6}},
                                "phone_dnd": {"value": {"instance": false}},
                                "phone_standalone": {"value": {"instance": false}},
                                "phone_hardwareId": {"value": {"instance": "0004f2aabb01"}}},
                 "lines": [{"name": "Café \\"1\\" *-1", "lineBaseSettings": {"id": "lb1"},
                            "properties": {"station_label": {"value": {"instance": ""}}}},
                           {"name": "Café \\"1\\" *-2", "lineBaseSettings": {"id": "lb2"}}]}
                """));
  }

  @Test
  void linesBeyondTheTemplateHaveItsLastLineBase() {
    PhoneFields wanted =
        new Wanted()
            .name("P")
            .standalone(true)
            .lines(line("+15550100", "Front"), line(null, null), line("+15550102", null))
            .fields();

    JsonNode body = created(MAC, wanted);

    assertThat(body.at("/properties/phone_standalone/value/instance").asBoolean()).isTrue();
    assertThat(body.get("lines"))
        .isEqualTo(
            json(
                """
                [{"name": "P-1", "lineBaseSettings": {"id": "lb1"}, "properties": {
                   "station_label": {"value": {"instance": "Front"}},
                   "station_identity_address": {"value": {"instance": "+15550100"}}}},
                 {"name": "P-2", "lineBaseSettings": {"id": "lb2"}},
                 {"name": "P-3", "lineBaseSettings": {"id": "lb2"}, "properties": {
                   "station_identity_address": {"value": {"instance": "+15550102"}}}}]
                """));
    assertThat(created(MAC, new Wanted().lines(line(null, "x")).fields()).get("lines")).hasSize(1);
  }

  @Test
  void settingsTakeTheTemplatesType() {
    PhoneFields wanted =
        new Wanted()
            .setting("phone_maxLineKeys", new Value.Text("8"))
            .setting("phone_dnd", new Value.Text("true"))
            .setting("phone_label", new Value.Amount(new BigDecimal("7")))
            .setting("new_number", new Value.Amount(new BigDecimal("1.50")))
            .setting("new_text", new Value.Text("007"))
            .fields();

    JsonNode properties = created(MAC, wanted).get("properties");

    assertThat(properties.get("phone_maxLineKeys")).isEqualTo(instance("8"));
    assertThat(properties.get("phone_dnd")).isEqualTo(instance("true"));
    assertThat(properties.get("phone_label"))
        .isEqualTo(json("{\"value\": {\"instance\": \"7\", \"since\": 1}, \"kind\": \"t\"}"));
    assertThat(properties.get("new_number").toString()).contains("1.50");
    assertThat(properties.get("new_text")).isEqualTo(instance("\"007\""));
  }

  @Test
  void aWebRtcPhoneIsItsPersonsAndARemoteOneHasItsNumberOnTheFirstLine() {
    JsonNode web = created(new PhoneKey.WebRtc("ann@example.com"), new Wanted().fields());
    assertThat(web.get("webRtcUser")).isEqualTo(json("{\"id\": \"u1\"}"));
    assertThat(web.get("name").asString()).isEqualTo("ann@example.com");
    assertThat(web.get("properties").has("phone_hardwareId")).isFalse();

    JsonNode remote =
        created(new PhoneKey.Remote("HQ", "Home"), new Wanted().remote("+1555").fields());
    assertThat(remote.get("name").asString()).isEqualTo("Home");
    assertThat(remote.at("/lines/0/properties/station_remote_address"))
        .isEqualTo(instance("\"+1555\""));
    assertThat(remote.at("/lines/1").has("properties")).isFalse();
  }

  @Test
  void withoutATemplateNoPhoneIsMade() {
    Call.Bindings none = Exchange.bindings(IDS, "");
    Call call =
        new Call.Create(
            new Key.Phone(MAC),
            Optional.of(new Home.AtSite("s1")),
            new Fields.Phone(PhoneFields.NONE),
            none);

    assertThatIllegalArgumentException().isThrownBy(() -> exchange.request(call));
  }

  @Test
  void whatAlreadyHasItsValueIsNotTouched() {
    PhoneFields wanted =
        new Wanted()
            .name("Front")
            .model("Old")
            .site("HQ")
            .standalone(false)
            .lines(line(null, "Front"), line(null, null))
            .setting("phone_maxLineKeys", new Value.Text("4"))
            .setting("phone_text", new Value.Amount(new BigDecimal("5")))
            .setting("phone_media_codecs", new Value.Structure("[\"audio/opus\"]"))
            .cleared("description")
            .fields();

    assertThat(updated(wanted, TEMPLATE)).isEqualTo(json(LIVE));
    assertThat(updated(PhoneFields.NONE, "")).isEqualTo(json(LIVE));
  }

  @Test
  void onlyDeclaredFieldsChange() {
    PhoneFields wanted =
        new Wanted()
            .name("New")
            .site("Lab")
            .description("d")
            .standalone(true)
            .setting("phone_label", new Value.Amount(new BigDecimal("9")))
            .setting("phone_maxLineKeys", new Value.Text("5"))
            .setting("phone_none", new Value.Flag(true))
            .fields();

    String expected =
        LIVE.replace("\"name\": \"Front\",", "\"name\": \"New\",")
            .replace("{\"id\": \"s1\", \"name\": \"HQ\"}", "{\"id\": \"s2\"}")
            .replace("\"description\": null", "\"description\": \"d\"")
            .replace("{\"instance\": \"x\", \"since\": 7}", "{\"instance\": \"9\", \"since\": 7}")
            .replace("{\"instance\": 4}", "{\"instance\": 5}")
            .replace(
                "{\"instance\": null}}",
                "{\"instance\": true}},"
                    + "\"phone_standalone\": {\"value\": {\"instance\": true}}");
    assertThat(updated(wanted, "")).isEqualTo(json(expected));
  }

  @Test
  void linesKeepIdsAndNamesAndNewOnesGetTheirs() {
    TreeMap<Integer, Line> named = new TreeMap<>();
    named.put(1, line("+15550101", null));
    named.put(2, line(null, "Third"));
    PhoneFields some = new Wanted().name("New").lines(new Lines.Some(named)).fields();

    String expected =
        """
        [{"id": "l1", "name": "foreign name", "lineBaseSettings": {"id": "lb0"},
          "properties": {"station_label": {"value": {"instance": "Front", "x": 1}}}},
         {"id": "l2", "name": "Front-2", "lineBaseSettings": {"id": "lb0b"},
          "properties": {"station_identity_address": {"value": {"instance": "+15550101"}}}},
         {"name": "New-3", "lineBaseSettings": {"id": "%s"},
          "properties": {"station_label": {"value": {"instance": "Third"}}}}]
        """;
    assertThat(updated(some, "").get("lines")).isEqualTo(json(expected.formatted("lb0b")));
    assertThat(updated(some, TEMPLATE).get("lines")).isEqualTo(json(expected.formatted("lb2")));
  }

  @Test
  void aWholeListShortensAndTheFirstLineAlwaysStays() {
    JsonNode one = updated(new Wanted().lines(line(null, "Desk")).fields(), "");
    assertThat(one.at("/lines/0/id").asString()).isEqualTo("l1");
    assertThat(one.at("/lines/0/properties/station_label"))
        .isEqualTo(json("{\"value\": {\"instance\": \"Desk\", \"x\": 1}}"));
    assertThat(one.get("lines")).hasSize(1);

    assertThat(updated(new Wanted().cleared("lines").fields(), "").get("lines"))
        .containsExactly(json(LIVE).at("/lines/0"));
  }

  @Test
  void clearedSettingsGoBackToTheTemplate() {
    PhoneFields wanted =
        new Wanted()
            .cleared("settings.phone_label")
            .cleared("settings.phone_maxLineKeys")
            .cleared("settings.phone_text")
            .cleared("settings.phone_media_codecs")
            .cleared("settings.not_there")
            .fields();

    JsonNode with = updated(wanted, TEMPLATE).get("properties");
    assertThat(with.get("phone_label"))
        .isEqualTo(json("{\"value\": {\"instance\": \"preset\", \"since\": 7}, \"kind\": \"t\"}"));
    assertThat(with.get("phone_maxLineKeys")).isEqualTo(instance("6"));
    assertThat(with.get("phone_text")).isEqualTo(instance("\"\""));
    assertThat(with.get("phone_media_codecs")).isEqualTo(instance("null"));
    assertThat(with.has("not_there")).isFalse();

    JsonNode without = updated(wanted, "").get("properties");
    assertThat(without.at("/phone_label/value/instance").asString()).isEmpty();
    assertThat(without.get("phone_maxLineKeys")).isEqualTo(instance("null"));
  }

  @Test
  void anotherModelBringsItsBases() {
    JsonNode body =
        updated(new Wanted().model("VVX 450").lines(line(null, null)).fields(), TEMPLATE);

    assertThat(body.get("phoneBaseSettings")).isEqualTo(json("{\"id\": \"b1\"}"));
    assertThat(body.at("/phoneMetaBase/id").asString()).isEqualTo("polycom_vvx450.json");
    assertThat(body.at("/lineBaseSettings/id").asString()).isEqualTo("lb1");
    assertThat(body.get("capabilities")).isEqualTo(json(TEMPLATE).get("capabilities"));
    assertThat(body.at("/lines/0/lineBaseSettings/id").asString()).isEqualTo("lb1");
    assertThat(body.at("/lines/0/id").asString()).isEqualTo("l1");
    assertThat(body.get("properties")).isEqualTo(json(LIVE).get("properties"));
    assertThat(body.get("version").asInt()).isEqualTo(12);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> updated(new Wanted().model("VVX 450").fields(), ""));
  }

  private static JsonNode instance(String json) {
    return json("{\"value\": {\"instance\": " + json + "}}");
  }

  private static Line line(@Nullable String number, @Nullable String label) {
    return new Line(Optional.ofNullable(number), Optional.ofNullable(label));
  }

  private JsonNode created(PhoneKey key, PhoneFields wanted) {
    JsonNode body =
        exchange.body(
            new Call.Create(
                new Key.Phone(key),
                Optional.of(new Home.AtSite("s1")),
                new Fields.Phone(wanted),
                Exchange.bindings(IDS, TEMPLATE)));
    assertThat(PublishedApi.load().readOnly("POST", PHONES, body.toString())).isEmpty();
    return body;
  }

  /** What is sent for a phone that was read; nulls that were read may go back. */
  private JsonNode updated(PhoneFields wanted, String template) {
    Call.Ref ref = new Call.Ref(Kind.PHONE, "p1", Optional.empty());
    Call call =
        new Call.Update(
            new Key.Phone(MAC),
            ref,
            new Fields.Phone(wanted),
            new Document(LIVE),
            Exchange.bindings(IDS, template));
    Set<String> nulls = Set.of("null found, string expected");
    return json(exchange.request(call, nulls).body().orElseThrow());
  }
}
