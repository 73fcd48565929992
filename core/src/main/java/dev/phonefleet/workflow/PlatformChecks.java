package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Region;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Live;
import dev.phonefleet.plan.RegionCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the platform's answers say about credentials, clock, tenant, region and pace. Pure. */
final class PlatformChecks {
  /** Further apart, times in the platform's records and ours are hard to bring together. */
  private static final Duration APART = Duration.ofSeconds(30);

  private static final String PROVED =
      "telephony:plugin:all, proved by listing; it covers writing, too. Stations and user searches"
          + " have permissions of their own";

  private static final String GRANT =
      "Give the OAuth client's role telephony:plugin:all (Telephony > Plugin > All).";

  private PlatformChecks() {}

  static List<Check> of(DesiredFleet fleet, Gathered gathered, Heard heard) {
    List<Check> out = new ArrayList<>();
    Optional<Diagnostic> error =
        gathered.findings().stream().filter(Diagnostic::isError).findFirst();
    boolean noToken =
        error
            .map(Diagnostic::code)
            .filter(code -> code.startsWith("login.") || code.equals("api.unauthorized"))
            .isPresent();
    if (gathered.stopped().isPresent()) {
      Exit exit = gathered.stopped().get();
      String what = error.map(it -> it.what() + " " + it.why()).orElse("The run was stopped.");
      String next = error.map(Diagnostic::next).orElse("");
      if (!noToken && exit == Exit.ACCESS) {
        out.add(Check.ok("token", "the OAuth client may log in"));
      }
      out.add(Check.fail(noToken ? "token" : "platform", exit, what, next));
      out.add(clock(heard));
      out.addAll(none(Optional.of(fleet), "the platform could not be asked"));
      return out;
    }
    out.add(Check.ok("token", "the OAuth client may log in"));
    out.add(clock(heard));
    out.addAll(tenant(fleet, gathered));
    out.addAll(groups(fleet, gathered.fleet()));
    out.add(rate(fleet, heard));
    out.add(published(fleet) ? Check.ok("permission", PROVED) : permission());
    return out;
  }

  private static boolean published(DesiredFleet fleet) {
    return fleet.organization().api() == Organization.Api.PUBLISHED;
  }

  /** What cannot be checked without the platform. */
  static List<Check> none(Optional<DesiredFleet> fleet, String why) {
    boolean guide = fleet.filter(it -> !published(it)).isPresent();
    List<Check> out = new ArrayList<>();
    for (String name : List.of(guide ? "tenant" : "org", "region", "rate")) {
      out.add(Check.skipped(name, why, ""));
    }
    out.add(guide ? permission() : Check.skipped("permission", why, GRANT));
    return out;
  }

  private static Check permission() {
    return Check.skipped(
        "permission",
        "cannot be checked before the first write: Telephony:EdgeGroup:Read,"
            + " Telephony:EdgeGroup:Write, Telephony:Phone:Read, Telephony:Phone:Write, and the"
            + " scopes urn:genesys:telephony:edgegroup:read, edgegroup:write, phone:read,"
            + " phone:write",
        "Give the OAuth client a role with them; a refused write ends the run with 4.");
  }

  private static Check clock(Heard heard) {
    if (heard.ahead().isEmpty()) {
      return Check.skipped("clock", "the platform's answers tell no time", "");
    }
    Duration ahead = heard.ahead().get();
    long seconds = Math.abs(ahead.toSeconds());
    return ahead.abs().compareTo(APART) <= 0
        ? Check.ok("clock", "agrees with the platform's")
        : Check.warn(
            "clock",
            "this host's clock is "
                + seconds
                + " s "
                + (ahead.isNegative() ? "ahead of" : "behind")
                + " the platform's",
            "Let NTP set it; certificates and times in reports depend on it.");
  }

