package dev.phonefleet.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.api.StationsApi;
import com.mypurecloud.sdk.v2.api.TelephonyProvidersEdgeApi;
import com.mypurecloud.sdk.v2.api.UsersApi;
import com.mypurecloud.sdk.v2.api.request.GetStationsRequest;
import com.mypurecloud.sdk.v2.model.Edge;
import com.mypurecloud.sdk.v2.model.EdgeGroup;
import com.mypurecloud.sdk.v2.model.EdgeServiceStateRequest;
import com.mypurecloud.sdk.v2.model.Line;
import com.mypurecloud.sdk.v2.model.Phone;
import com.mypurecloud.sdk.v2.model.Station;
import com.mypurecloud.sdk.v2.model.TrunkBase;
import com.mypurecloud.sdk.v2.model.TrunkBaseAssignment;
import com.mypurecloud.sdk.v2.model.UserSearchCriteria;
import com.mypurecloud.sdk.v2.model.UserSearchRequest;
import dev.phonefleet.cli.Office;
import dev.phonefleet.openapi.PublishedApi;
import dev.phonefleet.simulator.Simulator;
import dev.phonefleet.simulator.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Genesys' Java SDK makes, changes and deletes, with its own read-modify-write. */
class SdkWritesTest {
  private final Scenario scenario = Acme.scenario();
  private final Simulator cloud = Simulator.start(scenario);
  private final SdkClient client = SdkClient.at(cloud.url());
  private final TelephonyProvidersEdgeApi telephony = new TelephonyProvidersEdgeApi(client.api());

  @BeforeEach
  void logIn() throws Exception {
    client.loggedIn(scenario.login());
  }

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  private EdgeGroup makeGroup() throws Exception {
    return telephony.postTelephonyProvidersEdgesEdgegroups(
        new EdgeGroup()
            .name("hq")
            .phoneTrunkBases(List.of(base(Acme.PHONE_TRUNK)))
            .edgeTrunkBaseAssignment(
                new TrunkBaseAssignment().family(2).trunkBase(base(Acme.EDGE_TRUNK))));
  }

  private TrunkBase base(String id) throws Exception {
    return telephony.getTelephonyProvidersEdgesTrunkbasesetting(id, false);
  }

  @Test
  void groupsAreMadeChangedAndDeleted() throws Exception {
    EdgeGroup made = makeGroup();
    EdgeGroup read = telephony.getTelephonyProvidersEdgesEdgegroup(made.getId(), List.of());
    EdgeGroup changed =
        telephony.putTelephonyProvidersEdgesEdgegroup(
            made.getId(), read.description("Head office"));
    telephony.deleteTelephonyProvidersEdgesEdgegroup(made.getId());

    assertThat(changed.getDescription()).isEqualTo("Head office");
    assertThat(changed.getVersion()).isEqualTo(made.getVersion() + 1);
    assertThat(changed.getPhoneTrunkBases())
        .extracting(TrunkBase::getId)
        .containsExactly(Acme.PHONE_TRUNK);
    assertThat(
            refused(() -> telephony.getTelephonyProvidersEdgesEdgegroup(made.getId(), List.of())))
        .isEqualTo(404);
  }

  @Test
  void hardwarePhonesAreMadeChangedAndDeleted() throws Exception {
    Phone made =
        telephony.postTelephonyProvidersEdgesPhones(SdkPhones.hardware("Lobby", "0004f2aabbcc"));
    Phone read = telephony.getTelephonyProvidersEdgesPhone(made.getId());
    Phone changed =
        telephony.putTelephonyProvidersEdgesPhone(made.getId(), read.description("Ground floor"));
    telephony.deleteTelephonyProvidersEdgesPhone(made.getId());

    assertThat(SdkPhones.hardwareId(changed)).isEqualTo("0004f2aabbcc");
    assertThat(changed.getDescription()).isEqualTo("Ground floor");
    assertThat(changed.getLines())
        .extracting(Line::getId)
        .containsExactly(made.getLines().getFirst().getId());
    assertThat(changed.getCapabilities().getHardwareIdType()).isEqualTo("mac");
    assertThat(refused(() -> telephony.getTelephonyProvidersEdgesPhone(made.getId())))
        .isEqualTo(404);
    assertThat(refused(() -> telephony.deleteTelephonyProvidersEdgesPhone(made.getId())))
        .isEqualTo(404);
  }

