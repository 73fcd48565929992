package dev.phonefleet.genesys.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Document;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GuideBodiesTest {
  private static final GroupName BERLIN = new GroupName("Berlin-HQ");
  private static final String PHONE =
      """
      {"id": "p1", "mac": "00-04-F2-AA-BB-01", "name": "Front", "model": "VVX 450", "version": 4,
       "provisioningState": "ACTIVE", "selfUri": "/api/v2/x", "user": null, "zone": {"a": [1, null]},
       "lines": [{"number": "+4930111", "label": "Front", "id": "l1", "mwi": null},
                 {"number": "+4930112", "label": "Back", "id": "l2"}],
       "settings": {"volume": 7, "dnd": true, "label": "x", "foreign": {"k": 1}}}
      """;

  @Test
  void aNewGroupIsExactlyTheGuidesBody() {
    assertThat(GuideBodies.newGroup(BERLIN, group("Main office", "Standard", "edge-1", "edge-2")))
        .isEqualTo(
            """
            {"name":"Berlin-HQ","type":"edgeGroup","edgeGroupType":"Standard",\
            "primaryEdge":"edge-1","secondaryEdge":"edge-2","description":"Main office",\
            "phones":[]}\
            """);
  }

  @Test
  void whatANewGroupsFileDoesNotSayHasItsDefault() {
    assertThat(GuideBodies.newGroup(BERLIN, group(null, null, "edge-1", null)))
        .isEqualTo(
            """
            {"name":"Berlin-HQ","type":"edgeGroup","edgeGroupType":"Standard",\
            "primaryEdge":"edge-1","secondaryEdge":null,"description":"Managed by phonefleet",\
            "phones":[]}\
            """);
  }

  @Test
  void aClearedDescriptionOfANewGroupIsNull() {
    GroupFields cleared =
        new GroupFields(
            Optional.empty(),
            Optional.empty(),
            Optional.of("edge-1"),
            Optional.empty(),
            Set.of("description"));

    JsonNode body = json(GuideBodies.newGroup(BERLIN, cleared));

    assertThat(body.get("description").isNull()).isTrue();
  }

  @Test
  void aGroupGoesBackAsItWasReadWithoutItsPhones() {
    String live =
        """
        {"id": "g1", "name": "Berlin-HQ", "edgeGroupType": "Standard", "primaryEdge": "edge-1",
         "secondaryEdge": "edge-2", "description": "d", "version": 3, "region": "eu-central-1",
         "tags": ["x", null], "note": null, "phones": [{"id": "p1"}], "selfUri": "/x"}
        """;

    JsonNode body = json(GuideBodies.group(group("new", null, null, null), new Document(live)));

    assertThat(body)
        .isEqualTo(
            json(
                """
                {"id": "g1", "name": "Berlin-HQ", "edgeGroupType": "Standard",
                 "primaryEdge": "edge-1", "secondaryEdge": "edge-2", "description": "new",
                 "version": 3, "region": "eu-central-1", "tags": ["x", null], "note": null}
                """));
  }

  @Test
  void aGroupsClearedMembersAreSentAsNull() {
    GroupFields cleared =
        new GroupFields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of("description", "secondaryEdge"));

    assertThat(
            json(
                GuideBodies.group(
                    cleared, new Document("{\"description\":\"d\",\"secondaryEdge\":\"e\"}"))))
        .isEqualTo(json("{\"description\":null,\"secondaryEdge\":null}"));
  }

  @Test
  void aPhoneGoesBackAsItWasReadWithTheFileOverIt() {
    JsonNode body = put(fields("Door", Optional.empty(), Map.of(), Set.of()));

    assertThat(body.get("name").asString()).isEqualTo("Door");
    assertThat(body.has("provisioningState")).isFalse();
    assertThat(body.has("selfUri")).isFalse();
    assertThat(body.get("version").asInt()).isEqualTo(4);
    assertThat(body.get("mac").asString()).isEqualTo("00-04-F2-AA-BB-01");
    assertThat(body.get("zone")).isEqualTo(json("{\"a\": [1, null]}"));
    assertThat(body.has("user")).isTrue();
    assertThat(body.get("lines")).isEqualTo(json(PHONE).get("lines"));
    assertThat(body.get("settings")).isEqualTo(json(PHONE).get("settings"));
  }

  @Test
  void withoutAVersionNoneIsSent() {
    String body =
        GuideBodies.phone(
            fields("Door", Optional.empty(), Map.of(), Set.of()),
            new Document("{\"id\":\"p1\",\"provisioningState\":\"ACTIVE\"}"));

    assertThat(body).isEqualTo("{\"id\":\"p1\",\"name\":\"Door\"}");
  }

  @Test
  void numbersThatAreNotOursKeepTheirAmount() {
    String live = "{\"id\":\"p1\",\"big\":123456789012345678901234567890,\"half\":0.5}";

    String body = GuideBodies.phone(PhoneFields.NONE, new Document(live));

    assertThat(body).isEqualTo(live);
  }

  @Test
  void clearedFieldsAreSentAsNull() {
    JsonNode body =
        put(
            fields(
                null,
                Optional.empty(),
                Map.of(),
                Set.of("name", "model", "site", "user", "description", "settings.label")));

    assertThat(List.of("name", "model", "site", "user", "description"))
        .allSatisfy(member -> assertThat(body.get(member).isNull()).as(member).isTrue());
    assertThat(body.get("settings").get("label").isNull()).isTrue();
    assertThat(body.get("settings").get("volume").asInt()).isEqualTo(7);
  }

  @Test
  void aLineKeepsTheMembersThatAreNotOurs() {
    TreeMap<Integer, Line> named = new TreeMap<>();
    named.put(1, new Line(Optional.empty(), Optional.of("Store")));

    JsonNode body = put(fields(null, Optional.of(new Lines.Some(named)), Map.of(), Set.of()));

    assertThat(body.get("lines"))
        .isEqualTo(
            json(
                """
                [{"number": "+4930111", "label": "Front", "id": "l1", "mwi": null},
                 {"number": "+4930112", "label": "Store", "id": "l2"}]
                """));
  }

  @Test
  void wholeLinesShortenAndTheRestOfALineStays() {
    Lines whole = whole(new Line(Optional.of("+4930999"), Optional.empty()));

    assertThat(put(fields(null, Optional.of(whole), Map.of(), Set.of())).get("lines"))
        .isEqualTo(
            json(
                "[{\"number\": \"+4930999\", \"label\": \"Front\", \"id\": \"l1\", \"mwi\":"
                    + " null}]"));
  }

  @Test
  void aLineBeyondTheLiveOnesIsAdded() {
    TreeMap<Integer, Line> named = new TreeMap<>();
    named.put(2, new Line(Optional.of("+4930113"), Optional.empty()));

    JsonNode lines =
        put(fields(null, Optional.of(new Lines.Some(named)), Map.of(), Set.of())).get("lines");

    assertThat(lines.size()).isEqualTo(3);
    assertThat(lines.get(2)).isEqualTo(json("{\"number\": \"+4930113\"}"));
  }

  @Test
  void clearedLinesAreAnEmptyList() {
    JsonNode body = put(fields(null, Optional.empty(), Map.of(), Set.of("lines")));

    assertThat(body.get("lines")).isEqualTo(json("[]"));
  }

  @Test
  void linesThatNobodyDeclaresAreLeftOutOfANewPhone() {
    MacAddress mac = new MacAddress(0x0004f2aabb01L);

    assertThat(GuideBodies.newPhone(mac, fields("Front", Optional.empty(), Map.of(), Set.of())))
        .isEqualTo("{\"mac\":\"00:04:f2:aa:bb:01\",\"name\":\"Front\"}");
  }

  @Test
  void anInventorysTextGoesOutInTheTypeThatThePlatformHas() {
    Map<String, Value> settings =
        Map.of("volume", new Value.Text("9"), "dnd", new Value.Text("false"));

    JsonNode sent = put(fields(null, Optional.empty(), settings, Set.of())).get("settings");

    assertThat(sent.get("volume").isNumber()).isTrue();
    assertThat(sent.get("volume").asInt()).isEqualTo(9);
    assertThat(sent.get("dnd").isBoolean()).isTrue();
    assertThat(sent.get("dnd").asBoolean()).isFalse();
    assertThat(sent.get("foreign")).isEqualTo(json("{\"k\": 1}"));
  }

  @Test
  void textThatDoesNotFitThePlatformsTypeGoesOutAsText() {
    Map<String, Value> settings =
        Map.of("volume", new Value.Text("loud"), "dnd", new Value.Text("on"));

    JsonNode sent = put(fields(null, Optional.empty(), settings, Set.of())).get("settings");

    assertThat(sent.get("volume").asString()).isEqualTo("loud");
    assertThat(sent.get("volume").isString()).isTrue();
    assertThat(sent.get("dnd").isString()).isTrue();
  }

  @Test
  void settingsOfAYamlFileKeepItsTypes() {
    Map<String, Value> settings =
        Map.of(
            "a", new Value.Amount(new BigDecimal("2.50")),
            "b", new Value.Flag(true),
            "c", new Value.Structure("{\"x\":[1,\"y\"]}"),
            "d", new Value.Text("007"));

    JsonNode sent =
        json(GuideBodies.newPhone(
                new MacAddress(1), fields(null, Optional.empty(), settings, Set.of())))
            .get("settings");

    assertThat(sent.get("a").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(sent.get("b").isBoolean()).isTrue();
    assertThat(sent.get("c")).isEqualTo(json("{\"x\": [1, \"y\"]}"));
    assertThat(sent.get("d").isString()).isTrue();
    assertThat(sent.get("d").asString()).isEqualTo("007");
  }

  @Test
  void aSettingThatMeansTheSameIsSentAsItWas() {
    Map<String, Value> settings = Map.of("volume", new Value.Text("7"));

    JsonNode sent = put(fields(null, Optional.empty(), settings, Set.of())).get("settings");

    assertThat(sent).isEqualTo(json(PHONE).get("settings"));
  }

  private static JsonNode put(PhoneFields wanted) {
    return json(GuideBodies.phone(wanted, new Document(PHONE)));
  }

  private static PhoneFields fields(
      @Nullable String name,
      Optional<Lines> lines,
      Map<String, Value> settings,
      Set<String> cleared) {
    return new PhoneFields(
        Optional.ofNullable(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        lines,
        settings,
        cleared);
  }

  private static GroupFields group(
      @Nullable String description,
      @Nullable String type,
      @Nullable String primaryEdge,
      @Nullable String secondaryEdge) {
    return new GroupFields(
        Optional.ofNullable(description),
        Optional.ofNullable(type),
        Optional.ofNullable(primaryEdge),
        Optional.ofNullable(secondaryEdge),
        Set.of());
  }

  private static Lines whole(Line... lines) {
    return new Lines.Whole(Arrays.asList(lines));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
