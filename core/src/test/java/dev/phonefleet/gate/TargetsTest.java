package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.GroupName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetsTest {
  private static Targets of(GroupBuilder group, String url) {
    return Targets.of(group.build(), Optional.of(url), GateOptions.ORDINARY);
  }

  private static GateOptions allowing(String host) {
    return new GateOptions(false, false, Set.of(host), Optional.empty());
  }

  @Test
  void aGroupThatIsNotThereYetIsLookedAtWhereItWillBe() {
    Targets targets = Targets.of(group("Berlin").build(), Optional.empty(), GateOptions.ORDINARY);

    assertThat(targets.hosts()).containsExactly(new Targets.Host("berlin.genesyscloud.com", false));
    assertThat(targets.url()).isEqualTo("https://berlin.genesyscloud.com");
    assertThat(targets.tcp()).containsExactly(443);
    assertThat(targets.udp()).containsExactly(69);
    assertThat(targets.securedPort()).contains(443);
    assertThat(targets.path()).isEqualTo("/");
    assertThat(targets.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hq.genesyscloud.com",
        "https://HQ.GenesysCloud.com/",
        "https://hq.genesyscloud.com./",
        "  https://hq.genesyscloud.com/ ",
        "HTTPS://hq.genesyscloud.com/"
      })
  void theUsualHostIsNothingToWarnAboutHoweverItIsSpelled(String url) {
    Targets targets = of(group("Hq"), url);

    assertThat(targets.hosts()).containsExactly(new Targets.Host("hq.genesyscloud.com", false));
    assertThat(targets.tcp()).containsExactly(443);
    assertThat(targets.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://hq.genesyscloud.com/boot/a.cfg?x=1&y=2, 443,  443, /boot/a.cfg?x=1&y=2",
    "https://hq.genesyscloud.com:8443/boot,          8443, 8443, /boot",
    "https://hq.genesyscloud.com:8443,               8443, 8443, /",
    "https://hq.genesyscloud.com/a%20b,              443,  443, /a%20b",
    "http://hq.genesyscloud.com/boot,                80,   none, /boot",
    "http://hq.genesyscloud.com:8080/,               8080, none, /"
  })
  void portAndPathAreThoseOfTheUrl(String url, int port, String secured, String path) {
    Targets targets = of(group("hq"), url);

    assertThat(targets.tcp()).containsExactly(port);
    assertThat(targets.securedPort().map(String::valueOf).orElse("none")).isEqualTo(secured);
    assertThat(targets.path()).isEqualTo(path);
    assertThat(targets.url()).isEqualTo(url);
  }

  @Test
  void anotherHostOfTheDomainIsCheckedInsteadAndWarnedAbout() {
    Targets targets = of(group("hq"), "https://hq-2.genesyscloud.com/");

    assertThat(targets.hosts()).containsExactly(new Targets.Host("hq-2.genesyscloud.com", false));
    assertThat(targets.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.code()).isEqualTo("dns.other-host");
          assertThat(warning.isError()).isFalse();
          assertThat(warning.what()).contains("hq-2.genesyscloud.com", "hq.genesyscloud.com");
          assertThat(warning.next()).contains("DHCP");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://prov.example.com/",
        "https://evilgenesyscloud.com/",
        "https://genesyscloud.com.example.com/",
        "https://192.0.2.7/",
        "https://[2001:db8::7]/"
      })
  void aForeignHostIsNotLookedAt(String url) {
    Targets targets = of(group("hq"), url);

    assertThat(targets.hosts()).isEmpty();
    assertThat(targets.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.code()).isEqualTo("dns.foreign-host");
          assertThat(warning.next()).contains("--allow-host", "dns.name");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "https://prov.example.com/, Prov.Example.com.",
    "https://PROV.example.com./, prov.example.com",
    "https://192.0.2.7/, 192.0.2.7"
  })
  void aForeignHostThatIsAllowedIsLookedAtAndWarnedAbout(String url, String allowed) {
    Targets targets = Targets.of(group("hq").build(), Optional.of(url), allowing(allowed));

    assertThat(targets.hosts())
        .extracting(Targets.Host::name)
        .containsExactly(Targets.folded(allowed));
    assertThat(targets.warnings()).extracting(Diagnostic::code).containsExactly("dns.other-host");
  }

  @Test
  void aForeignHostAmongTheFailoverHostsIsLookedAtOnceAsTheProvisioningHost() {
    Targets targets =
        of(group("hq").failover("Prov.Example.com", "b.example.com"), "https://prov.example.com/");

    assertThat(targets.hosts())
        .containsExactly(
            new Targets.Host("prov.example.com", false), new Targets.Host("b.example.com", true));
  }

  @Test
  void anAddressThatTheFileExpectsIsLookedAt() {
    Targets targets = of(group("hq").expect(Met.RIGHT), "https://" + Met.RIGHT + "/");

    assertThat(targets.hosts()).containsExactly(new Targets.Host(Met.RIGHT, false));
    assertThat(targets.hosts().getFirst().isAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hq.genesyscloud.com/",
        "https://prov.example.com/",
        "not a url",
        "ftp://x/"
      })
  void dnsNameReplacesTheHostOfTheUrl(String url) {
    Targets targets = of(group("hq").dnsName("Boot.Example.com."), url);

    assertThat(targets.hosts()).containsExactly(new Targets.Host("boot.example.com", false));
  }

  @Test
  void dnsNameKeepsPortAndPathOfTheUrl() {
    Targets targets =
        of(group("hq").dnsName("boot.example.com"), "https://hq.genesyscloud.com:8443/boot");

    assertThat(targets.tcp()).containsExactly(8443);
    assertThat(targets.path()).isEqualTo("/boot");
    assertThat(targets.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hq.genesyscloud.com",
        "/boot",
        "not a url",
        "ftp://hq.genesyscloud.com/",
        "https:///boot",
        "https://user:word@hq.genesyscloud.com/",
        "https://hq.genesyscloud.com@prov.example.com/",
        "https://hq.genesyscloud.com:99999/",
        "https://hq.genesyscloud.com:-1/"
      })
  void aUrlWithoutAUsableHostIsToldAndNotLookedAt(String url) {
    Targets targets = of(group("hq"), url);

    assertThat(targets.hosts()).isEmpty();
    assertThat(targets.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.code()).isEqualTo("dns.no-host");
          // What stands before an @ may be a password.
          assertThat(warning.why())
              .contains(url.contains("@") ? "user information" : "\"" + url + "\"")
              .doesNotContain("word");
          assertThat(warning.next()).contains("dns.name");
        });
  }

  @Test
  void failoverHostsAreLookedAtEachOnceAlsoWhereTheUrlIsOfNoUse() {
    Targets targets =
        of(group("hq").failover("B.example.com", "b.example.com.", "c.example.com"), "garbage");

    assertThat(targets.hosts())
        .containsExactly(
            new Targets.Host("b.example.com", true), new Targets.Host("c.example.com", true));
  }

  @Test
  void whereReachIsWrittenWithoutPortsOnlyTheUrlsPortIsLookedAt() {
    Targets targets = of(group("hq").reach(), "https://hq.genesyscloud.com:8443/");

    assertThat(targets.tcp()).containsExactly(8443);
    assertThat(targets.udp()).isEmpty();
  }

  @Test
  void writtenPortsReplaceTheUsualOnes() {
    Targets targets = of(group("hq").tcp(5061, 8443).udp(69, 1069), "https://hq.genesyscloud.com/");

    assertThat(targets.tcp()).containsExactly(5061, 8443);
    assertThat(targets.udp()).containsExactly(69, 1069);
  }

  @ParameterizedTest
  @CsvSource({
    "8443, https://hq.genesyscloud.com:8443/, 8443",
    "443,  https://hq.genesyscloud.com:9999/, 443",
    "443,  http://hq.genesyscloud.com/,       none"
  })
  void tlsIsSpokenAtTheUrlsPortElseAt443(int written, String url, String secured) {
    Targets targets = of(group("hq").tcp(5061, written), url);

    assertThat(targets.securedPort().map(String::valueOf).orElse("none")).isEqualTo(secured);
  }

  @Test
  void whereNeitherTheUrlsPortNor443IsWrittenTheFirstOneSpeaksTls() {
    assertThat(of(group("hq").tcp(5061, 8443), "https://hq.genesyscloud.com/").securedPort())
        .contains(5061);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Berlin HQ", "Zürich", "a_b", "100% remote", "[old]"})
  void aGroupOnThePlatformMayHaveANameThatIsNoHostName(String name) {
    DesiredGroup undeclared = DesiredGroup.named(new GroupName(name));

    Targets targets =
        Targets.of(undeclared, Optional.of("https://hq-1.genesyscloud.com/"), GateOptions.ORDINARY);

    assertThat(targets.hosts()).containsExactly(new Targets.Host("hq-1.genesyscloud.com", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Berlin HQ", "100% remote", "Zürich"})
  void aGroupWithoutAUrlWhoseNameIsNoHostNameHasNothingToBeLookedAt(String name) {
    DesiredGroup undeclared = DesiredGroup.named(new GroupName(name));

    Targets targets = Targets.of(undeclared, Optional.empty(), GateOptions.ORDINARY);

    assertThat(targets.hosts()).isEmpty();
    assertThat(targets.warnings()).extracting(Diagnostic::code).containsExactly("dns.no-host");
  }

  @Test
  void wherePlatformAndFileNameNoHostNothingIsLookedAtAndNothingIsSaid() {
    for (DesiredGroup group :
        List.of(group("hq").onlyNamed().build(), DesiredGroup.named(GroupName.NONE))) {
      Targets targets = Targets.of(group, Optional.empty(), GateOptions.ORDINARY);

      assertThat(targets.hosts()).isEmpty();
      assertThat(targets.warnings()).isEmpty();
    }
  }

  @Test
  void aNameInTheFileIsLookedAtAlsoWhereThePlatformHasNone() {
    DesiredGroup group = group("hq").onlyNamed().dnsName("boot.example.com").build();

    assertThat(Targets.of(group, Optional.empty(), GateOptions.ORDINARY).hosts())
        .containsExactly(new Targets.Host("boot.example.com", false));
  }
}
