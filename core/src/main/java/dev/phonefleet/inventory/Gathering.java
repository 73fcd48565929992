package dev.phonefleet.inventory;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.PacedReads;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The machine that lists the platform: the tenant, its groups, and the phones of those wanted. */
public final class Gathering implements Machine<Gathering.Listed, Gathered> {
  /** A group's phones have been listed. */
  public record Listed(GroupName group, int phones) {}

  private static final Call.Look TENANT =
      new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty()));

  private final Predicate<GroupName> wanted;
  private final Reads reads;
  private final Listings listings;
  private final PacedReads paced;
  private final Map<GroupName, Live.Group> groups = new TreeMap<>();
  private final Map<GroupName, List<Live.Phone>> phones = new TreeMap<>();
  private final Map<GroupName, String> unlisted = new TreeMap<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<Listed> events = new ArrayList<>();
  private final boolean withTenant;
  private Optional<Live.Tenant> tenant = Optional.empty();
  private Instant groupsAskedAt = Instant.MIN;
  private Optional<Exit> stopped = Optional.empty();
  private boolean begun;

  /**
   * @param wanted the groups whose phones are wanted
   * @param withTenant whether the tenant's region is wanted
   */
  public Gathering(Predicate<GroupName> wanted, boolean withTenant, Reads reads, Budget budget) {
    this.wanted = wanted;
    this.withTenant = withTenant;
    this.reads = reads;
    this.listings = new Listings(reads);
    this.paced = new PacedReads(reads, budget);
  }

  @Override
  public Gathered result() {
    LiveFleet fleet = new LiveFleet(tenant, Map.copyOf(groups), groupsAskedAt, Map.copyOf(phones));
    return new Gathered(fleet, Map.copyOf(unlisted), List.copyOf(findings), stopped);
  }

  @Override
  public Turn<Listed> turn(Input input, Instant now) {
    if (!begun) {
      begun = true;
      begin();
    }
    Set<Long> throttled = paced.heed(input, now);
    if (input instanceof Input.Stop(Exit exit, Diagnostic why)) {
      stop(exit, Optional.of(why));
    }
    List<Step> steps = stopped.isPresent() ? List.of() : reads.steps(now);
    List<Listed> told = List.copyOf(events);
    events.clear();
    boolean finished = stopped.isPresent() || reads.idle();
    Set<Long> recalled = stopped.isEmpty() ? throttled : Set.of();
    return new Turn<>(steps, recalled, told, reads.wakeAt(now), finished);
  }

  private void begin() {
    if (withTenant) {
      reads.ask(TENANT, ended -> tenant(ended.what()));
    }
    listings.list(new Call.Listing(Call.Kind.GROUP, Optional.empty()), this::groups);
  }

  private void tenant(AfterRead what) {
    switch (what) {
      case AfterRead.Use(Fact.Seen(Live.Tenant seen)) -> tenant = Optional.of(seen);
      case AfterRead.Deny(String words) ->
          stop(
              Exit.ACCESS,
              Optional.of(
                  Diagnostic.error(
                      "api.forbidden",
                      "tenant",
                      "The tenant may not be read.",
                      words,
                      "Give the OAuth client a role with the telephony permissions.")));
      case AfterRead.Absent(String words) -> unchecked(words);
      case AfterRead.Fail(String words) -> unchecked(words);
      case AfterRead.Again(_, String words) -> unchecked(words);
      case AfterRead.Use _ -> unchecked("an answer that is no tenant");
    }
  }

  private void unchecked(String words) {
    findings.add(
        Diagnostic.warning(
            "region.unchecked",
            "tenant",
            "The tenant's default region could not be read, so regions are not checked.",
            words,
            "Compare the groups' region with the tenant's by hand before phones are moved there."));
  }

  private void groups(Listings.Result result) {
    switch (result) {
      case Listings.Result.Complete(List<Live> seen, Instant askedAt) -> {
        groupsAskedAt = askedAt;
        for (Live live : seen) {
          if (live instanceof Live.Group group) {
            groups.putIfAbsent(group.name(), group);
          }
        }
        groups.values().stream().filter(group -> wanted.test(group.name())).forEach(this::phonesOf);
      }
      case Listings.Result.Denied(String words) ->
          stop(
              Exit.ACCESS,
              Optional.of(
                  Diagnostic.error(
                      "api.forbidden",
                      "edge groups",
                      "The edge groups may not be listed.",
                      words,
                      "Give the OAuth client a role with Telephony:EdgeGroup:Read.")));
      case Listings.Result.Incomplete(_, _, String words) -> noGroups(words);
      case Listings.Result.Absent(String words) -> noGroups(words);
      case Listings.Result.Failed(String words) -> noGroups(words);
    }
  }

  private void noGroups(String words) {
    stop(
        Exit.UNREACHABLE,
        Optional.of(
            Diagnostic.error(
                "api.no-groups",
                "edge groups",
                "The edge groups could not be listed.",
                words,
                "Check organization.api and the host, then run the same command again.")));
  }

  private void phonesOf(Live.Group group) {
    Home home = new Home.InGroup(group.id());
    listings.list(
        new Call.Listing(Call.Kind.PHONE, Optional.of(home)), result -> phones(group, result));
  }

  private void phones(Live.Group group, Listings.Result result) {
    switch (result) {
      case Listings.Result.Complete(List<Live> seen, _) -> {
        List<Live.Phone> found = new ArrayList<>(seen.size());
        for (Live live : seen) {
          switch (live) {
            case Live.Phone phone -> found.add(phone);
            case Live.Unreadable(String id, String words) ->
                findings.add(unreadable(group, id, words));
            default -> {}
          }
        }
        phones.put(group.name(), List.copyOf(found));
        events.add(new Listed(group.name(), found.size()));
      }
      case Listings.Result.Denied(String words) ->
          stop(
              Exit.ACCESS,
              Optional.of(
                  Diagnostic.error(
                      "api.forbidden",
                      "group " + group.name(),
                      "The phones of " + group.name() + " may not be listed.",
                      words,
                      "Give the OAuth client a role with Telephony:Phone:Read.")));
      case Listings.Result.Incomplete(_, _, String words) -> unlisted.put(group.name(), words);
      case Listings.Result.Absent(String words) -> unlisted.put(group.name(), words);
      case Listings.Result.Failed(String words) -> unlisted.put(group.name(), words);
    }
  }

  private static Diagnostic unreadable(Live.Group group, String id, String words) {
    return Diagnostic.warning(
        "live.unreadable",
        "phone " + id + " in " + group.name(),
        "A phone on the platform is left out, since it has no readable hardware address.",
        words,
        "Look at that phone in the admin page.");
  }

  private void stop(Exit exit, Optional<Diagnostic> why) {
    if (stopped.isEmpty()) {
      stopped = Optional.of(exit);
      why.ifPresent(findings::add);
      reads.forget();
    }
  }
}
