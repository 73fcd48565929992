package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.Refusals.Permission;
import dev.phonefleet.simulator.scenario.Scenario;
import java.time.Duration;
import java.util.Set;

/** What is refused or noted whatever the object looks like: permissions, regions, bad manners. */
final class Policy {
  private final Scenario scenario;
  private final Pace pace;
  private final View view;
  private final Tally tally;

  Policy(Scenario scenario, Pace pace, View view, Tally tally) {
    this.scenario = scenario;
    this.pace = pace;
    this.view = view;
    this.tally = tally;
  }

  void require(Permission permission) {
    if (scenario.refusals().denied().contains(permission)) {
      throw new Refusal(
          403,
          "missing.permissions",
          "You are not authorized to perform the requested action. Missing the following"
              + " permission(s): ["
              + permission.words()
              + "]");
    }
  }

  /** Refuses a phone write across regions. */
  void requireRegion(EdgeGroup group) {
    String home = scenario.tenant().defaultRegion();
    if (group.region().equalsIgnoreCase(home) || scenario.tenant().crossRegionRouting()) {
      return;
    }
    throw switch (scenario.refusals().foreignRegion()) {
      case FORBIDDEN ->
          new Refusal(
              403,
              "forbidden",
              "Cross-region routing is restricted: the edge group is in "
                  + group.region()
                  + ", the organization in "
                  + home);
      case NOT_FOUND -> Refusal.notFound("Resource not found");
    };
  }

  /** Refuses unknown edges. */
  void requireEdge(String edge) {
    boolean known =
        scenario.groups().edges().map((Set<String> edges) -> edges.contains(edge)).orElse(true);
    if (!known) {
      throw Refusal.badRequest("The edge \"" + edge + "\" does not exist in this organization");
    }
  }

  /**
   * Whether the group is ACTIVE, or was so lately that a careful client could not know better. If
   * not, writing to its phones is a broken rule.
   */
  boolean noteWriteInto(EdgeGroup group, String what) {
    Duration elapsed = pace.elapsed(group.life().since());
    if (group.life().held(GroupStatus.ACTIVE, elapsed.minus(grace()), elapsed)) {
      return true;
    }
    tally.broken(
        what + " while edge group " + group.name() + " was " + view.status(group) + ", not ACTIVE");
    return false;
  }

  /** Refuses to touch a busy phone; a broken rule, unless somebody else has just made it busy. */
  void refuseBusy(Phone phone, String what, int status) {
    PhoneState state = view.state(phone);
    if (!state.busy()) {
      return;
    }
    Duration elapsed = pace.elapsed(phone.life().since());
    Duration busyFor = elapsed.minus(phone.life().entered(elapsed));
    if (!phone.foreign() || busyFor.compareTo(grace()) > 0) {
      tally.broken(what + ' ' + phone.mac() + " while it was " + state);
    }
    throw new Refusal(
        status,
        status == 409 ? "conflict" : "unprocessable.entity",
        "The phone cannot be changed at this time");
  }

  private Duration grace() {
    return pace.platform(scenario.limits().activeGrace());
  }
}
