package dev.phonefleet.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.mypurecloud.sdk.v2.api.AuthorizationApi;
import com.mypurecloud.sdk.v2.api.OrganizationApi;
import com.mypurecloud.sdk.v2.api.TelephonyProvidersEdgeApi;
import com.mypurecloud.sdk.v2.api.TokensApi;
import com.mypurecloud.sdk.v2.api.UsersApi;
import com.mypurecloud.sdk.v2.api.request.GetTelephonyProvidersEdgesPhonesRequest;
import com.mypurecloud.sdk.v2.model.Edge;
import com.mypurecloud.sdk.v2.model.EdgeGroup;
import com.mypurecloud.sdk.v2.model.Phone;
import com.mypurecloud.sdk.v2.model.PhoneBase;
import com.mypurecloud.sdk.v2.model.PhoneEntityListing;
import com.mypurecloud.sdk.v2.model.PhoneStatus;
import com.mypurecloud.sdk.v2.model.UserSearchCriteria;
import com.mypurecloud.sdk.v2.model.UserSearchRequest;
import dev.phonefleet.cli.Office;
import dev.phonefleet.simulator.Simulator;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.published.OrgUser;
import dev.phonefleet.simulator.scenario.published.Population;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Genesys' Java SDK looks at an organization of 250 phones. */
class SdkReadsTest {
  private static final int PHONES = 250;

  private final Scenario scenario =
      Office.quick()
          .withOrganization(organization ->
              organization
                  .withPopulation(Population.of(PHONES, 7))
                  .withUsers(OrgUser.of("User One", "user-1@example.com").withId("user-1")));
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

  private GetTelephonyProvidersEdgesPhonesRequest page(int number) {
    return GetTelephonyProvidersEdgesPhonesRequest.builder()
        .withPageSize(100)
        .withPageNumber(number)
        .withSortBy("id")
        .withExpand(List.of("lines", "properties", "status"))
        .withFields(List.of("webRtcUser"))
        .build();
  }

  @Test
  void pagesThroughAllPhones() throws Exception {
    Set<String> addresses = new HashSet<>();
    PhoneEntityListing page = telephony.getTelephonyProvidersEdgesPhones(page(1));
    assertThat(page.getTotal()).isEqualTo(PHONES);
    assertThat(page.getPageCount()).isEqualTo(3);
    for (int number = 1; number <= page.getPageCount(); number++) {
      for (Phone phone : telephony.getTelephonyProvidersEdgesPhones(page(number)).getEntities()) {
        assertThat(phone.getName()).startsWith("phone-");
        assertThat(phone.getState()).isEqualTo(Phone.StateEnum.ACTIVE);
        assertThat(phone.getSite().getName()).isEqualTo(Population.SITE);
        assertThat(phone.getPhoneBaseSettings().getName()).isEqualTo(Population.MODEL);
        assertThat(phone.getLines()).hasSize(1);
        assertThat(phone.getStatus().getOperationalStatus())
            .isEqualTo(PhoneStatus.OperationalStatusEnum.OPERATIONAL);
        addresses.add(SdkPhones.hardwareId(phone));
      }
    }

    assertThat(addresses).hasSize(PHONES).allMatch(address -> address.matches("[0-9a-f]{12}"));
    assertThat(telephony.getTelephonyProvidersEdgesPhones(page(4)).getEntities()).isEmpty();
  }

  @Test
  void findsAPhoneByItsHardwareId() throws Exception {
    Phone known = telephony.getTelephonyProvidersEdgesPhones(page(2)).getEntities().getFirst();
    PhoneEntityListing found =
        telephony.getTelephonyProvidersEdgesPhones(
            GetTelephonyProvidersEdgesPhonesRequest.builder()
                .withPhoneHardwareId(SdkPhones.hardwareId(known))
                .build());

    assertThat(found.getEntities()).extracting(Phone::getId).containsExactly(known.getId());
    assertThat(found.getEntities().getFirst().getProperties()).isNullOrEmpty();
  }

