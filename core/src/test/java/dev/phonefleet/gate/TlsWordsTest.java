package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about certificates and pages; it is the first of March 2026. */
final class TlsWordsTest {
  private static final String AT = "hq.genesyscloud.com:443";

  private final Surroundings around = new Surroundings();

  private static Sighting.Secured secured(String notBefore, String notAfter) {
    return new Sighting.Secured(
        "TLSv1.3",
        "CN=hq.genesyscloud.com",
        List.of("hq.genesyscloud.com"),
        "CN=Some Authority",
        Instant.parse(notBefore),
        Instant.parse(notAfter),
        true,
        Optional.empty());
  }

  private static Sighting.Secured issued(
      List<String> names, boolean matches, Optional<String> distrust) {
    return new Sighting.Secured(
        "TLSv1.3",
        "CN=inside.example.com",
        names,
        "CN=Inspection Proxy",
        Instant.parse("2026-01-01T00:00:00Z"),
        Instant.parse("2027-01-01T00:00:00Z"),
        matches,
        distrust);
  }

  private List<Diagnostic> findings(Sighting.OfPort met) {
    around.ports(met);
    Walk walk = Walk.along(group("hq").tcp(443).reachWait(0), GateOptions.ORDINARY, around).begin();
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.report().findings())
        .allSatisfy(it -> {
          assertThat(it.isError()).isFalse();
          assertThat(it.where()).isEqualTo("group hq");
          assertThat(it.what()).contains(AT);
          assertThat(it.why()).startsWith("Seen from this host, not from the phones' network.");
          assertThat(it.next()).isNotBlank();
        });
    return walk.report().findings();
  }

  private Diagnostic finding(Sighting.OfPort met) {
    assertThat(findings(met)).hasSize(1);
    return findings(met).getFirst();
  }

  private static Sighting.OfPort page(int status, String via, String location) {
    return Met.served(
        new Sighting.Served(
            status,
            Optional.of(via).filter(it -> !it.isEmpty()),
            Optional.of(location).filter(it -> !it.isEmpty())));
  }

  @Test
  void aGoodCertificateIsNothingToSayAnythingAbout() {
    assertThat(findings(Met.secured(secured("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, 2026-02-28T12:00:00Z, reach.certificate-expired,  expired on 2026-02-28",
    "2026-03-02T00:00:00Z, 2027-01-01T00:00:00Z, reach.certificate-expired,  not valid before"
        + " 2026-03-02",
    "2026-01-01T00:00:00Z, 2026-03-31T07:59:59Z, reach.certificate-expiring, expires on 2026-03-31",
    "2026-01-01T00:00:00Z, 2026-03-01T08:00:01Z, reach.certificate-expiring, expires on 2026-03-01"
  })
  void aCertificateIsHeldAgainstTheDate(
      String notBefore, String notAfter, String code, String words) {
    Diagnostic finding = finding(Met.secured(secured(notBefore, notAfter)));

    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.what()).contains(words);
  }

  @Test
  void thirtyDaysAreEnough() {
    assertThat(findings(Met.secured(secured("2026-01-01T00:00:00Z", "2026-03-31T08:00:00Z"))))
        .isEmpty();
  }

  @Test
  void thisHostsDateIsToldWhereACertificateIsOutOfDate() {
    assertThat(finding(Met.secured(secured("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"))).why())
        .contains("By this host's clock it is 2026-03-01");
  }

  @Test
  void aCertificateForAnotherNameTellsItsNames() {
    List<String> many =
        IntStream.rangeClosed(1, 6).mapToObj(i -> "h" + i + ".example.com").toList();

    Diagnostic finding = finding(Met.secured(issued(many, false, Optional.empty())));

    assertThat(finding.code()).isEqualTo("reach.certificate-name");
    assertThat(finding.what())
        .contains("is not for hq.genesyscloud.com: it is for h1.example.com, ")
        .contains("h4.example.com, ...")
        .doesNotContain("h5.example.com");
  }

  @Test
  void aCertificateWithoutAlternativeNamesTellsItsSubject() {
    assertThat(finding(Met.secured(issued(List.of(), false, Optional.empty()))).what())
        .contains("it is for CN=inside.example.com.");
  }

  @Test
  void anIssuerThatThisHostDoesNotTrustIsNamed() {
    Diagnostic finding =
        finding(
            Met.secured(
                issued(
                    List.of("hq.genesyscloud.com"),
                    true,
                    Optional.of("unable to find valid certification path"))));

    assertThat(finding.code()).isEqualTo("reach.certificate-untrusted");
    assertThat(finding.what())
        .contains("CN=Inspection Proxy", "unable to find valid certification path");
    assertThat(finding.next()).contains("TLS inspection", "*.genesyscloud.com");
  }

  @Test
  void everythingThatIsWrongIsTold() {
    assertThat(findings(Met.secured(issued(List.of("x"), false, Optional.of("no path")))))
        .extracting(Diagnostic::code)
        .containsExactly("reach.certificate-name", "reach.certificate-untrusted");
  }

  @Test
  void aPortThatDoesNotSpeakTlsIsTold() {
    Diagnostic finding = finding(Met.secured(new Sighting.Unsecured("plain text came back")));

    assertThat(finding.code()).isEqualTo("reach.tls");
    assertThat(finding.what()).contains("TLS does not come about: plain text came back.");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 401, 403})
  void anAnswerThatAProvisioningServerGivesIsNothingToSayAnythingAbout(int status) {
    assertThat(findings(page(status, "", ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "404, '',          '',                       reach.http,  answers 404.",
    "500, '',          '',                       reach.http,  answers 500.",
    "302, '',          https://x.example.com/in, reach.http,  'answers 302 (to"
        + " https://x.example.com/in, not followed).'",
    "407, '',          '',                       reach.proxy, answers 407: a proxy in between",
    "407, 1.1 gateway, '',                       reach.proxy, Via: 1.1 gateway",
    "200, 1.1 gateway, '',                       reach.proxy, Via: 1.1 gateway",
    "404, 1.1 gateway, '',                       reach.http,  Via: 1.1 gateway"
  })
  void anyOtherAnswerAndAProxyInBetweenAreTold(
      int status, String via, String location, String code, String words) {
    Diagnostic finding = finding(page(status, via, location));

    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.what()).contains(words);
  }

  @Test
  void troubleOfTheServerIsToldApartFromAWrongUrl() {
    assertThat(finding(page(503, "", "")).why()).contains("has trouble");
    assertThat(finding(page(404, "", "")).why()).contains("nothing for phones");
  }

  @Test
  void tlsWithoutAnHttpAnswerIsTold() {
    Diagnostic finding = finding(Met.served(new Sighting.Unserved("connection reset")));

    assertThat(finding.code()).isEqualTo("reach.http");
    assertThat(finding.what()).contains("gives no HTTP answer: connection reset.");
  }

  @Test
  void whatIsTheSameAtEveryAddressIsToldOnce() {
    around.resolvers(Met.addresses("203.0.113.10", "203.0.113.11", "203.0.113.12"));

    assertThat(findings(page(404, "", ""))).hasSize(1);
  }
}
