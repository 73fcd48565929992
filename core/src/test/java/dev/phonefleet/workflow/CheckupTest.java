package dev.phonefleet.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Position;
import dev.phonefleet.desired.RolloutOptions;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.pacing.ServerHints;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The preflight without a platform: hosts, names and ports, and how it ends. */
@Timeout(20)
final class CheckupTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final PlatformHosts API = hosts("https://api.example.com");

  private final List<Check> checks = new ArrayList<>();
  private final List<Happening> others = new ArrayList<>();
  private Function<Call.Dns, Sighting> names =
      asked -> new Sighting.Addresses(List.of("203.0.113.10"), Duration.ofMinutes(1));
  private Sighting port = secured("2027-01-01T00:00:00Z", true, Optional.empty());

  private static PlatformHosts hosts(String... bases) {
    return new PlatformHosts(List.of(bases).stream().map(URI::create).toList(), Optional.empty());
  }

  private static Sighting secured(String until, boolean matches, Optional<String> distrust) {
    return new Sighting.Connected(
        Optional.of(
            new Sighting.Secured(
                "TLSv1.3",
                "CN=api.example.com",
                List.of("api.example.com"),
                "CN=Some Authority",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse(until),
                matches,
                distrust)),
        Optional.empty());
  }

  private Answer look(Call call) {
    Sighting met =
        switch (call) {
          case Call.Dns dns -> names.apply(dns);
          case Call.Tcp _ -> port;
          case Call.Tftp _ -> new Sighting.TftpAnswered("error 1");
          default -> throw new AssertionError("the preflight does not send " + call);
        };
    return new Answer(
        new Outcome.Done(new Fact.Probed(met)),
        OptionalInt.empty(),
        ServerHints.NONE,
        "the network");
  }

  private Summary examine(
      Optional<DesiredFleet> fleet, PlatformHosts hosts, Optional<Connections.Opened> opened)
      throws InterruptedException {
    World world =
        new World(
            InstantSource.fixed(NOW),
            InstantSource.fixed(NOW),
            () -> new Random(1),
            this::look,
            new StopButton());
    Checkup checkup =
        new Checkup(
            world,
            it -> {
              if (it instanceof Happening.Checked(Check check)) {
                checks.add(check);
              } else {
                others.add(it);
              }
            });
    return checkup.examine(
        List.of(Check.ok("file", "good")), fleet, hosts, opened, GateOptions.ORDINARY);
  }

  private Summary hostsOnly(PlatformHosts hosts) throws InterruptedException {
    return examine(Optional.empty(), hosts, Optional.empty());
  }

  private static DesiredFleet fleet() {
    return new DesiredFleet(
        new Organization(
            Organization.Api.GUIDE,
            new Position("fleet.yaml", 2, 3),
            Optional.empty(),
            Optional.of("acme"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Limits.DEFAULT,
        RolloutOptions.DEFAULT,
        new SecretSettings(Set.of()),
        List.of(DesiredGroup.named(new GroupName("hq"))),
        List.of(),
        List.of());
  }

  private static Optional<Connections.Opened> nobody() {
    return Optional.of(
        new Connections.Opened.Refused(
            Exit.ACCESS,
            Diagnostic.error("credentials.none", "here", "No credentials.", "None set.", "Set.")));
  }

  @Test
  void aFileThatCannotBeUsedDoesNotKeepTheHostsFromBeingChecked() throws InterruptedException {
    Summary summary = hostsOnly(API);

    assertThat(summary.exit()).isEqualTo(Exit.DONE);
    assertThat(summary.requests()).isZero();
    assertThat(checks)
        .extracting(Check::name, Check::status)
        .containsExactly(
            tuple("file", Check.Status.OK),
            tuple("dns", Check.Status.OK),
            tuple("tls", Check.Status.OK),
            tuple("platform", Check.Status.SKIPPED),
            tuple("org", Check.Status.SKIPPED),
            tuple("region", Check.Status.SKIPPED),
            tuple("rate", Check.Status.SKIPPED),
            tuple("permission", Check.Status.SKIPPED));
    assertThat(checks.get(2).words()).contains("TLSv1.3", "until 2027-01-01", "Some Authority");
  }

  @Test
  void aHostWithoutAnAddressFailsWithSeventyFive() throws InterruptedException {
    names = asked -> new Sighting.ResolverFailed("SERVFAIL");

    assertThat(hostsOnly(API).exit().code()).isEqualTo(75);
    assertThat(checks).extracting(Check::name).doesNotContain("tls");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-01T00:00:00Z, false, '',      FAIL, it is not for api.example.com",
    "2026-02-28T00:00:00Z, true,  '',      FAIL, it is not valid today",
    "2027-01-01T00:00:00Z, true,  no path, FAIL, no path",
    "2026-03-20T00:00:00Z, true,  '',      WARN, until 2026-03-20"
  })
  void theCertificateOfAHostIsLookedAt(
      String until, boolean matches, String distrust, Check.Status status, String words)
      throws InterruptedException {
    port = secured(until, matches, Optional.of(distrust).filter(it -> !it.isEmpty()));

    Summary summary = hostsOnly(API);

    assertThat(checks.get(2).status()).isEqualTo(status);
    assertThat(checks.get(2).words()).contains(words);
    assertThat(summary.exit())
        .isEqualTo(status == Check.Status.FAIL ? Exit.UNREACHABLE : Exit.WARNINGS);
  }

  @Test
  void aHostThatIsNotReachedFailsWithSeventyFive() throws InterruptedException {
    port = new Sighting.NotConnected(Sighting.NotConnected.Why.TIMED_OUT, "no answer within 5 s");

    assertThat(hostsOnly(API).exit().code()).isEqualTo(75);
    assertThat(checks.get(2).words()).isEqualTo("api.example.com: no answer within 5 s");
  }

  @Test
  void hostsOfOneAddressAreCheckedOnceAndPlainHttpAndProxiesAreNot() throws InterruptedException {
    hostsOnly(hosts("https://api.example.com/a", "https://api.example.com/b"));
    assertThat(checks).filteredOn(check -> check.name().equals("tls")).hasSize(1);
    checks.clear();

    hostsOnly(hosts("http://127.0.0.1:8080"));
    hostsOnly(new PlatformHosts(API.bases(), Optional.of("http://proxy.example.com:3128")));
    assertThat(checks)
        .filteredOn(check -> check.name().equals("tls"))
        .extracting(Check::status)
        .containsExactly(Check.Status.SKIPPED, Check.Status.SKIPPED);
  }

  @Test
  void withoutCredentialsNamesAndPortsAreLookedAtAllTheSame() throws InterruptedException {
    Summary summary = examine(Optional.of(fleet()), API, nobody());

    assertThat(summary.exit().code()).isEqualTo(4);
    assertThat(checks)
        .contains(Check.fail("credentials", Exit.ACCESS, "No credentials. None set.", "Set."));
    assertThat(checks).extracting(Check::words).contains("hq: hq.genesyscloud.com: 203.0.113.10");
    assertThat(others).hasAtLeastOneElementOfType(Happening.DhcpWanted.class);
  }

  @Test
  void theWorstOfAllChecksIsHowItEnds() throws InterruptedException {
    names = asked -> new Sighting.ResolverFailed("SERVFAIL");

    assertThat(examine(Optional.of(fleet()), API, nobody()).exit()).isEqualTo(Exit.ACCESS);
    assertThat(checks)
        .extracting(Check::exit)
        .contains(Exit.UNREACHABLE, Exit.ACCESS, Exit.WARNINGS);
  }
}