  @Test
  void aWebRtcPhoneGetsItsUserOnItsStation() throws Exception {
    UsersApi users = new UsersApi(client.api());
    String user =
        users
            .postUsersSearch(
                new UserSearchRequest()
                    .query(
                        List.of(
                            new UserSearchCriteria()
                                .type(UserSearchCriteria.TypeEnum.EXACT)
                                .fields(List.of("email"))
                                .value(Acme.USER))))
            .getResults()
            .getFirst()
            .getId();
    Phone made = telephony.postTelephonyProvidersEdgesPhones(SdkPhones.webRtc("Support one", user));
    Station station = station(user);
    users.putUserStationAssociatedstationStationId(user, station.getId());
    users.putUserStationDefaultstationStationId(user, station.getId());

    assertThat(made.getWebRtcUser().getId()).isEqualTo(user);
    assertThat(station(user).getUserId()).isEqualTo(user);
    assertThat(station(user).getStatus()).isEqualTo(Station.StatusEnum.ASSOCIATED);
    Phone read = telephony.getTelephonyProvidersEdgesPhone(made.getId());
    assertThat(read.getLines().getFirst().getDefaultForUser().getId()).isEqualTo(user);
    new StationsApi(client.api()).deleteStationAssociateduser(station.getId());
    assertThat(station(user).getUserId()).isNull();
  }

  /** The station of the user's phone, which appears a moment after the phone. */
  private Station station(String user) {
    Office.await(() -> !stations(user).isEmpty());
    return stations(user).getFirst();
  }

  private List<Station> stations(String user) {
    try {
      return new StationsApi(client.api())
          .getStations(GetStationsRequest.builder().withWebRtcUserId(user).build())
          .getEntities();
    } catch (ApiException | IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void anEdgeJoinsAGroupAndGoesIntoService() throws Exception {
    EdgeGroup group = makeGroup();
    Edge edge = telephony.getTelephonyProvidersEdge("edge-hq-1", List.of());
    assertThat(edge.getStatusCode()).isEqualTo(Edge.StatusCodeEnum.INACTIVE);
    Edge member = telephony.putTelephonyProvidersEdge("edge-hq-1", edge.edgeGroup(group));
    String answer =
        telephony.postTelephonyProvidersEdgeStatuscode(
            "edge-hq-1", new EdgeServiceStateRequest().inService(true));

    assertThat(member.getEdgeGroup().getId()).isEqualTo(group.getId());
    assertThat(answer).as("a JSON string, which the SDK does not read").isEqualTo("\"ACTIVE\"");
    Office.await(() -> online("edge-hq-1"));
    assertThat(refused(() -> telephony.deleteTelephonyProvidersEdgesEdgegroup(group.getId())))
        .isEqualTo(400);
  }

  private boolean online(String edge) {
    try {
      return telephony.getTelephonyProvidersEdge(edge, List.of()).getOnlineStatus()
          == Edge.OnlineStatusEnum.ONLINE;
    } catch (ApiException | IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private interface Request {
    void send() throws Exception;
  }

  private static int refused(Request request) {
    return refusal(request).getStatusCode();
  }

  private static ApiException refusal(Request request) {
    ApiException refusal = catchThrowableOfType(ApiException.class, request::send);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  @Test
  void errorsComeThroughWithStatusAndBody() throws Exception {
    Phone noLine = SdkPhones.hardware("Lobby", "0004f2aabbcc").lines(List.of());
    ApiException refusal = refusal(() -> telephony.postTelephonyProvidersEdgesPhones(noLine));
    makeGroup();
    ApiException taken = refusal(this::makeGroup);
    Phone made =
        telephony.postTelephonyProvidersEdgesPhones(SdkPhones.hardware("A", "0004f2aabb01"));
    telephony.putTelephonyProvidersEdgesPhone(made.getId(), made);
    ApiException stale =
        refusal(() -> telephony.putTelephonyProvidersEdgesPhone(made.getId(), made));

    assertThat(refusal.getStatusCode()).isEqualTo(400);
    assertThat(refusal.getRawBody()).contains("\"lines.required\"");
    assertThat(refusal.getCorrelationId()).isNotBlank();
    assertThat(taken.getRawBody()).contains("\"duplicate.value\"");
    assertThat(stale.getStatusCode()).isEqualTo(409);
    assertThat(
            PublishedApi.load()
                .answer(
                    "PUT",
                    "/api/v2/telephony/providers/edges/phones/" + made.getId(),
                    409,
                    Optional.of(stale.getRawBody())))
        .isEmpty();
    cloud.revokeTokens();
    assertThat(refusal(() -> telephony.getTelephonyProvidersEdgesPhone(made.getId())).getRawBody())
        .contains("\"bad.credentials\"");
  }
}
