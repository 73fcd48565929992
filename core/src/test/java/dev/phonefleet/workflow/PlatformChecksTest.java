package dev.phonefleet.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Position;
import dev.phonefleet.desired.ReachCheck;
import dev.phonefleet.desired.Readiness;
import dev.phonefleet.desired.RolloutOptions;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.ServerHints;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlatformChecksTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final Position AT = new Position("fleet.yaml", 2, 3);
  private static final Optional<Live.Tenant> TENANT = tenant("Acme", "us-east-1");

  private final Heard heard = new Heard(InstantSource.fixed(NOW));

  private static Optional<Live.Tenant> tenant(String name, @Nullable String region) {
    return Optional.of(new Live.Tenant("t1", name, Optional.ofNullable(region), false));
  }

  private static DesiredFleet fleet(
      @Nullable String region, @Nullable String pin, DesiredGroup... groups) {
    return new DesiredFleet(
        new Organization(
            Organization.Api.GUIDE,
            AT,
            Optional.ofNullable(region),
            Optional.of("acme"),
            Optional.ofNullable(pin),
            Optional.empty(),
            Optional.empty()),
        Limits.DEFAULT,
        RolloutOptions.DEFAULT,
        new SecretSettings(Set.of()),
        List.of(groups),
        List.of(),
        List.of());
  }

  private static DesiredGroup group(String name, @Nullable String region) {
    return new DesiredGroup(
        new GroupName(name),
        AT,
        GroupFields.NOTHING,
        Optional.ofNullable(region),
        false,
        Readiness.DEFAULT,
        NameCheck.DEFAULT,
        ReachCheck.DEFAULT,
        List.of(),
        false,
        List.of());
  }

  private static Live.Group live(String name, GroupStatus status, @Nullable String region) {
    return new Live.Group(
        "id-" + name,
        new GroupName(name),
        GroupFields.NOTHING,
        status,
        status.name(),
        Optional.empty(),
        Optional.ofNullable(region),
        Optional.empty());
  }

  private static Gathered found(Optional<Live.Tenant> tenant, Live.Group... groups) {
    Map<GroupName, Live.Group> byName = new HashMap<>();
    List.of(groups).forEach(group -> byName.put(group.name(), group));
    return new Gathered(
        new LiveFleet(tenant, byName, NOW, Map.of()), Map.of(), List.of(), Optional.empty());
  }

  private static Gathered stopped(Exit exit, String code) {
    Diagnostic why = Diagnostic.error(code, "the API", "It went wrong.", "Because.", "Do this.");
    LiveFleet nothing = new LiveFleet(Optional.empty(), Map.of(), Instant.MIN, Map.of());
    return new Gathered(nothing, Map.of(), List.of(why), Optional.of(exit));
  }

  private void hears(Optional<Instant> serverTime, OptionalInt allowed, OptionalInt used) {
    heard.accept(
        new Answer(
            new Outcome.Throttled(),
            OptionalInt.of(200),
            new ServerHints(Optional.empty(), Optional.empty(), allowed, used, serverTime),
            "api.test"));
  }

  private List<Check> checks(DesiredFleet fleet, Gathered gathered) {
    return PlatformChecks.of(fleet, gathered, heard);
  }

  private List<Check> named(String name, DesiredFleet fleet, Gathered gathered) {
    return checks(fleet, gathered).stream().filter(check -> check.name().equals(name)).toList();
  }

  private Check one(String name) {
    List<Check> checks = named(name, fleet(null, null), found(TENANT));
    assertThat(checks).hasSize(1);
    return checks.getFirst();
  }

  @Test
  void aPlatformThatIsAsTheFileHasItNeedsNothing() {
    List<Check> checks =
        checks(
            fleet("us-east-1", "acme", group("hq", null)),
            found(TENANT, live("hq", GroupStatus.ACTIVE, "mypurecloud.com")));

    assertThat(checks).extracting(Check::exit).containsOnly(Exit.DONE);
    assertThat(checks).extracting(Check::name).contains("token", "clock", "tenant", "region");
  }

  @ParameterizedTest
  @ValueSource(strings = {"login.refused", "api.unauthorized"})
  void aRefusedLoginFailsWithFour(String code) {
    List<Check> checks = checks(fleet(null, null), stopped(Exit.ACCESS, code));

    assertThat(checks)
        .contains(Check.fail("token", Exit.ACCESS, "It went wrong. Because.", "Do this."));
    assertThat(checks).filteredOn(check -> check.name().equals("token")).hasSize(1);
    assertThat(Exit.ACCESS.code()).isEqualTo(4);
  }

  @Test
  void aLoginThatMayNotReadIsNoRefusedLogin() {
    List<Check> checks = checks(fleet(null, null), stopped(Exit.ACCESS, "api.forbidden"));

    assertThat(checks)
        .contains(
            Check.ok("token", "the OAuth client may log in"),
            Check.fail("platform", Exit.ACCESS, "It went wrong. Because.", "Do this."));
  }

  @Test
  void aPlatformThatDoesNotAnswerFailsWithItsOwnExitAndSaysNothingOfTheToken() {
    List<Check> checks = checks(fleet(null, null), stopped(Exit.UNREACHABLE, "api.out-of-reach"));

    assertThat(checks)
        .extracting(Check::name)
        .containsExactly("platform", "clock", "tenant", "region", "rate", "permission");
    assertThat(checks.getFirst().exit()).isEqualTo(Exit.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "0,   OK,   agrees",
    "29,  OK,   agrees",
    "-29, OK,   agrees",
    "30,  OK,   agrees",
    "31,  WARN, 31 s behind the platform",
    "-31, WARN, 31 s ahead of the platform"
  })
  void aClockThatIsMoreThanThirtySecondsOffIsWarnedAbout(
      long serverIsAhead, Check.Status status, String words) {
    hears(Optional.of(NOW.plusSeconds(serverIsAhead)), OptionalInt.empty(), OptionalInt.empty());

    assertThat(one("clock").status()).isEqualTo(status);
    assertThat(one("clock").words()).contains(words);
  }

  @Test
  void aPlatformThatTellsNoTimeLeavesTheClockUnchecked() {
    assertThat(one("clock").status()).isEqualTo(Check.Status.SKIPPED);
  }

  @Test
  void theClockIsToldAlsoWhereTheLoginWasRefused() {
    hears(Optional.of(NOW.plusSeconds(600)), OptionalInt.empty(), OptionalInt.empty());

    assertThat(named("clock", fleet(null, null), stopped(Exit.ACCESS, "login.refused")))
        .extracting(Check::status)
        .containsExactly(Check.Status.WARN);
  }

  @ParameterizedTest
  @CsvSource({
    "300, 12,  OK,   12 of 300 requests used",
    "300, 240, OK,   240 of 300 requests used",
    "300, 241, WARN, 241 of 300 requests used"
  })
  void theRateIsToldWithAWarningWhereLittleIsLeft(
      int allowed, int used, Check.Status status, String words) {
    hears(Optional.empty(), OptionalInt.of(allowed), OptionalInt.of(used));

    assertThat(one("rate").status()).isEqualTo(status);
    assertThat(one("rate").words()).contains(words, "at most 10 requests a second per group");
  }

  @Test
  void aPlatformWithoutRateHeadersIsNoTrouble() {
    assertThat(one("rate").status()).isEqualTo(Check.Status.SKIPPED);
    assertThat(one("rate").words())
        .contains("sends no rate headers", "at most 10 requests a second per group");
  }

  @Test
  void theNewestHeadersCountAndAnAnswerWithoutThemChangesNothing() {
    hears(Optional.empty(), OptionalInt.of(300), OptionalInt.of(1));
    hears(Optional.empty(), OptionalInt.of(300), OptionalInt.of(7));
    hears(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    assertThat(one("rate").words()).startsWith("7 of 300");
  }

  @Test
  void thePermissionsThatCannotBeCheckedAreNamed() {
    Check permission = one("permission");

    assertThat(permission.status()).isEqualTo(Check.Status.SKIPPED);
    assertThat(permission.words())
        .contains(
            "Telephony:EdgeGroup:Read",
            "Telephony:EdgeGroup:Write",
            "Telephony:Phone:Read",
            "Telephony:Phone:Write",
            "urn:genesys:telephony:edgegroup:read",
            "phone:write");
  }

  @Test
  void anotherOrganisationThanThePinnedOneFailsWithNine() {
    assertThat(named("pin", fleet(null, "Other Ltd"), found(TENANT)))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.status()).isEqualTo(Check.Status.FAIL);
          assertThat(check.exit()).isEqualTo(Exit.POLICY);
          assertThat(check.words()).contains("\"Acme\"", "\"Other Ltd\"");
        });
    assertThat(Exit.POLICY.code()).isEqualTo(9);
  }

  @Test
  void aPinThatNobodyCanConfirmFailsWithNine() {
    assertThat(named("pin", fleet(null, "Acme"), found(Optional.empty())))
        .extracting(Check::exit)
        .containsExactly(Exit.POLICY);
  }

  @Test
  void aPinThatFitsIsNotMentioned() {
    assertThat(named("pin", fleet(null, "ACME"), found(TENANT))).isEmpty();
  }

  @Test
  void aGroupDeclaredInAnotherRegionFailsWithNine() {
    assertThat(named("region", fleet(null, null, group("hq", "eu-west-1")), found(TENANT)))
        .extracting(Check::status, Check::exit)
        .containsExactly(tuple(Check.Status.FAIL, Exit.POLICY));
  }

  @Test
  void aGroupThatLandedInAnotherRegionFailsWithNine() {
    List<Check> checks =
        named(
            "region",
            fleet(null, null, group("hq", null), group("branch", null)),
            found(
                TENANT,
                live("hq", GroupStatus.ACTIVE, "eu-west-1"),
                live("branch", GroupStatus.ACTIVE, "us-east-1")));

    assertThat(checks)
        .extracting(Check::exit, Check::words)
        .containsExactly(tuple(Exit.POLICY, "Group hq is in eu-west-1, expected is us-east-1."));
  }

  @Test
  void anotherRegionOfTheHostsThanTheTenantsIsAWarning() {
    assertThat(named("region", fleet("eu-west-1", null), found(TENANT)))
        .extracting(Check::status)
        .containsExactly(Check.Status.WARN);
  }

  @Test
  void aTenantThatCannotBeReadIsAWarning() {
    Diagnostic unchecked =
        Diagnostic.warning("region.unchecked", "tenant", "Unread.", "404 not found", "By hand.");
    Gathered gathered =
        new Gathered(
            new LiveFleet(Optional.empty(), Map.of(), NOW, Map.of()),
            Map.of(),
            List.of(unchecked),
            Optional.empty());

    assertThat(named("tenant", fleet(null, null), gathered))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.exit()).isEqualTo(Exit.WARNINGS);
          assertThat(check.words()).contains("404 not found");
        });
  }

  @Test
  void groupsAreCountedAndThoseThatDoNotServeAreNamed() {
    List<Check> checks =
        checks(
            fleet(null, null, group("a", null), group("b", null), group("c", null)),
            found(
                TENANT,
                live("a", GroupStatus.ACTIVE, null),
                live("b", GroupStatus.CONFIGURING, null)));

    assertThat(checks).contains(Check.ok("groups", "1 of 3 edge groups ACTIVE, 1 not created yet"));
    assertThat(checks)
        .filteredOn(check -> check.name().equals("group"))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.status()).isEqualTo(Check.Status.WARN);
          assertThat(check.words()).isEqualTo("b is CONFIGURING, not ACTIVE");
        });
  }
}
