package dev.phonefleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.desired.Position;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.genesys.http.Endpoints;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
  private static final Optional<String> NONE = Optional.empty();

  @ParameterizedTest
  @CsvSource({
    "us-east-1, mypurecloud.com",
    "us-east-2, use2.us-gov-pure.cloud",
    "us-west-2, usw2.pure.cloud",
    "ca-central-1, cac1.pure.cloud",
    "mx-central-1, mxc1.pure.cloud",
    "sa-east-1, sae1.pure.cloud",
    "eu-west-1, mypurecloud.ie",
    "eu-west-2, euw2.pure.cloud",
    "eu-central-1, mypurecloud.de",
    "eu-central-2, euc2.pure.cloud",
    "eusc-de-east-1, edee1.eusc-pure.cloud",
    "me-central-1, mec1.pure.cloud",
    "ap-south-1, aps1.pure.cloud",
    "ap-southeast-1, apse1.pure.cloud",
    "ap-southeast-2, mypurecloud.com.au",
    "ap-northeast-1, mypurecloud.jp",
    "ap-northeast-2, apne2.pure.cloud",
    "ap-northeast-3, apne3.pure.cloud",
    "new9.pure.cloud, new9.pure.cloud",
    "' EU-West-1 ', mypurecloud.ie"
  })
  void thePublishedApiAndItsLoginAreOfTheRegion(String region, String domain) {
    assertThat(found(published(NONE, NONE), region))
        .containsExactly("https://api." + domain, "https://login." + domain);
    assertThat(found(published(NONE, NONE), domain))
        .containsExactly("https://api." + domain, "https://login." + domain);
  }

  @Test
  void theGuidesApiIsTheTenants() {
    assertThat(found(guide(Optional.of("acme")), "eu-west-1"))
        .containsExactly("https://acme.mypurecloud.ie", "https://api.mypurecloud.ie");
    assertThat(failed(guide(NONE), "eu-west-1").code()).isEqualTo("organization.tenant");
  }

  @Test
  void aGatewayKeepsItsPathAndLoginIsWhereTheApiIs() {
    assertThat(
            found(published(Optional.of("https://gw.mypurecloud.ie/genesys/eu/"), NONE), "moon-1"))
        .containsExactly(
            "https://gw.mypurecloud.ie/genesys/eu", "https://gw.mypurecloud.ie/genesys/eu");
    assertThat(
            found(
                published(
                    Optional.of("https://gw.mypurecloud.ie/api"),
                    Optional.of("https://gw.mypurecloud.ie/login")),
                "us-east-1"))
        .containsExactly("https://gw.mypurecloud.ie/api", "https://gw.mypurecloud.ie/login");
    assertThat(found(published(NONE, Optional.of("https://l.mypurecloud.ie/x")), "eu-west-1"))
        .containsExactly("https://api.mypurecloud.ie", "https://l.mypurecloud.ie/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"moon-base-1", "mypurecloud", "", "a b.c", "https://mypurecloud.ie"})
  void aRegionThatIsNeitherNameNorDomainIsNamedWithWhoSaysSo(String region) {
    Diagnostic why = failed(published(NONE, NONE), region);

    assertThat(why.code()).isEqualTo("organization.region");
    assertThat(why.what()).contains("of GENESYSCLOUD_REGION is not known");
    assertThat(why.where()).isEqualTo("fleet.yaml:3:3");
  }

  @Test
  void credentialsGoToTheirHostsOnlyUnlessTheCommandLineSaysSo() {
    Diagnostic why = failed(published(NONE, NONE), "cloud.example.com");

    assertThat(why.code()).isEqualTo("organization.host");
    assertThat(why.next())
        .contains(
            "--allow-host api.cloud.example.com --allow-host login.cloud.example.com if it is");
    assertThat(
            Hosts.of(
                published(NONE, NONE),
                new Hosts.Place("cloud.example.com", "x"),
                List.of("api.cloud.example.com", "login.cloud.example.com")))
        .isInstanceOf(Attempt.Got.class);
    assertThat(failed(published(Optional.of("http://gw.mypurecloud.ie"), NONE), "eu-west-1").next())
        .isEqualTo("Use https.");
  }

  private static List<String> found(Organization organization, String region) {
    Attempt<Endpoints> found =
        Hosts.of(organization, new Hosts.Place(region, "GENESYSCLOUD_REGION"), List.of());
    if (found instanceof Attempt.Got<Endpoints>(Endpoints endpoints)) {
      return List.of(endpoints.api().toString(), endpoints.login().toString());
    }
    throw new AssertionError(found);
  }

  private static Diagnostic failed(Organization organization, String region) {
    Attempt<Endpoints> found =
        Hosts.of(organization, new Hosts.Place(region, "GENESYSCLOUD_REGION"), List.of());
    if (found instanceof Attempt.Failed<Endpoints>(Exit exit, Diagnostic why)) {
      assertThat(exit).isIn(Exit.DATA, Exit.POLICY);
      return why;
    }
    throw new AssertionError(found);
  }

  private static Organization published(Optional<String> apiUrl, Optional<String> loginUrl) {
    return new Organization(
        Api.PUBLISHED, new Position("fleet.yaml", 3, 3), NONE, NONE, NONE, apiUrl, loginUrl);
  }

  private static Organization guide(Optional<String> tenant) {
    return new Organization(
        Api.GUIDE, new Position("fleet.yaml", 3, 3), NONE, tenant, NONE, NONE, NONE);
  }
}
