package dev.phonefleet.diagnosis;

import static dev.phonefleet.diagnosis.Troubled.HQ;
import static dev.phonefleet.diagnosis.Troubled.NOW;
import static dev.phonefleet.diagnosis.Troubled.failed;
import static dev.phonefleet.diagnosis.Troubled.failure;
import static dev.phonefleet.diagnosis.Troubled.phone;
import static dev.phonefleet.diagnosis.Troubled.unread;
import static dev.phonefleet.diagnosis.Troubled.way;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CausesTest {
  private static final GroupName BRANCH = new GroupName("branch");
  private static final Call.Tcp PORT =
      new Call.Tcp("hq.genesyscloud.com", "203.0.113.10", 443, true, Optional.empty());
  private static final Sighting.OfPort REFUSED =
      new Sighting.NotConnected(Sighting.NotConnected.Why.REFUSED, "refused");
  private static final Sighting.OfPort OPEN =
      new Sighting.Connected(Optional.empty(), Optional.empty());

  private static List<SharedCause> of(TroubledPhone... phones) {
    return Causes.of(List.of(phones), Map.of(), NOW);
  }

  private static List<SharedCause> seen(PathReport path, TroubledPhone... phones) {
    return Causes.of(List.of(phones), Map.of(path.targets().name(), path), NOW);
  }

  @Test
  void twoHundredPhonesWithOneCauseAreToldOnce() {
    List<TroubledPhone> phones =
        LongStream.range(0, 200)
            .mapToObj(i -> failed(i, failure(i % 2 == 0 ? "DNS_TIMEOUT" : "DNS_NXDOMAIN")))
            .toList();

    assertThat(Causes.of(phones, Map.of(), NOW))
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.cause()).contains(Cause.NAME);
          assertThat(shared.phones()).hasSize(200);
          assertThat(shared.what()).isEqualTo("The phone cannot resolve its provisioning host.");
          assertThat(shared.next()).isEqualTo(Cause.NAME.next());
          assertThat(shared.codes())
              .containsExactly(
                  Map.entry("DNS_NXDOMAIN", "words of DNS_NXDOMAIN"),
                  Map.entry("DNS_TIMEOUT", "words of DNS_TIMEOUT"));
        });
  }

  @Test
  void whatMostPhonesHaveIsToldFirst() {
    assertThat(
            of(
                failed(1, failure("VLAN_MISMATCH")),
                failed(2, failure("TFTP_TIMEOUT")),
                failed(3, failure("TFTP_TIMEOUT"))))
        .extracting(SharedCause::cause)
        .containsExactly(Optional.of(Cause.TFTP), Optional.of(Cause.VLAN));
  }

  @Test
  void aCauseNamesItsGroupsInOrder() {
    TroubledPhone elsewhere = phone(2, BRANCH, ProvisioningState.FAILED, failure("VLAN_MISMATCH"));

    assertThat(of(failed(1, failure("VLAN_MISMATCH")), elsewhere))
        .singleElement()
        .satisfies(shared -> assertThat(shared.groups()).containsExactly(BRANCH, HQ));
  }

  @Test
  void codesThatSayNothingToUsStandAsTheyAreEachByItself() {
    List<SharedCause> causes =
        of(
            failed(1, failure("E-1234")),
            failed(2, failure("E-99")),
            failed(3, failure(" E-1234 ")));

    assertThat(causes)
        .extracting(SharedCause::what)
        .containsExactly(
            "The platform says \"E-1234\", which this version does not know.",
            "The platform says \"E-99\", which this version does not know.");
    assertThat(causes.getFirst().phones()).hasSize(2);
    assertThat(causes.getFirst().cause()).isEmpty();
    assertThat(causes.getFirst().next()).contains("power and cable", "443 and 69");
  }

  @Test
  void theLatestFailureDecides() {
    TroubledPhone phone =
        failed(
            1,
            failure("VLAN_MISMATCH", "2026-03-01T07:50:00Z"),
            failure("CERTIFICATE_INVALID", "2026-03-01T08:55:00+01:00"),
            failure("DNS_TIMEOUT", "2026-03-01T07:00:00Z"),
            failure("TFTP_TIMEOUT", "yesterday"));

    assertThat(of(phone))
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.cause()).contains(Cause.CERTIFICATE);
          assertThat(shared.codes()).hasSize(4);
          assertThat(shared.shortest()).contains(Duration.ofMinutes(5));
        });
  }

  @Test
  void withoutTimesTheFailureThatIsNamedLastDecides() {
    assertThat(of(failed(1, failure("DNS_TIMEOUT"), failure("VLAN_MISMATCH"))))
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.cause()).contains(Cause.VLAN);
          assertThat(shared.shortest()).isEmpty();
          assertThat(shared.longest()).isEmpty();
        });
  }

  @Test
  void theYoungestAndTheOldestAgeAreToldOfPhonesWhoseTimeIsKnown() {
    assertThat(
            of(
                failed(1, failure("VLAN_MISMATCH", "2026-03-01T07:00:00Z")),
                failed(2, failure("VLAN_MISMATCH", "2026-03-01T07:59:00Z")),
                failed(3, failure("VLAN_MISMATCH")),
                failed(4, failure("VLAN_MISMATCH", "2026-02-28T08:00:00Z"))))
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.shortest()).contains(Duration.ofMinutes(1));
          assertThat(shared.longest()).contains(Duration.ofDays(1));
        });
  }

  @Test
  void aFailureInTheFutureIsNow() {
    assertThat(of(failed(1, failure("VLAN_MISMATCH", "2026-03-01T08:00:30Z"))))
        .singleElement()
        .satisfies(shared -> assertThat(shared.shortest()).contains(Duration.ZERO));
  }

  @ParameterizedTest
  @EnumSource(names = {"SHUT", "CLOSED"})
  void wherePlatformNamesNoCauseAClosedNameIsTheLikelyOne(GateState names) {
    assertThat(seen(way(HQ, names, Map.of()), failed(1)))
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.cause()).contains(Cause.NAME);
          assertThat(shared.what()).contains("the platform names no cause", "seen from here");
          assertThat(shared.codes()).isEmpty();
          assertThat(shared.evidence()).containsExactly("names: NXDOMAIN");
        });
  }

  @Test
  void wherePlatformNamesNoCauseAClosedPortIsTheLikelyOne() {
    assertThat(seen(way(HQ, GateState.OPEN, Map.of(PORT, REFUSED)), failed(1)))
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.cause()).contains(Cause.HTTPS);
          assertThat(shared.evidence())
              .containsExactly("names: 203.0.113.10", "ports: TCP looked at");
        });
  }

  @Test
  void whatThePlatformSaysCountsMoreThanWhatIsSeenFromHere() {
    assertThat(seen(way(HQ, GateState.SHUT, Map.of()), failed(1, failure("VLAN_MISMATCH"))))
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.cause()).contains(Cause.VLAN);
          assertThat(shared.what()).doesNotContain("seen from here");
          assertThat(shared.evidence()).containsExactly("names: NXDOMAIN");
        });
  }

  @Test
  void whereNothingIsKnownAndNothingIsSeenTheOrderOfChecksIsTold() {
    assertThat(seen(way(HQ, GateState.OPEN, Map.of(PORT, OPEN)), failed(1)))
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.cause()).isEmpty();
          assertThat(shared.what()).isEqualTo("The platform names no cause.");
          assertThat(shared.next()).startsWith("Check, in this order: power and cable;");
        });
  }

  @Test
  void aPhoneThatIsPendingWithoutAFailureHasNotFetchedItsConfiguration() {
    assertThat(of(phone(1, HQ, ProvisioningState.PENDING)))
        .singleElement()
        .satisfies(
            shared -> assertThat(shared.what()).contains("has not fetched its configuration yet"));
  }

  @Test
  void onlyTheWaysOfTheConcernedGroupsAreEvidence() {
    Map<GroupName, PathReport> paths =
        Map.of(
            HQ, way(HQ, GateState.OPEN, Map.of(PORT, OPEN)),
            BRANCH, way(BRANCH, GateState.SHUT, Map.of()));

    assertThat(Causes.of(List.of(failed(1, failure("E-1"))), paths, NOW).getFirst().evidence())
        .containsExactly("names: 203.0.113.10", "ports: TCP looked at");
  }

  @Test
  void aRecordThatCouldNotBeReadIsToldWithTheReason() {
    assertThat(of(unread(1, "not answered for 120 s")))
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.what())
              .isEqualTo("The platform's diagnostics could not be read: not answered for 120 s.");
          assertThat(shared.next()).isEqualTo("Run the same command again.");
        });
  }

  @Test
  void aRecordThatCouldNotBeReadIsNotMixedUpWithOneThatSaysNothing() {
    assertThat(of(unread(1, "no answer"), failed(2)))
        .extracting(SharedCause::what)
        .containsExactlyInAnyOrder(
            "The platform's diagnostics could not be read: no answer.",
            "The platform names no cause.");
  }

  @Test
  void aRecordThatCouldNotBeReadIsNotCalledSilentWhereTheNameIsClosed() {
    assertThat(seen(way(HQ, GateState.SHUT, Map.of()), unread(1, "no answer")))
        .allSatisfy(
            shared -> assertThat(shared.what()).doesNotContain("the platform names no cause"));
  }

  @Test
  void whatIsSaidDoesNotDependOnWhichPhoneComesFirst() {
    PathReport path = way(HQ, GateState.SHUT, Map.of());
    TroubledPhone told = failed(1, failure("DNS_TIMEOUT"));
    TroubledPhone untold = failed(2);

    assertThat(seen(path, told, untold).stream().map(SharedCause::what))
        .containsExactlyInAnyOrderElementsOf(
            seen(path, untold, told).stream().map(SharedCause::what).toList());
  }
}