  private static List<Check> tenant(DesiredFleet fleet, Gathered gathered) {
    List<Check> out = new ArrayList<>();
    Optional<Live.Tenant> tenant = gathered.fleet().tenant();
    if (tenant.isEmpty()) {
      String why =
          gathered.findings().stream()
              .filter(finding ->
                  finding.code().equals("region.unchecked")
                      || finding.code().equals("organization.unread"))
              .map(Diagnostic::why)
              .findFirst()
              .orElse("it could not be read");
      out.add(
          Check.warn(
              published(fleet) ? "org" : "tenant",
              "unknown: " + why,
              published(fleet)
                  ? "A pin cannot be held against it."
                  : "Regions are not checked; compare them by hand."));
    } else {
      String region = tenant.get().region().map(it -> ", region " + it).orElse("");
      out.add(
          Check.ok(
              published(fleet) ? "org" : "tenant", "\"" + tenant.get().name() + "\"" + region));
    }
    Pin.refusal(fleet, gathered.fleet())
        .ifPresent(it -> out.add(Check.fail("pin", Exit.POLICY, it.what(), it.next())));
    Optional<String> home = tenant.flatMap(Live.Tenant::region);
    Optional<String> named = fleet.organization().region();
    if (home.isPresent() && named.isPresent() && !Region.aligned(home.get(), named.get())) {
      out.add(
          Check.warn(
              "region",
              "organization.region is " + named.get() + ", the tenant's is " + home.get(),
              "It only picks the hosts; correct it if it is not meant so."));
    }
    return out;
  }

  private static List<Check> groups(DesiredFleet fleet, LiveFleet live) {
    List<Check> out = new ArrayList<>();
    RegionCheck regions = new RegionCheck(live.tenant(), live.layout());
    int aligned = 0;
    int active = 0;
    int absent = 0;
    for (DesiredGroup group : fleet.groups()) {
      Optional<Live.Group> there = live.group(group.name());
      Optional<Diagnostic> mismatch =
          regions.declared(group).or(() -> there.flatMap(it -> regions.landed(group, it)));
      mismatch.ifPresent(it -> out.add(Check.fail("region", Exit.POLICY, it.what(), it.next())));
      aligned += mismatch.isEmpty() ? 1 : 0;
      absent += there.isEmpty() ? 1 : 0;
      boolean serves = there.filter(it -> it.status() == GroupStatus.ACTIVE).isPresent();
      active += serves ? 1 : 0;
      if (there.isPresent() && !serves) {
        out.add(
            Check.warn(
                "group",
                group.name() + " is " + there.get().statusWord() + ", not ACTIVE",
                "apply waits for readiness.timeout; a FAILED one has to be looked at in the admin"
                    + " page."));
      }
    }
    if (aligned == fleet.groups().size()
        && aligned > 0
        && live.tenant().flatMap(Live.Tenant::region).isPresent()) {
      out.add(Check.ok("region", "no mismatch for " + counted(aligned)));
    }
    String words =
        fleet.groups().isEmpty()
            ? counted(live.groups().size()) + " on the platform"
            : active
                + " of "
                + counted(fleet.groups().size())
                + " ACTIVE, "
                + absent
                + " not created yet";
    out.add(Check.ok("groups", words));
    return out;
  }

  private static String counted(int groups) {
    return groups + (groups == 1 ? " edge group" : " edge groups");
  }

  private static Check rate(DesiredFleet fleet, Heard heard) {
    int tokens = fleet.organization().tokens();
    String ours =
        published(fleet)
            ? "at most "
                + fleet.limits().requestsPerMinute().orElse(300)
                + " requests a minute"
                + (tokens > 1 ? " on each of " + tokens + " tokens" : "")
            : "at most "
                + fleet.limits().requestsPerSecondPerGroup()
                + " requests a second per group";
    if (heard.allowed().isEmpty()) {
      return Check.skipped("rate", "the platform sends no rate headers; " + ours, "");
    }
    int allowed = heard.allowed().getAsInt();
    String used = heard.used().isPresent() ? heard.used().getAsInt() + " of " : "";
    boolean tight = heard.used().isPresent() && heard.used().getAsInt() > allowed * 0.8;
    String words = used + allowed + " requests used in this window; " + ours;
    return tight
        ? Check.warn("rate", words, "Somebody else uses the same credentials; it will be slower.")
        : Check.ok("rate", words);
  }
}
