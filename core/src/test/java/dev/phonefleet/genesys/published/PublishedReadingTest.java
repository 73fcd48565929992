package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.Exchange.EDGES;
import static dev.phonefleet.genesys.published.Exchange.PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.openapi.PublishedApi;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Call.Kind;
import dev.phonefleet.outside.Call.Sought.Field;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedReadingTest {
  private final Exchange exchange = new Exchange();

  @Test
  void aPageSaysHowManyThereAreAndWhatIsGoneCounts() {
    Call call = new Call.ListPage(Call.Listing.all(Kind.EDGE), 2);
    Fact told =
        exchange.told(
            call,
            """
            {"entities": [{"id": "e1", "name": "hq-1", "state": "inactive"},
                          {"id": "e2", "name": "hq-2", "state": "deleted"}],
             "pageNumber": 2, "pageSize": 100, "pageCount": 3, "total": 202}
            """);

    assertThat(told)
        .isInstanceOfSatisfying(
            Fact.Page.class,
            page -> {
              assertThat(page.number()).isEqualTo(2);
              assertThat(page.pages()).isEqualTo(3);
              assertThat(page.total()).isEqualTo(OptionalLong.of(202));
              assertThat(page.seen()).hasSize(2).contains(new Live.Gone("e2"));
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TENANT", "DIAGNOSIS"})
  void whateverIsDeletedIsGone(Kind kind) {
    assertThat(exchange.listed(kind, "{\"id\": \"x1\", \"state\": \"deleted\"}"))
        .isEqualTo(new Live.Gone("x1"));
  }

  @Test
  void peopleAreFoundInResultsAndRemembered() {
    Live ann =
        exchange.listed(
            Kind.USER, "{\"id\": \"u1\", \"name\": \"Ann\", \"email\": \"Ann@Example.COM\"}");

    assertThat(ann).isEqualTo(new Live.Person("u1", "Ann", "ann@example.com"));
  }

  @Test
  void nobodyFoundIsAnEmptyPage() {
    Call call = new Call.ListPage(Call.Listing.by(Kind.USER, Field.EMAIL, List.of("a@b.c")), 1);

    assertThat(exchange.told(call, "{\"total\": 0, \"pageCount\": 0, \"pageNumber\": 1}"))
        .isEqualTo(new Fact.Page(List.of(), 1, 0, OptionalLong.of(0)));
    assertThat(exchange.answer(call, 200, "{\"total\": 1}")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aGroupWithoutANameIsUnreadable() {
    assertThat(exchange.listed(Kind.GROUP, "{\"id\": \"g1\", \"name\": \"\"}"))
        .isEqualTo(new Live.Unreadable("g1", "it has no name"));
  }

  @Test
  void theTenantHasNoRegion() {
    assertThat(exchange.seen(Kind.TENANT, "{\"id\": \"o1\", \"name\": \"Acme\", \"version\": 1}"))
        .isEqualTo(new Live.Tenant("o1", "Acme", Optional.empty(), false));
  }

  @Test
  void aGroupHasIdsOfItsTrunkBasesAndIsNeverActiveByItself() {
    String body =
        """
        {"id": "g1", "name": "hq", "description": "d", "state": "active", "version": 2,
         "phoneTrunkBases": [{"id": "t1", "name": "a"}, {"id": "t2"}],
         "edgeTrunkBaseAssignment": {"family": 2, "trunkBase": {"id": "t3"}}}
        """;
    published(EDGES + "/edgegroups/g1", body);

    assertThat(exchange.seen(Kind.GROUP, body))
        .isInstanceOfSatisfying(
            Live.Group.class,
            group -> {
              assertThat(group.status()).isEqualTo(GroupStatus.OTHER);
              assertThat(group.statusWord()).isEqualTo("active");
              assertThat(group.region()).isEmpty();
              assertThat(group.fields().description()).contains("d");
              assertThat(group.fields().phoneTrunkBases()).contains(List.of("t1", "t2"));
              assertThat(group.fields().edgeTrunkBase()).contains("t3");
              assertThat(group.raw().map(Document::json).orElseThrow()).contains("\"version\":2");
            });
    assertThat(exchange.listed(Kind.GROUP, body))
        .isInstanceOfSatisfying(Live.Group.class, group -> assertThat(group.raw()).isEmpty());
  }

  @Test
  void edgesTellWhetherTheyServe() {
    assertThat(
            exchange.listed(
                Kind.EDGE,
                """
                {"id": "e1", "name": "hq-1", "statusCode": "ACTIVE", "onlineStatus": "ONLINE",
                 "edgeGroup": {"id": "g1"}, "site": {"id": "s1"}}
                """))
        .isEqualTo(
            new Live.Edge(
                "e1",
                "hq-1",
                "ACTIVE",
                true,
                Optional.of("g1"),
                Optional.of("s1"),
                Optional.empty()));
    assertThat(exchange.listed(Kind.EDGE, "{\"id\": \"e2\", \"edgeGroup\": null}"))
        .isEqualTo(
            new Live.Edge(
                "e2", "", "", false, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void whatTheFileNamesIsReadWithItsWord() {
    assertThat(
            exchange.listed(
                Kind.SITE, "{\"id\": \"s1\", \"name\": \"HQ\", \"mediaModel\": \"Cloud\"}"))
        .isEqualTo(new Live.Named(Kind.SITE, "s1", "HQ", "Cloud"));
    assertThat(
            exchange.listed(
                Kind.TRUNK_BASE, "{\"id\": \"t1\", \"name\": \"T\", \"trunkType\": \"PHONE\"}"))
        .isEqualTo(new Live.Named(Kind.TRUNK_BASE, "t1", "T", "PHONE"));
    assertThat(
            exchange.listed(
                Kind.PHONE_BASE,
                "{\"id\": \"b1\", \"name\": \"VVX\", \"phoneMetaBase\": {\"id\": \"p.json\"}}"))
        .isEqualTo(new Live.Named(Kind.PHONE_BASE, "b1", "VVX", "p.json"));
  }

  @Test
  void stationsAndNumbersSayWhoseTheyAre() {
    assertThat(
            exchange.listed(
                Kind.STATION,
                """
                {"id": "st1", "name": "Ann", "userId": "u1", "webRtcUserId": "u1",
                 "lineAppearanceId": "l1"}
                """))
        .isEqualTo(
            new Live.StationSeen(
                "st1", "Ann", Optional.of("u1"), Optional.of("u1"), Optional.of("l1")));
    assertThat(
            exchange.listed(
                Kind.DID,
                """
                {"id": "d1", "phoneNumber": "+15550100", "ownerType": "PHONE",
                 "owner": {"id": "p1", "name": "Door"}}
                """))
        .isEqualTo(
            new Live.OwnedNumber(
                "d1", "+15550100", Optional.of("p1"), Optional.of("Door (PHONE)")));
    assertThat(exchange.listed(Kind.EXTENSION, "{\"id\": \"x1\", \"number\": \"4711\"}"))
        .isEqualTo(new Live.OwnedNumber("x1", "4711", Optional.empty(), Optional.empty()));
    assertThat(
            exchange.listed(
                Kind.DID_POOL,
                """
                {"id": "n1", "startPhoneNumber": "+1555", "endPhoneNumber": "+1556"}
                """))
        .isEqualTo(new Live.NumberPool("n1", "+1555", "+1556"));
    assertThat(
            exchange.listed(
                Kind.EXTENSION_POOL,
                "{\"id\": \"n2\", \"startNumber\": \"100\", \"endNumber\": \"199\"}"))
        .isEqualTo(new Live.NumberPool("n2", "100", "199"));
  }

  @Test
  void aTemplateIsKeptWhole() {
    assertThat(exchange.told(new Call.Template("b1"), "{\"name\":null,\"n\":1.50}"))
        .isEqualTo(new Fact.Prefilled(new Document("{\"name\":null,\"n\":1.50}")));
  }

  @Test
  void aToolHasPrintedNothingUntilItHasEnded() {
    Call result = new Call.ToolResult("e1", Call.Tool.PING);
    Fact nothing = new Fact.Printed(Optional.empty());

    Outcome started =
        exchange.answer(new Call.StartTool("e1", Call.Tool.PING, "h"), 202, "{\"id\": \"c1\"}");
    assertThat(Exchange.done(started)).isEqualTo(nothing);
    assertThat(exchange.told(result, "{\"commandCorrelationId\": \"c1\"}")).isEqualTo(nothing);
    assertThat(exchange.told(result, "{\"diagnostics\": \" \"}")).isEqualTo(nothing);
    assertThat(exchange.told(result, "{\"diagnostics\": \"64 bytes\"}"))
        .isEqualTo(new Fact.Printed(Optional.of("64 bytes")));
  }

  @Test
  void aDiagnosisIsThePhonesOwnRecordInWords() {
    String body =
        """
        {"id": "p1", "name": "Door", "site": {"id": "s1"}, "phoneBaseSettings": {"id": "b1"},
         "lines": [{"id": "l1", "name": "a"}, {"id": "l2", "name": "b"}],
         "status": {"operationalStatus": "OFFLINE", "edgesStatus": "IN_SERVICE",
           "provision": {"time": "2026-03-02T09:00:00Z", "errorInfo": "TFTP timeout"},
           "lineStatuses": [{"id": "l1", "reachable": true},
             {"id": "l2", "reachable": false, "reachableStateTime": "2026-03-01T00:00:00Z"}]},
         "secondaryStatus": {"operationalStatus": "UNKNOWN", "provision": {"errorInfo": ""}},
         "userAgentInfo": {"manufacturer": "Polycom", "model": "VVX 450",
                           "firmwareVersion": "5.9"}}
        """;
    published(PHONES + "/p1", body);

    assertThat(exchange.seen(Kind.DIAGNOSIS, body))
        .isEqualTo(
            new Live.Diagnosis(
                "p1",
                List.of(new Live.Failure("TFTP timeout", "", "2026-03-02T09:00:00Z")),
                List.of(
                    "it is OFFLINE, its edges are IN_SERVICE",
                    "on the secondary edge it is UNKNOWN",
                    "the phone says that it is a Polycom VVX 450 with firmware 5.9",
                    "line 1 is reachable",
                    "line 2 is not reachable since 2026-03-01T00:00:00Z")));
  }

  private static void published(String path, String body) {
    assertThat(PublishedApi.load().answer("GET", path, 200, Optional.of(body))).isEmpty();
  }
}
