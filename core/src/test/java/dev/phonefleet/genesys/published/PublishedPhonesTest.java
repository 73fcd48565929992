package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.Exchange.PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.openapi.PublishedApi;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Call.Kind;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedPhonesTest {
  private static final String DESK =
      """
      {"id": "p1", "name": "Front", "version": 12, "description": "", "state": "inactive",
       "site": {"id": "s1", "name": "HQ"}, "phoneBaseSettings": {"id": "b1", "name": "VVX 450"},
       "properties": {"phone_hardwareId": {"value": {"instance": "0004F2-AABB01"}},
                      "phone_standalone": {"value": {"instance": true}},
                      "phone_label": {"value": {"instance": "x", "since": 1}},
                      "phone_maxLineKeys": {"value": {"instance": 4}},
                      "phone_media_codecs": {"value": {"instance": ["audio/opus"]}},
                      "phone_none": {"value": {"instance": null}}, "phone_odd": {},
                      "unwanted_one": {"value": {"instance": "y"}}},
       "lines": [{"id": "l1", "name": "a", "defaultForUser": {"id": "u1", "name": "Ann"},
                  "loggedInUser": {"id": "u2", "name": "Bob"},
                  "properties": {"station_label": {"value": {"instance": "Front"}},
                    "station_identity_address": {"value": {"instance": "+15550100"}}}},
                 {"id": "l2", "name": "b", "loggedInUser": {"id": "u3"},
                  "properties": {"station_label": {"value": {"instance": ""}}}}],
       "status": {"operationalStatus": "OPERATIONAL", "edge": {"id": "e1"}},
       "userAgentInfo": {"manufacturer": "Polycom", "model": "VVX 450", "firmwareVersion": "5"}}
      """;

  private final Exchange exchange = new Exchange();

  @Test
  void aDeskPhoneOfAListingHasItsManagedFields() {
    assertThat(PublishedApi.load().answer("GET", PHONES + "/p1", 200, Optional.of(DESK))).isEmpty();

    assertThat(exchange.listed(Kind.PHONE, DESK))
        .isEqualTo(
            new Live.Phone(
                "p1",
                new PhoneKey.Mac(new MacAddress(0x0004f2aabb01L)),
                new Home.AtSite("s1"),
                new PhoneFields(
                    Optional.of("Front"),
                    Optional.of("VVX 450"),
                    Optional.of("HQ"),
                    Optional.of("id:u1"),
                    Optional.empty(),
                    Optional.of(
                        new Lines.Whole(
                            List.of(
                                new Line(Optional.of("+15550100"), Optional.of("Front")),
                                new Line(Optional.empty(), Optional.empty())))),
                    Map.of(
                        "phone_label", new Value.Text("x"),
                        "phone_maxLineKeys", new Value.Amount(BigDecimal.valueOf(4)),
                        "phone_media_codecs", new Value.Structure("[\"audio/opus\"]")),
                    Set.of(),
                    Optional.empty(),
                    Optional.of(true),
                    Optional.of(Station.DEFAULT)),
                ProvisioningState.ACTIVE,
                Optional.empty(),
                new Live.About(
                    Optional.of("12"),
                    Optional.of("u1"),
                    List.of("l1", "l2"),
                    List.of(new Live.Person("u2", "Bob", ""), new Live.Person("u3", "", "")),
                    Optional.of("Polycom VVX 450"),
                    Optional.of("e1"))));
  }

  @Test
  void aPhoneReadAloneKeepsAllItsSettingsAndItsForm() {
    Live.Phone phone = phone(exchange.seen(Kind.PHONE, DESK));

    assertThat(phone.fields().settings()).containsKey("unwanted_one");
    assertThat(Exchange.json(phone.raw().orElseThrow().json())).isEqualTo(Exchange.json(DESK));
  }

  @Test
  void whatManyPhonesShareIsThereOnce() {
    PhoneFields one = phone(exchange.listed(Kind.PHONE, DESK)).fields();
    PhoneFields other = phone(exchange.listed(Kind.PHONE, DESK)).fields();

    assertThat(one.settings().get("phone_label")).isSameAs(other.settings().get("phone_label"));
    assertThat(one.model().orElseThrow()).isSameAs(other.model().orElseThrow());
  }

  @Test
  void peopleHaveAddressesOnceTheyWereRead() {
    assertThat(phone(listed("'webRtcUser': {'id': 'u1'}")).key())
        .isEqualTo(new PhoneKey.WebRtc("id:u1"));
    exchange.listed(Kind.USER, "{\"id\": \"u1\", \"email\": \"Ann@Example.com\"}");

    Live.Phone known = phone(listed("'webRtcUser': {'id': 'u1', 'name': 'Ann'}"));
    assertThat(known.key()).isEqualTo(new PhoneKey.WebRtc("ann@example.com"));
    assertThat(known.fields().user()).contains("ann@example.com");
    assertThat(known.about().userId()).contains("u1");
    assertThat(phone(exchange.listed(Kind.PHONE, DESK)).fields().user())
        .contains("ann@example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'defaultForUser': {'id': 'u1'}, 'loggedInUser': {'id': 'u1'} | DEFAULT",
        "'defaultForUser': null, 'loggedInUser': {'id': 'u1'} | ASSOCIATED",
        "'defaultForUser': {'id': 'u2'}, 'loggedInUser': {'id': 'u1'} | ASSOCIATED",
        "'defaultForUser': {'id': 'u2'}, 'loggedInUser': {'id': 'u2'} | NONE",
        "'name': 'a' | NONE"
      })
  void aStationIsWhatItIsToThePhonesUser(String line, Station station) {
    Live.Phone phone = phone(listed("'webRtcUser': {'id': 'u1'}, 'lines': [{" + line + "}]"));

    assertThat(phone.fields().station()).contains(station);
  }

  @Test
  void aRemoteStationIsItsSiteAndName() {
    String remote =
        "'lines': [{'properties': {'station_remote_address': {'value': {'instance': '+1555'}}}}]";
    Live.Phone phone = phone(listed("'site': {'id': 's1', 'name': 'HQ'}, " + remote));

    assertThat(phone.key()).isEqualTo(new PhoneKey.Remote("HQ", "P"));
    assertThat(phone.fields().remote()).contains("+1555");
    assertThat(phone.fields().user()).isEmpty();
    assertThat(phone.fields().standalone()).contains(false);

    String bare = "'site': {'id': 's1'}, 'phoneBaseSettings': {'id': 'b1'}, " + remote;
    assertThat(phone(listed(bare)).fields().model()).contains("id:b1");
    exchange.listed(Kind.SITE, "{\"id\": \"s1\", \"name\": \"Main\"}");
    assertThat(phone(listed(bare)).key()).isEqualTo(new PhoneKey.Remote("Main", "P"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'properties': {'phone_hardwareId': {'value': {'instance': 'BANANAS'}}}"
            + " | its hardware id is 'BANANAS'",
        "'properties': null" + " | it has no hardware id, no WebRTC user and no remote number",
        "'site': null | it has no site"
      })
  void whatHasNoKeyIsUnreadable(String members, String words) {
    assertThat(listed(members)).isEqualTo(new Live.Unreadable("p1", words.replace('\'', '"')));
  }

  @Test
  void aPhoneReadAloneThatHasNoKeyIsNoAnswer() {
    Call.Ref ref = new Call.Ref(Kind.PHONE, "p1", Optional.empty());

    assertThat(exchange.answer(new Call.Look(ref), 200, "{\"id\": \"p1\", \"name\": \"P\"}"))
        .isInstanceOf(Outcome.Unknown.class);
  }

  private Live listed(String members) {
    String site = members.contains("'site'") ? "" : "'site': {'id': 's1', 'name': 'HQ'}, ";
    String phone = "{'id': 'p1', 'name': 'P', " + site + members + "}";
    return exchange.listed(Kind.PHONE, phone.replace('\'', '"'));
  }

  private static Live.Phone phone(Live live) {
    if (live instanceof Live.Phone phone) {
      return phone;
    }
    throw new AssertionError(live.toString());
  }
}
