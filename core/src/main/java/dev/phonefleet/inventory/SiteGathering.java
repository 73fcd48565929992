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
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The machine that lists an organisation whose phones live at sites: once for each kind of object,
 * and the phones of the organisation or of the wanted sites, whichever is fewer pages.
 */
public final class SiteGathering implements Machine<Gathering.Listed, Gathered> {
  private static final Call.Look TENANT =
      new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty()));

  private final Wanted wanted;
  private final Reads reads;
  private final Listings listings;
  private final PacedReads paced;
  private final People people;
  private final Map<Call.Kind, List<Live>> objects = new EnumMap<>(Call.Kind.class);
  private final Map<GroupName, List<Live.Phone>> phones = new TreeMap<>();
  private final Map<GroupName, String> unlisted = new TreeMap<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<Gathering.Listed> events = new ArrayList<>();
  private Map<GroupName, Live.Group> groups = new TreeMap<>();
  private Map<String, GroupName> sites = Map.of();
  private Optional<List<Live.Phone>> everyPhone = Optional.empty();
  private Optional<Live.Tenant> tenant = Optional.empty();
  private Instant edgesAskedAt = Instant.MIN;
  private Optional<Exit> stopped = Optional.empty();
  private boolean begun;
  private boolean phonesBegun;

  /** Lists what is wanted. */
  public SiteGathering(Wanted wanted, Reads reads, Budget budget) {
    this.wanted = wanted;
    this.reads = reads;
    this.listings = new Listings(reads);
    this.paced = new PacedReads(reads, budget);
    this.people = new People(wanted.people(), listings);
  }

  @Override
  public Gathered result() {
    Map<Call.Kind, List<Live>> known = new EnumMap<>(objects);
    if (!wanted.people().isEmpty()) {
      known.put(Call.Kind.USER, List.copyOf(people.found()));
    }
    Map<Call, String> silent = new HashMap<>();
    people
        .silent()
        .ifPresent(
            words -> silent.put(new Call.ListPage(Call.Listing.all(Call.Kind.USER), 1), words));
    Catalogue catalogue =
        new Catalogue(known, Map.of(), Map.of(), everyPhone, people.refused(), silent);
    LiveFleet fleet =
        new LiveFleet(
            Layout.AT_SITES,
            tenant,
            Map.copyOf(groups),
            edgesAskedAt,
            Map.copyOf(phones),
            sites,
            catalogue);
    return new Gathered(fleet, Map.copyOf(unlisted), List.copyOf(findings), stopped);
  }

  @Override
  public Turn<Gathering.Listed> turn(Input input, Instant now) {
    if (!begun) {
      begun = true;
      begin();
    }
    Set<Long> throttled = paced.heed(input, now);
    if (input instanceof Input.Stop(Exit exit, Diagnostic why)) {
      stop(exit, why);
    }
    if (stopped.isEmpty()) {
      people.pump(now);
      phonesOnce();
    }
    List<Step> steps = stopped.isPresent() ? List.of() : reads.steps(now);
    List<Gathering.Listed> told = List.copyOf(events);
    events.clear();
    boolean finished = stopped.isPresent() || (reads.idle() && people.over() && phonesBegun);
    Optional<Instant> wakeAt =
        people
            .wakeAt()
            .or(() -> reads.wakeAt(now))
            .map(at -> reads.wakeAt(now).filter(other -> other.isBefore(at)).orElse(at));
    return new Turn<>(steps, stopped.isEmpty() ? throttled : Set.of(), told, wakeAt, finished);
  }

  private void begin() {
    if (wanted.tenant()) {
      reads.ask(TENANT, ended -> tenant(ended.what()));
    }
    if (wanted.everything() || !wanted.declared().isEmpty()) {
      list(Call.Kind.GROUP, "edge groups");
      list(Call.Kind.EDGE, "edges");
    }
    list(Call.Kind.SITE, "sites");
    if (wanted.catalogue()) {
      list(Call.Kind.PHONE_BASE, "phone base settings");
    }
    if (wanted.trunks() || (wanted.catalogue() && wanted.everything())) {
      list(Call.Kind.TRUNK_BASE, "trunk base settings");
    }
  }

  private void list(Call.Kind kind, String words) {
    listings.list(Call.Listing.all(kind), result -> listed(kind, words, result));
  }

  private void listed(Call.Kind kind, String words, Listings.Result result) {
    switch (result) {
      case Listings.Result.Complete(List<Live> seen, Instant askedAt) -> {
        objects.put(kind, seen);
        if (kind == Call.Kind.EDGE) {
          edgesAskedAt = askedAt;
        }
      }
      case Listings.Result.Denied(String why) -> denied(words, why);
      case Listings.Result.Incomplete(_, _, String why) -> failed(words, why);
      case Listings.Result.Absent(String why) -> failed(words, why);
      case Listings.Result.Failed(String why) -> failed(words, why);
    }
  }

  private void denied(String what, String why) {
    stop(
        Exit.ACCESS,
        Diagnostic.error(
            "api.forbidden",
            what,
            "The " + what + " may not be listed.",
            why,
            "Give the OAuth client's role the permission telephony:plugin:all (shown as Telephony"
                + " > Plugin > All)."));
  }

  private void failed(String what, String why) {
    stop(
        Exit.UNREACHABLE,
        Diagnostic.error(
            "api.unlisted",
            what,
            "The " + what + " could not be listed.",
            why,
            "Check organization.api and the host, then run the same command again."));
  }

  private void tenant(AfterRead what) {
    switch (what) {
      case AfterRead.Use(Fact.Seen(Live.Tenant seen)) ->
          tenant = Optional.of(new Live.Tenant(seen.id(), seen.name(), wanted.region(), false));
      case AfterRead.Deny(String words) -> denied("organisation", words);
      case AfterRead.Absent(String words) -> unnamed(words);
      case AfterRead.Fail(String words) -> unnamed(words);
      case AfterRead.Again(_, String words) -> unnamed(words);
      case AfterRead.Use _ -> unnamed("an answer that is no organisation");
    }
  }

  private void unnamed(String words) {
    findings.add(
        Diagnostic.warning(
            "organization.unread",
            "organisation",
            "The organisation's name could not be read.",
            words,
            "Check by its sites that it is the one you mean."));
  }

  /** Once names and people are known, the phones are listed. */
  private void phonesOnce() {
    boolean models = !wanted.catalogue() || objects.containsKey(Call.Kind.PHONE_BASE);
    boolean names = models && objects.containsKey(Call.Kind.SITE) && edgesKnown();
    if (phonesBegun || !people.over() || !names) {
      return;
    }
    phonesBegun = true;
    join();
    Set<String> ids = sites.keySet();
    if (!wanted.phones() || (ids.isEmpty() && !wanted.everything())) {
      return;
    }
    PhonePages pages = new PhonePages(reads, listings, wanted.everything() ? Set.of() : ids);
    pages.list(result -> phones(result, pages.whole()));
  }

  private boolean edgesKnown() {
    boolean asked = wanted.everything() || !wanted.declared().isEmpty();
    boolean trunks = wanted.trunks() && !objects.containsKey(Call.Kind.TRUNK_BASE);
    return !asked
        || (objects.containsKey(Call.Kind.EDGE) && objects.containsKey(Call.Kind.GROUP) && !trunks);
  }

  private void join() {
    List<Live.Edge> edges = new ArrayList<>();
    objects
        .getOrDefault(Call.Kind.EDGE, List.of())
        .forEach(live -> {
          if (live instanceof Live.Edge edge) {
            edges.add(edge);
          }
        });
    Map<String, String> trunks = new HashMap<>();
    for (Live live : objects.getOrDefault(Call.Kind.TRUNK_BASE, List.of())) {
      trunks.put(live.id(), Catalogue.nameOf(live));
    }
    Map<String, GroupName> names = new HashMap<>();
    for (Live live : objects.getOrDefault(Call.Kind.GROUP, List.of())) {
      if (live instanceof Live.Group group) {
        GroupFields declared = wanted.declared().getOrDefault(group.name(), GroupFields.NOTHING);
        Live.Group judged = EdgeHealth.judged(Trunks.named(group, trunks), declared, edges);
        groups.putIfAbsent(group.name(), regional(judged));
        names.put(group.id(), group.name());
      }
    }
    sites = wanted.everything() ? bySite(edges, names) : declaredSites();
  }

  /** The platform shows no other region than the one of its hosts. */
  private Live.Group regional(Live.Group group) {
    return new Live.Group(
        group.id(),
        group.name(),
        group.fields(),
        group.status(),
        group.statusWord(),
        group.provisioningUrl(),
        wanted.region(),
        group.raw());
  }

  private Map<String, GroupName> declaredSites() {
    Map<String, GroupName> out = new HashMap<>();
    for (Live live : objects.getOrDefault(Call.Kind.SITE, List.of())) {
      GroupName group = wanted.sites().get(Catalogue.nameOf(live));
      if (group != null && wanted.groups().test(group)) {
        out.put(live.id(), group);
      }
    }
    return Map.copyOf(out);
  }

  /** Without a file a site belongs to the group of its edges, where that is one. */
  private static Map<String, GroupName> bySite(
      List<Live.Edge> edges, Map<String, GroupName> names) {
    Map<String, GroupName> out = new HashMap<>();
    for (Live.Edge edge : edges) {
      GroupName group = edge.groupId().map(names::get).orElse(null);
      if (group != null && edge.siteId().isPresent()) {
        out.merge(
            edge.siteId().get(), group, (one, other) -> one.equals(other) ? one : GroupName.NONE);
      }
    }
    return Map.copyOf(out);
  }

  private void phones(Listings.Result result, boolean whole) {
    switch (result) {
      case Listings.Result.Complete(List<Live> seen, _) -> sort(seen, whole);
      case Listings.Result.Denied(String words) -> denied("phones", words);
      case Listings.Result.Incomplete(_, _, String words) -> missing(words);
      case Listings.Result.Absent(String words) -> missing(words);
      case Listings.Result.Failed(String words) -> missing(words);
    }
  }

  private void missing(String words) {
    wanted.sites().values().forEach(group -> unlisted.put(group, words));
    if (wanted.everything()) {
      groups.keySet().forEach(group -> unlisted.put(group, words));
      unlisted.put(GroupName.NONE, words);
    }
  }

  private void sort(List<Live> seen, boolean whole) {
    Map<GroupName, List<Live.Phone>> sorted = new TreeMap<>();
    for (GroupName group : wanted.sites().values()) {
      sorted.put(group, new ArrayList<>());
    }
    if (wanted.everything()) {
      groups.keySet().forEach(group -> sorted.put(group, new ArrayList<>()));
    }
    List<Live.Phone> all = new ArrayList<>(seen.size());
    LiveFleet homes =
        new LiveFleet(
            Layout.AT_SITES, tenant, groups, edgesAskedAt, Map.of(), sites, Catalogue.EMPTY);
    for (Live live : seen) {
      if (live instanceof Live.Phone phone) {
        all.add(phone);
        boolean ours =
            phone.home() instanceof Home.AtSite(String id)
                && (sites.containsKey(id) || wanted.everything());
        if (ours) {
          sorted.computeIfAbsent(homes.groupOf(phone), group -> new ArrayList<>()).add(phone);
        }
      } else if (live instanceof Live.Unreadable(String id, String words)) {
        findings.add(
            Diagnostic.warning(
                "live.unreadable",
                "phone " + id,
                "A phone on the platform is left out, since nothing says which one it is.",
                words,
                "Look at that phone in the admin page."));
      }
    }
    everyPhone = whole ? Optional.of(all) : Optional.empty();
    sorted.forEach((group, list) -> {
      phones.put(group, List.copyOf(list));
      events.add(new Gathering.Listed(group, list.size()));
    });
  }

  private void stop(Exit exit, Diagnostic why) {
    if (stopped.isEmpty()) {
      stopped = Optional.of(exit);
      findings.add(why);
      reads.forget();
    }
  }
}
