package dev.phonefleet.genesys.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuideCodecTest {
  private static final String GROUPS = "/api/v2/telephony/providers/edgegroups";
  private static final Home IN_G1 = new Home.InGroup("g1");
  private static final Call.Ref PHONE = ref(Call.Kind.PHONE, "p1", IN_G1);
  private static final Call.Listing PHONES = new Call.Listing(Call.Kind.PHONE, Optional.of(IN_G1));
  private static final Key MAC = new Key.Phone(new PhoneKey.Mac(new MacAddress(0x0004f2aabb01L)));
  private static final GroupFields NO_FIELDS =
      new GroupFields(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

  private final GuideCodec codec = new GuideCodec(new SecretSettings(Set.of()));

  @Test
  void readsAreGetsOnTheGuidesPaths() {
    Call.Listing groups = new Call.Listing(Call.Kind.GROUP, Optional.empty());

    assertThat(get(new Call.ListPage(groups, 3))).isEqualTo(GROUPS + "?pageNumber=3&pageSize=100");
    assertThat(get(new Call.ListPage(PHONES, 1)))
        .isEqualTo(GROUPS + "/g1/phones?pageNumber=1&pageSize=100");
    assertThat(get(new Call.Look(new Call.Ref(Call.Kind.GROUP, "g1", Optional.empty()))))
        .isEqualTo(GROUPS + "/g1");
    assertThat(get(new Call.Look(PHONE))).isEqualTo(GROUPS + "/g1/phones/p1");
    assertThat(get(new Call.Look(ref(Call.Kind.DIAGNOSIS, "p1", IN_G1))))
        .isEqualTo(GROUPS + "/g1/phones/p1/diagnostics");
    assertThat(get(new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty()))))
        .isEqualTo("/api/v2/tenant");
  }

  @Test
  void idsCannotLeaveTheirPlaceInThePath() {
    Home home = new Home.InGroup("../a?b");

    assertThat(get(new Call.Look(ref(Call.Kind.PHONE, "p 1/#%", home))))
        .isEqualTo(GROUPS + "/..%2Fa%3Fb/phones/p%201%2F%23%25");
  }

  @Test
  void creatingAPhoneIsAPostUnderItsGroup() {
    WireRequest request =
        codec.request(new Call.Create(MAC, Optional.of(IN_G1), new Fields.Phone(PhoneFields.NONE)));

    assertThat(request)
        .isEqualTo(
            new WireRequest(
                "POST", GROUPS + "/g1/phones", Optional.of("{\"mac\":\"00:04:f2:aa:bb:01\"}")));
  }

  @Test
  void creatingAGroupIsAPostToTheCollection() {
    Key key = new Key.Group(new GroupName("berlin"));

    WireRequest request =
        codec.request(new Call.Create(key, Optional.empty(), new Fields.Group(NO_FIELDS)));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo(GROUPS);
  }

  @Test
  void updatingIsAPutOfTheWholeObject() {
    WireRequest request =
        codec.request(
            new Call.Update(
                MAC, PHONE, new Fields.Phone(PhoneFields.NONE), new Document("{\"id\":\"p1\"}")));

    assertThat(request)
        .isEqualTo(
            new WireRequest("PUT", GROUPS + "/g1/phones/p1", Optional.of("{\"id\":\"p1\"}")));
  }

  @Test
  void aPageEndsWhereItsCountSays() {
    Fact.Page page =
        page(
            """
            {"entities": [{"id": "p1", "mac": "0004F2AABB01"}], "pageNumber": 2, "pageSize": 100,
             "pageCount": 3, "total": 201, "nextUri": "/more"}
            """,
            2);

    assertThat(page.number()).isEqualTo(2);
    assertThat(page.pages()).isEqualTo(3);
    assertThat(page.total()).isEqualTo(OptionalLong.of(201));
    assertThat(page.seen()).extracting(Live::id).containsExactly("p1");
  }

  @Test
  void aPageWithoutACountGoesOnWhileItNamesANextOne() {
    assertThat(page("{\"entities\": [], \"nextUri\": \"/more\"}", 4).pages()).isEqualTo(5);
    assertThat(page("{\"entities\": []}", 4).pages()).isEqualTo(4);
    assertThat(page("{\"entities\": [], \"nextUri\": null}", 4).pages()).isEqualTo(4);
    assertThat(page("{\"entities\": []}", 1).total()).isEmpty();
  }

  @Test
  void aPageWithoutEntitiesCannotBeRead() {
    assertThat(answer(new Call.ListPage(PHONES, 1), "{\"total\": 0}"))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(answer(new Call.ListPage(PHONES, 1), "[]")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aListingKeepsManagedFieldsOnlyAndALookTheWholeObject() {
    String phone = "{\"id\":\"p1\",\"mac\":\"00-04-F2-AA-BB-01\",\"foreign\":[1]}";

    Live.Phone listed = (Live.Phone) page("{\"entities\": [" + phone + "]}", 1).seen().getFirst();
    Live.Phone seen = (Live.Phone) seen(new Call.Look(PHONE), phone);

    assertThat(listed.raw()).isEmpty();
    assertThat(seen.raw()).contains(new Document(phone));
    assertThat(listed.key()).isEqualTo(((Key.Phone) MAC).key());
  }

  @Test
  void aPhonesFieldsAreRead() {
    Live.Phone phone =
        (Live.Phone)
            seen(
                new Call.Look(PHONE),
                """
                {"id": "p1", "mac": "0004.f2aa.bb01", "name": "Front", "model": "VVX 450",
                 "site": "s1", "user": null, "description": "", "provisioningState": "active",
                 "lines": [{"number": "+4930111", "label": null, "x": 1}, {}],
                 "settings": {"a": "t", "b": 5, "c": true, "d": null, "e": {"z": 1, "a": [2]}}}
                """);

    assertThat(phone.state()).isEqualTo(ProvisioningState.ACTIVE);
    assertThat(phone.home()).isEqualTo(IN_G1);
    assertThat(phone.fields().name()).contains("Front");
    assertThat(phone.fields().user()).isEmpty();
    assertThat(phone.fields().lines())
        .contains(
            new Lines.Whole(
                List.of(
                    new Line(Optional.of("+4930111"), Optional.empty()),
                    new Line(Optional.empty(), Optional.empty()))));
    assertThat(phone.fields().settings())
        .containsOnly(
            Map.entry("a", new Value.Text("t")),
            Map.entry("b", new Value.Amount(new BigDecimal(5))),
            Map.entry("c", new Value.Flag(true)),
            Map.entry("e", new Value.Structure("{\"a\":[2],\"z\":1}")));
  }

  @ParameterizedTest
  @CsvSource({
    "UNASSIGNED, UNASSIGNED",
    "PENDING, PENDING",
    "PROVISIONING, PROVISIONING",
    "BOOTING, BOOTING",
    "ACTIVE, ACTIVE",
    "FAILED, FAILED",
    "REFLASHING, OTHER",
    "'', OTHER"
  })
  void statesThatAreNotKnownAreBusy(String word, ProvisioningState state) {
    Live.Phone phone =
        (Live.Phone)
            seen(
                new Call.Look(PHONE),
                "{\"id\":\"p1\",\"mac\":\"0004f2aabb01\",\"provisioningState\":\"" + word + "\"}");

    assertThat(phone.state()).isEqualTo(state);
  }

  @Test
  void aPhoneThatWasAskedForAndHasNoAddressOrNoIdIsNoAnswer() {
    assertThat(answer(new Call.Look(PHONE), "{\"id\": \"p1\", \"mac\": \"none\"}"))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(answer(new Call.Look(PHONE), "{\"mac\": \"0004f2aabb01\"}"))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aGroupsFieldsAreRead() {
    Call look = new Call.Look(new Call.Ref(Call.Kind.GROUP, "g1", Optional.empty()));

    Live.Group group =
        (Live.Group)
            seen(
                look,
                """
                {"id": "g1", "name": "Berlin", "edgeGroupType": "Standard", "primaryEdge": "e1",
                 "secondaryEdge": null, "description": "d", "status": "Configuring",
                 "provisioningUrl": "http://berlin.genesyscloud.com/x", "region": "eu-central-1"}
                """);

    assertThat(group.name()).isEqualTo(new GroupName("berlin"));
    assertThat(group.status()).isEqualTo(GroupStatus.CONFIGURING);
    assertThat(group.statusWord()).isEqualTo("Configuring");
    assertThat(group.region()).contains("eu-central-1");
    assertThat(group.provisioningUrl()).contains("http://berlin.genesyscloud.com/x");
    assertThat(group.fields())
        .isEqualTo(
            new GroupFields(
                Optional.of("d"),
                Optional.of("Standard"),
                Optional.of("e1"),
                Optional.empty(),
                Set.of()));
    assertThat(((Live.Group) seen(look, "{\"id\": \"g1\", \"status\": \"NEW\"}")).status())
        .isEqualTo(GroupStatus.OTHER);
  }

  @Test
  void theTenantAndDiagnosesAreRead() {
    Call tenant = new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty()));
    Call diagnosis = new Call.Look(ref(Call.Kind.DIAGNOSIS, "p1", IN_G1));

    assertThat(
            seen(
                tenant,
                """
                {"id": "t1", "name": "Acme", "defaultRegion": "eu-central-1",
                 "crossRegionRouting": true}
                """))
        .isEqualTo(new Live.Tenant("t1", "Acme", Optional.of("eu-central-1"), true));
    assertThat(seen(tenant, "{}")).isEqualTo(new Live.Tenant("", "", Optional.empty(), false));
    assertThat(
            seen(
                diagnosis,
                """
                {"phoneId": "p1", "failures": [{"code": "TFTP_TIMEOUT", "message": "no answer",
                 "time": "2026-03-01T08:00:00Z"}, {}]}
                """))
        .isEqualTo(
            new Live.Diagnosis(
                "p1",
                List.of(
                    new Live.Failure("TFTP_TIMEOUT", "no answer", "2026-03-01T08:00:00Z"),
                    new Live.Failure("UNKNOWN", "", ""))));
  }

  @Test
  void theAnswerToAWriteShowsTheObject() {
    Call create = new Call.Create(MAC, Optional.of(IN_G1), new Fields.Phone(PhoneFields.NONE));

    assertThat(answer(create, "{\"id\":\"p1\",\"mac\":\"0004f2aabb01\",\"version\":1}"))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(done.fact())
                    .isInstanceOfSatisfying(
                        Fact.Written.class,
                        it -> assertThat(it.live()).get().extracting(Live::id).isEqualTo("p1")));
  }

  private String get(Call call) {
    WireRequest request = codec.request(call);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.body()).isEmpty();
    return request.path();
  }

  private Fact.Page page(String body, int number) {
    return (Fact.Page) ((Outcome.Done) answer(new Call.ListPage(PHONES, number), body)).fact();
  }

  private Live seen(Call call, String body) {
    return ((Fact.Seen) ((Outcome.Done) answer(call, body)).fact()).live();
  }

  private Outcome answer(Call call, String body) {
    Instant now = Instant.parse("2026-03-01T08:00:00Z");
    return codec.answer(call, new WireResponse(200, Map.of(), body), "acme.example", now).outcome();
  }

  private static Call.Ref ref(Call.Kind kind, String id, Home home) {
    return new Call.Ref(kind, id, Optional.of(home));
  }
}
