package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.Exchange.EDGES;
import static dev.phonefleet.genesys.published.Exchange.PHONES;
import static dev.phonefleet.genesys.published.Exchange.json;
import static dev.phonefleet.genesys.published.Exchange.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Call.Kind;
import dev.phonefleet.outside.Call.Sought.Field;
import dev.phonefleet.outside.Document;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PublishedCodecTest {
  private static final String PAGE_2 = "pageSize=100&pageNumber=2";
  private static final String ALL_PHONES =
      PHONES
          + "?sortBy=id&"
          + PAGE_2
          + "&expand=properties&expand=lines&expand=status"
          + "&fields=webRtcUser&fields=lines.loggedInUser&fields=lines.defaultForUser";
  private static final Key KEY = new Key.Phone(new PhoneKey.Mac(new MacAddress(0x0004f2aabb01L)));
  private static final Key HQ = new Key.Group(new GroupName("hq"));
  private static final Call.Bindings BOUND =
      Exchange.bindings(
          Map.of(
              name(Kind.TRUNK_BASE, "Phone Trunk"), "t1",
              name(Kind.TRUNK_BASE, "Other Trunk"), "t2",
              name(Kind.TRUNK_BASE, "Edge Trunk"), "t3",
              name(Kind.GROUP, "hq"), "g1",
              name(Kind.SITE, "HQ"), "s1"),
          "");

  private final Exchange exchange = new Exchange();

  @ParameterizedTest
  @CsvSource({
    "GROUP, /edgegroups?pageSize=100&pageNumber=2",
    "EDGE, ?pageSize=100&pageNumber=2&showCloudMedia=false",
    "SITE, /sites?pageSize=100&pageNumber=2",
    "TRUNK_BASE, /trunkbasesettings?pageSize=100&pageNumber=2",
    "PHONE_BASE, /phonebasesettings?pageSize=100&pageNumber=2",
    "DID, /dids?pageSize=100&pageNumber=2",
    "DID_POOL, /didpools?pageSize=100&pageNumber=2",
    "EXTENSION, /extensions?pageSize=100&pageNumber=2",
    "EXTENSION_POOL, /extensionpools?pageSize=100&pageNumber=2"
  })
  void collectionsComeInPagesOfAHundred(Kind kind, String path) {
    assertThat(exchange.get(new Call.ListPage(Call.Listing.all(kind), 2))).isEqualTo(EDGES + path);
  }

  @Test
  void phonesAreListedWithAllThatIsManaged() {
    assertThat(phones(Optional.empty(), Optional.empty())).isEqualTo(ALL_PHONES);
    assertThat(phones(Optional.of(new Home.AtSite("s/1")), Optional.empty()))
        .isEqualTo(ALL_PHONES + "&site.id=s%2F1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HARDWARE_ID | 0004f2aabb01 | &phone_hardwareId=0004f2aabb01",
        "WEBRTC_USER | u1 | &webRtcUser.id=u1",
        "LOGGED_IN | u1 | &lines.loggedInUser.id=u1",
        "NAME | Réception & Küche #1+2 = 50% | "
            + "&name=R%C3%A9ception%20%26%20K%C3%BCche%20%231%2B2%20%3D%2050%25"
      })
  void phonesAreSoughtByThePlatform(Field field, String value, String filter) {
    assertThat(phones(Optional.empty(), Optional.of(new Call.Sought(field, List.of(value)))))
        .isEqualTo(ALL_PHONES + filter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hall *", "Meier, Anna"})
  void aNameThatTheFilterWouldMisreadIsNotSought(String odd) {
    Call.Sought sought = new Call.Sought(Field.NAME, List.of("Door", odd));

    assertThat(phones(Optional.of(new Home.AtSite("s1")), Optional.of(sought)))
        .isEqualTo(ALL_PHONES + "&site.id=s1");
  }

  @Test
  void severalNamesAreSoughtAtOnceButOnlyOneAddress() {
    assertThat(
            phones(Optional.empty(), Optional.of(new Call.Sought(Field.NAME, List.of("a", "b")))))
        .isEqualTo(ALL_PHONES + "&name=a%2Cb");
    Call.Sought two = new Call.Sought(Field.HARDWARE_ID, List.of("0004f2aabb01", "0004f2aabb02"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> phones(Optional.empty(), Optional.of(two)));
  }

  private String phones(Optional<Home> home, Optional<Call.Sought> sought) {
    return exchange.get(new Call.ListPage(new Call.Listing(Kind.PHONE, home, sought), 2));
  }

  @ParameterizedTest
  @CsvSource({
    "STATION, WEBRTC_USER, u1, /api/v2/stations?pageSize=100&pageNumber=2&webRtcUserId=u1",
    "STATION, LINE, l1, /api/v2/stations?pageSize=100&pageNumber=2&lineAppearanceId=l1",
    "STATION, ID, st1, /api/v2/stations?pageSize=100&pageNumber=2&id=st1",
    "DID, NUMBER, +15550100, /api/v2/telephony/providers/edges/dids?pageSize=100&pageNumber=2"
        + "&phoneNumber=%2B15550100",
    "EXTENSION, NUMBER, 4711, /api/v2/telephony/providers/edges/extensions?pageSize=100"
        + "&pageNumber=2&number=4711"
  })
  void stationsAndNumbersAreSought(Kind kind, Field field, String value, String path) {
    Call.Listing what = Call.Listing.by(kind, field, List.of(value));

    assertThat(exchange.get(new Call.ListPage(what, 2))).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"EMAIL, email", "ID, id"})
  void peopleAreSearchedForTwentyFiveAtATime(Field field, String word) {
    List<String> some = List.of("ann@example.com", "o'b\"e@example.com");
    WireRequest request =
        exchange.request(new Call.ListPage(Call.Listing.by(Kind.USER, field, some), 3));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/api/v2/users/search");
    assertThat(json(request.body().orElseThrow()))
        .isEqualTo(
            json(
                """
                {"pageSize": 25, "pageNumber": 3, "query": [{"type": "EXACT", "fields": ["%s"],
                 "values": ["ann@example.com", "o'b\\"e@example.com"]}]}
                """
                    .formatted(word)));

    Call.Listing many = Call.Listing.by(Kind.USER, field, Collections.nCopies(26, "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exchange.request(new Call.ListPage(many, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "TENANT, /api/v2/organizations/me",
    "GROUP, /api/v2/telephony/providers/edges/edgegroups/..%2Fa%3Fb%20%23",
    "EDGE, /api/v2/telephony/providers/edges/..%2Fa%3Fb%20%23",
    "PHONE, /api/v2/telephony/providers/edges/phones/..%2Fa%3Fb%20%23",
    "DIAGNOSIS, /api/v2/telephony/providers/edges/phones/..%2Fa%3Fb%20%23",
    "STATION, /api/v2/stations/..%2Fa%3Fb%20%23"
  })
  void objectsAreLookedAtById(Kind kind, String path) {
    assertThat(exchange.get(new Call.Look(new Call.Ref(kind, "../a?b #", Optional.empty()))))
        .isEqualTo(path);
  }

  @Test
  void aTemplateIsAskedByItsModel() {
    assertThat(exchange.get(new Call.Template("b 1")))
        .isEqualTo(PHONES + "/template?phoneBaseSettingsId=b%201");
  }

  @ParameterizedTest
  @EnumSource
  void edgesRunTools(Call.Tool tool) {
    WireRequest start = exchange.request(new Call.StartTool("e1", tool, "hq.example.com"));
    String word = tool.name().toLowerCase(Locale.ROOT);

    assertThat(start)
        .isEqualTo(post(EDGES + "/e1/diagnostic/" + word, "{\"host\":\"hq.example.com\"}"));
    assertThat(exchange.get(new Call.ToolResult("e1", tool))).isEqualTo(start.path());
  }

  @Test
  void aNewGroupHasWhatIsDeclaredAndNoMore() {
    GroupFields all = group("Head \"office\"", List.of("Phone Trunk", "Other Trunk"), "Edge Trunk");

    assertThat(exchange.request(create(all)))
        .isEqualTo(
            post(
                EDGES + "/edgegroups",
                """
                {"name":"hq","description":"Head \\"office\\"",\
                "phoneTrunkBases":[{"id":"t1"},{"id":"t2"}],\
                "edgeTrunkBaseAssignment":{"family":2,"trunkBase":{"id":"t3"}}}\
                """));
    GroupFields few = group("", List.of("Phone Trunk"), "");
    assertThat(exchange.request(create(few), Set.of("edgeTrunkBaseAssignment is missing")))
        .isEqualTo(
            post(EDGES + "/edgegroups", "{\"name\":\"hq\",\"phoneTrunkBases\":[{\"id\":\"t1\"}]}"));
  }

  @Test
  void aGroupGoesBackAsItWasReadWithTheFileOverIt() {
    String live =
        """
        {"id": "g1", "name": "HQ", "version": 7, "managed": false, "state": "active",
         "phoneTrunkBases": [{"id": "t2", "name": "Other"}, {"id": "t9"}],
         "edgeTrunkBaseAssignment": {"family": 23, "trunkBase": {"id": "t8", "name": "v6"}}}
        """;

    assertThat(update(group("", List.of(), ""), live)).isEqualTo(json(live));
    assertThat(update(group("d", List.of("Phone Trunk", "Other Trunk"), "Edge Trunk"), live))
        .isEqualTo(
            json(
                """
                {"id": "g1", "name": "HQ", "version": 7, "managed": false, "state": "active",
                 "description": "d",
                 "phoneTrunkBases": [{"id": "t2", "name": "Other"}, {"id": "t1"}],
                 "edgeTrunkBaseAssignment": {"family": 23, "trunkBase": {"id": "t3"}}}
                """));
  }

  private JsonNode update(GroupFields wanted, String live) {
    Call.Ref ref = new Call.Ref(Kind.GROUP, "g1", Optional.empty());
    return exchange.body(
        new Call.Update(HQ, ref, new Fields.Group(wanted), new Document(live), BOUND));
  }

  private static Call create(GroupFields wanted) {
    return new Call.Create(HQ, Optional.empty(), new Fields.Group(wanted), BOUND);
  }

  private static GroupFields group(String description, List<String> phone, String edge) {
    return new GroupFields(
        Optional.of(description).filter(it -> !it.isEmpty()),
        Optional.of("Standard"),
        Optional.of("edge-1"),
        Optional.empty(),
        Set.of(),
        Optional.of("HQ"),
        Optional.of(phone).filter(it -> !it.isEmpty()),
        Optional.of(edge).filter(it -> !it.isEmpty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'e','version':3,'site':null}"
            + "| {'name':'e','version':3,'site':{'id':'s1'},'edgeGroup':{'id':'g1'}}",
        "{'name':'e','site':{'id':'s9','name':'Old'},'edgeGroup':{'id':'g9','name':'o'}}"
            + "| {'name':'e','site':{'id':'s9','name':'Old'},'edgeGroup':{'id':'g1'}}",
        "{'name':'e','site':{'id':'s9'},'edgeGroup':{'id':'g1','name':'hq'}}"
            + "| {'name':'e','site':{'id':'s9'},'edgeGroup':{'id':'g1','name':'hq'}}"
      },
      quoteCharacter = '"')
  void anEdgeGetsItsGroupAndKeepsItsSite(String live, String sent) {
    Fields wanted = new Fields.Edge(new GroupName("hq"), Optional.of("HQ"));
    Call.Ref edge = new Call.Ref(Kind.EDGE, "e1", Optional.empty());
    Document base = new Document(live.replace('\'', '"'));
    WireRequest request =
        exchange.request(new Call.Update(new Key.Edge("e"), edge, wanted, base, BOUND));

    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.path()).isEqualTo(EDGES + "/e1");
    assertThat(json(request.body().orElseThrow())).isEqualTo(json(sent.replace('\'', '"')));
  }

  @Test
  void whatChangesNoObjectIsOneRequestEach() {
    Call.Ref edge = new Call.Ref(Kind.EDGE, "e1", Optional.empty());
    assertThat(exchange.request(new Call.TakeIntoService(new Key.Edge("e"), edge)))
        .isEqualTo(post(EDGES + "/e1/statuscode", "{\"inService\":true}"));
    assertThat(exchange.request(new Call.Assign(KEY, "st/1", "u 1", false)))
        .isEqualTo(bare("PUT", "/api/v2/users/u%201/station/associatedstation/st%2F1"));
    assertThat(exchange.request(new Call.Assign(KEY, "st1", "u1", true)))
        .isEqualTo(bare("PUT", "/api/v2/users/u1/station/defaultstation/st1"));
    assertThat(exchange.request(new Call.Disassociate(KEY, "st1")))
        .isEqualTo(bare("DELETE", "/api/v2/stations/st1/associateduser"));
    assertThat(exchange.request(new Call.Reboot(KEY, List.of("p1", "p2"))))
        .isEqualTo(post(PHONES + "/reboot", "{\"phoneIds\":[\"p1\",\"p2\"]}"));
  }

  private static WireRequest bare(String method, String path) {
    return new WireRequest(method, path, Optional.empty());
  }

  private static WireRequest post(String path, String body) {
    return new WireRequest("POST", path, Optional.of(body));
  }

  @Test
  void whatOnlyAnotherContractHasIsRefused() {
    Home inGroup = new Home.InGroup("g1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> phones(Optional.of(inGroup), Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exchange.request(new Call.ListPage(Call.Listing.all(Kind.USER), 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> exchange.request(new Call.Token()));
  }
}
