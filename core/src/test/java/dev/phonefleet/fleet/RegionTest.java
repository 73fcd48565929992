package dev.phonefleet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
  @ParameterizedTest
  @CsvSource({
    "us-east-1, mypurecloud.com",
    "eu-west-1, mypurecloud.ie",
    "eu-central-1, mypurecloud.de",
    "ap-southeast-2, mypurecloud.com.au",
    "ap-northeast-1, mypurecloud.jp",
    "us-west-2, usw2.pure.cloud",
    "us-east-2, use2.us-gov-pure.cloud",
    "EU-CENTRAL-1, MyPureCloud.DE",
    "' eu-west-2 ', euw2.pure.cloud"
  })
  void anAwsNameAndItsDomainAreOneRegion(String aws, String domain) {
    assertThat(Region.aligned(aws, domain)).isTrue();
    assertThat(Region.aligned(domain, aws)).isTrue();
  }

  @Test
  void differentRegionsAreNotAligned() {
    assertThat(Region.aligned("us-east-1", "us-west-2")).isFalse();
    assertThat(Region.aligned("mypurecloud.com", "mypurecloud.com.au")).isFalse();
    assertThat(Region.aligned("eu-central-1", "mypurecloud.ie")).isFalse();
  }

  @Test
  void unknownRegionsAreComparedWithoutCase() {
    assertThat(Region.aligned("moon-base-1", "Moon-Base-1 ")).isTrue();
    assertThat(Region.aligned("moon-base-1", "moon-base-2")).isFalse();
    assertThat(Region.domain("moon-base-1")).isEmpty();
  }

  @Test
  void theDomainOfADomainIsItself() {
    assertThat(Region.domain("MyPureCloud.de")).contains("mypurecloud.de");
    assertThat(Region.domain("eu-central-1")).contains("mypurecloud.de");
    assertThat(Region.domain("login.mypurecloud.de")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mypurecloud.com",
        "api.mypurecloud.com",
        "acme.MyPureCloud.com",
        "api.usw2.pure.cloud",
        "login.mypurecloud.com.au",
        "api.new9.pure.cloud",
        "login.New1.us-gov-pure.cloud"
      })
  void hostsUnderItsDomainsAreTheirs(String host) {
    assertThat(Region.ownsHost(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evilmypurecloud.com",
        "mypurecloud.com.example.org",
        "pure.cloud",
        "evilpure.cloud",
        "api.pure.cloud.example.org",
        "example.org",
        "127.0.0.1"
      })
  void hostsThatOnlyLookSimilarAreNot(String host) {
    assertThat(Region.ownsHost(host)).isFalse();
  }

  @Test
  void namesListsEveryRegionInOrder() {
    assertThat(Region.names().split(", "))
        .isSorted()
        .contains("us-east-1", "eu-central-1", "ap-southeast-2")
        .doesNotHaveDuplicates();
  }
}
