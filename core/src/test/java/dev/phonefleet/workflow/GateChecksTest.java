package dev.phonefleet.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.gate.NetworkPath;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.gate.Targets;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GateChecksTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final Diagnostic NAME_CLOSED =
      Diagnostic.error("dns.closed", "group hq", "It does not resolve.", "Not yet.", "Wait.");
  private static final Diagnostic PORT_CLOSED =
      Diagnostic.error("reach.closed", "group hq", "Not reachable: 443.", "Dropped.", "Open it.");

  private static Targets targets(String group) {
    return Targets.of(
        DesiredGroup.named(new GroupName(group)), Optional.empty(), GateOptions.ORDINARY);
  }

  private static PathReport report(
      String group, GateState names, GateState ports, Diagnostic... findings) {
    return new PathReport(
        targets(group),
        names,
        "said of names",
        names != GateState.OPEN,
        ports,
        "said of ports",
        new LinkedHashMap<>(),
        Map.of(),
        List.of(findings));
  }

  private static LiveFleet live(Map<String, GroupStatus> groups) {
    Map<GroupName, Live.Group> byName = new HashMap<>();
    groups.forEach((name, status) ->
        byName.put(
            new GroupName(name),
            new Live.Group(
                "id-" + name,
                new GroupName(name),
                GroupFields.NOTHING,
                status,
                status.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
    return new LiveFleet(Optional.empty(), byName, NOW, Map.of());
  }

  private static List<Check> active(PathReport report) {
    return GateChecks.of(
        List.of(report),
        live(Map.of(report.targets().name().value(), GroupStatus.ACTIVE)),
        true,
        true);
  }

  private static List<Check> absent(PathReport report) {
    return GateChecks.of(List.of(report), live(Map.of()), true, true);
  }

  @Test
  void goodNamesAndPortsAreToldInTheirOwnWords() {
    assertThat(active(report("hq", GateState.OPEN, GateState.OPEN)))
        .containsExactly(
            Check.ok("dns", "hq: said of names"), Check.ok("reach", "hq: said of ports"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SHUT", "CLOSED"})
  void aClosedNameOfAnActiveGroupFailsWithSix(GateState names) {
    assertThat(active(report("hq", names, GateState.UNSEEN, NAME_CLOSED)))
        .filteredOn(check -> check.name().equals("dns"))
        .containsExactly(Check.fail("dns", Exit.GATE, "hq: said of names", "Not yet. Wait."));
    assertThat(Exit.GATE.code()).isEqualTo(6);
  }

  @Test
  void aClosedNameOfAGroupThatIsNotThereYetIsAWarning() {
    assertThat(absent(report("hq", GateState.SHUT, GateState.UNSEEN, NAME_CLOSED)))
        .filteredOn(check -> check.name().equals("dns"))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.status()).isEqualTo(Check.Status.WARN);
          assertThat(check.exit()).isEqualTo(Exit.WARNINGS);
          assertThat(check.fix()).contains("ninety seconds");
        });
  }

  @ParameterizedTest
  @EnumSource(value = GroupStatus.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
  void aClosedNameOfAGroupThatIsNotActiveYetIsAWarning(GroupStatus status) {
    List<Check> checks =
        GateChecks.of(
            List.of(report("hq", GateState.SHUT, GateState.UNSEEN, NAME_CLOSED)),
            live(Map.of("HQ", status)),
            true,
            true);

    assertThat(checks).extracting(Check::exit).doesNotContain(Exit.GATE);
  }

  @Test
  void portsAreNotLookedAtWhileTheNameDoesNotResolve() {
    assertThat(active(report("hq", GateState.SHUT, GateState.UNSEEN, NAME_CLOSED)))
        .filteredOn(check -> check.name().equals("reach"))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.status()).isEqualTo(Check.Status.SKIPPED);
          assertThat(check.words()).contains("while the name does not resolve");
        });
  }

  @Test
  void aWrittenPortThatIsClosedFailsWithSix() {
    assertThat(active(report("hq", GateState.OPEN, GateState.SHUT, PORT_CLOSED)))
        .containsExactly(
            Check.ok("dns", "hq: said of names"),
            Check.fail("reach", Exit.GATE, "hq: said of ports", "Dropped. Open it."));
  }

  @Test
  void aWrittenPortOfAGroupThatIsNotThereYetIsAWarning() {
    assertThat(absent(report("hq", GateState.OPEN, GateState.SHUT, PORT_CLOSED)))
        .filteredOn(check -> check.name().equals("reach"))
        .singleElement()
        .extracting(Check::status)
        .isEqualTo(Check.Status.WARN);
  }

  @Test
  void aPortThatIsOnlyLookedAtIsAWarning() {
    assertThat(active(report("hq", GateState.OPEN, GateState.WATCHED, PORT_CLOSED.softened())))
        .containsExactly(
            Check.ok("dns", "hq: said of names"),
            Check.warn("reach", "hq: Not reachable: 443.", "Open it."));
  }

  @Test
  void portsThatAreOnlyLookedAtAreFineWhereNothingIsWrong() {
    assertThat(active(report("hq", GateState.OPEN, GateState.WATCHED)))
        .contains(Check.ok("reach", "hq: said of ports"));
  }

  @Test
  void otherFindingsAreWarningsOfTheirGate() {
    Diagnostic differs = Diagnostic.warning("dns.differs", "group hq", "They differ.", "", "See.");
    Diagnostic expired = Diagnostic.warning("reach.certificate-expired", "hq", "Old.", "", "New.");

    assertThat(active(report("hq", GateState.OPEN, GateState.OPEN, differs, expired)))
        .contains(
            Check.warn("dns", "hq: They differ.", "See."), Check.warn("reach", "hq: Old.", "New."));
  }

  @Test
  void aHostThatMayNotBeLookedAtIsSkippedAndWarnedAbout() {
    Diagnostic foreign =
        Diagnostic.warning("dns.foreign-host", "group hq", "A foreign host.", "", "Allow it.");

    assertThat(active(report("hq", GateState.UNPROBED, GateState.UNPROBED, foreign)))
        .extracting(Check::name, Check::status)
        .containsExactly(tuple("dns", Check.Status.SKIPPED), tuple("dns", Check.Status.WARN));
  }

  @Test
  void gatesThatAreSkippedOnRequestFailNothing() {
    GateOptions nothing = new GateOptions(true, true, Set.of(), Optional.empty());
    NetworkPath path = new NetworkPath(targets("hq"), nothing, true);
    path.begin(NOW);

    assertThat(active(path.report(NOW)))
        .extracting(Check::name, Check::status)
        .containsExactly(tuple("dns", Check.Status.SKIPPED), tuple("reach", Check.Status.SKIPPED));
  }

  private static List<PathReport> good(int groups) {
    return IntStream.range(0, groups)
        .mapToObj(i -> report("g" + i, GateState.OPEN, GateState.OPEN))
        .toList();
  }

  @Test
  void fiveGoodGroupsAreToldOneByOne() {
    assertThat(GateChecks.of(good(5), live(Map.of()), true, true))
        .hasSize(10)
        .extracting(Check::words)
        .contains("g4: said of names", "g4: said of ports");
  }

  @Test
  void moreGoodGroupsBecomeOneLineForEachGate() {
    assertThat(GateChecks.of(good(50), live(Map.of()), true, true))
        .containsExactly(
            Check.ok("dns", "nothing to be said about 50 groups"),
            Check.ok("reach", "nothing to be said about 50 groups"));
  }

  @Test
  void whatIsNotGoodIsToldAllTheSame() {
    List<PathReport> reports =
        IntStream.range(0, 8)
            .mapToObj(i ->
                i == 3
                    ? report("g3", GateState.SHUT, GateState.UNSEEN, NAME_CLOSED)
                    : report("g" + i, GateState.OPEN, GateState.OPEN))
            .toList();

    assertThat(GateChecks.of(reports, live(Map.of("g3", GroupStatus.ACTIVE)), true, true))
        .extracting(Check::status, Check::words)
        .containsExactly(
            tuple(Check.Status.OK, "nothing to be said about 7 groups"),
            tuple(Check.Status.FAIL, "g3: said of names"),
            tuple(Check.Status.OK, "nothing to be said about 7 groups"),
            tuple(Check.Status.SKIPPED, "g3: not looked at while the name does not resolve"));
  }

  @Test
  void aGroupThatSomethingIsSaidAboutIsNotAmongThoseOfWhichNothingIsSaid() {
    Diagnostic expired = Diagnostic.warning("reach.certificate-expired", "g0", "Old.", "", "New.");
    List<PathReport> reports = new ArrayList<>(good(6));
    reports.add(report("g9", GateState.OPEN, GateState.OPEN, expired));

    assertThat(GateChecks.of(reports, live(Map.of()), true, true))
        .filteredOn(check -> check.name().equals("reach"))
        .extracting(Check::words)
        .contains("nothing to be said about 6 groups", "g9: Old.");
  }
}