  @Test
  void seesEdgesAndTheirGroup() throws Exception {
    EdgeGroup group =
        telephony
            .getTelephonyProvidersEdgesEdgegroups(25, 1, null, null, false)
            .getEntities()
            .getFirst();
    List<Edge> edges =
        telephony
            .getTelephonyProvidersEdges(25, 1, null, null, group.getId(), null, null, false)
            .getEntities();

    assertThat(group.getName()).isEqualTo(Population.GROUP);
    assertThat(edges).extracting(Edge::getName).containsExactly("edge-hq-1", "edge-hq-2");
    assertThat(edges)
        .allMatch(edge -> edge.getOnlineStatus() == Edge.OnlineStatusEnum.ONLINE)
        .allMatch(edge -> edge.getStatusCode() == Edge.StatusCodeEnum.ACTIVE)
        .allMatch(edge -> edge.getEdgeGroup().getId().equals(group.getId()))
        .allMatch(edge -> edge.getSite().getName().equals(Population.SITE));
    EdgeGroup whole =
        telephony.getTelephonyProvidersEdgesEdgegroup(
            group.getId(), List.of("phoneTrunkBases", "edgeTrunkBaseAssignment"));
    assertThat(whole.getPhoneTrunkBases().getFirst().getName())
        .isEqualTo(Population.PHONE_TRUNK_BASE);
    assertThat(whole.getEdgeTrunkBaseAssignment().getTrunkBase().getName())
        .isEqualTo(Population.EDGE_TRUNK_BASE);
    Edge one = telephony.getTelephonyProvidersEdge(edges.getFirst().getId(), List.of("site"));
    assertThat(one.getSite().getMediaModel()).isNotNull();
  }

  @Test
  void seesSitesBaseSettingsAndATemplate() throws Exception {
    PhoneBase base =
        telephony
            .getTelephonyProvidersEdgesPhonebasesettings(
                25, 1, "name", "ASC", List.of("lines", "properties"), "Polycom*")
            .getEntities()
            .getFirst();
    Phone template = telephony.getTelephonyProvidersEdgesPhonesTemplate(base.getId());

    assertThat(
            telephony
                .getTelephonyProvidersEdgesSites(25, 1, null, null, null, null, false)
                .getEntities())
        .extracting(site -> site.getName())
        .containsExactly(Population.SITE);
    assertThat(base.getLines()).hasSize(1);
    assertThat(template.getId()).isNull();
    assertThat(template.getPhoneBaseSettings().getId()).isEqualTo(base.getId());
    assertThat(template.getLines().getFirst().getLineBaseSettings().getId())
        .isEqualTo(base.getLines().getFirst().getId());
    assertThat(template.getProperties()).containsKey("phone_hardwareId");
  }

  @Test
  void findsAUserByAddress() throws Exception {
    UserSearchRequest search =
        new UserSearchRequest()
            .query(
                List.of(
                    new UserSearchCriteria()
                        .type(UserSearchCriteria.TypeEnum.EXACT)
                        .fields(List.of("email"))
                        .value("user-1@example.com")));
    var found = new UsersApi(client.api()).postUsersSearch(search);

    assertThat(found.getTotal()).isEqualTo(1);
    assertThat(found.getResults().getFirst().getId()).isEqualTo("user-1");
    assertThat(found.getResults().getFirst().getEmail()).isEqualTo("user-1@example.com");
  }

  @Test
  void knowsItsOrganizationAndItself() throws Exception {
    var organization = new OrganizationApi(client.api()).getOrganizationsMe();
    var token = new TokensApi(client.api()).getTokensMe(true);

    assertThat(organization.getName()).isNotBlank();
    assertThat(token.getOrganization().getId()).isEqualTo(organization.getId());
    assertThat(token.getOAuthClient().getId()).isEqualTo(scenario.login().clientId());
    assertThat(new AuthorizationApi(client.api()).getAuthorizationProducts().getEntities())
        .isNotEmpty();
  }
}
