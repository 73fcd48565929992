package dev.phonefleet.export;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.RolloutOptions;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Says what is live as a file would, so that planning that file changes nothing. Phones stand where
 * their sites do: in the group that all edges of a site are in, else under no group.
 */
public final class Exporter {
  /** As many people as the platform looks for at once. */
  private static final int TOGETHER = 25;

  private final Catalogue catalogue;
  private final List<Live.Phone> phones;
  private final LeftOut leftOut = new LeftOut();

  private Exporter(LiveFleet live) {
    this.catalogue = live.catalogue();
    this.phones =
        live.phones().values().stream()
            .flatMap(List::stream)
            .sorted(
                Comparator.comparing((Live.Phone it) -> it.fields().name().orElse(""))
                    .thenComparing(Live.Phone::id))
            .toList();
  }

  /** What has to be asked first: who people are, and what models are set to. */
  public static Enquiries.Questions questions(LiveFleet live) {
    Set<String> people = new TreeSet<>();
    Set<String> models = new HashSet<>();
    for (Live.Phone phone : new Exporter(live).phones) {
      phone.about().userId().ifPresent(people::add);
      phone
          .fields()
          .model()
          .flatMap(name -> live.catalogue().id(Call.Kind.PHONE_BASE, name))
          .ifPresent(models::add);
    }
    Set<Call.Listing> searches = new HashSet<>();
    List<String> ids = List.copyOf(people);
    for (int from = 0; from < ids.size(); from += TOGETHER) {
      searches.add(
          Call.Listing.by(
              Call.Kind.USER,
              Call.Sought.Field.ID,
              ids.subList(from, Math.min(from + TOGETHER, ids.size()))));
    }
    return new Enquiries.Questions(searches, models, false);
  }

  /**
   * The fleet.
   *
   * @param live with the answers to {@link #questions}
   * @param site only the phones of this site, and the group that it is in
   * @param presets reads what a template sets
   */
  public static Exported export(
      Organization organization,
      LiveFleet live,
      Optional<String> site,
      Function<Document, Map<String, Value>> presets) {
    return new Exporter(live).export(organization, site, presets);
  }

  private Exported export(
      Organization organization,
      Optional<String> site,
      Function<Document, Map<String, Value>> presets) {
    SecretSettings secrets = new SecretSettings(Set.of());
    Optional<String> only = site.flatMap(name -> catalogue.id(Call.Kind.SITE, name));
    Groups groups = new Groups(catalogue, only, leftOut);
    Map<String, Map<String, Value>> settings = new TreeMap<>();
    catalogue.templates().forEach((id, template) -> settings.put(id, presets.apply(template)));
    PhoneSayer sayer = new PhoneSayer(catalogue, settings, secrets, leftOut);
    Map<GroupName, List<DesiredPhone>> sorted = new LinkedHashMap<>();
    Set<String> twins = twins();
    for (Live.Phone phone : phones) {
      if (!(phone.home() instanceof Home.AtSite(String id))
          || only.filter(it -> !it.equals(id)).isPresent()) {
        continue;
      }
      Optional<DesiredPhone> said = sayer.say(phone, twins);
      said.ifPresent(
          it -> sorted.computeIfAbsent(groups.of(id), name -> new ArrayList<>()).add(it));
    }
    List<DesiredGroup> declared = new ArrayList<>();
    for (DesiredGroup group : groups.declared()) {
      declared.add(group.withPhones(sorted.getOrDefault(group.name(), List.of())));
    }
    DesiredFleet fleet =
        new DesiredFleet(
            organization,
            Limits.DEFAULT,
            RolloutOptions.DEFAULT,
            secrets,
            declared,
            sorted.getOrDefault(GroupName.NONE, List.of()),
            List.of());
    return new Exported(fleet, leftOut.findings(), leftOut.phones(), leftOut.values());
  }

  /** What identifies more than one phone; also those that are not asked for count. */
  private Set<String> twins() {
    Map<String, Live.Phone> all = new LinkedHashMap<>();
    phones.forEach(phone -> all.put(phone.id(), phone));
    catalogue.everyPhone().ifPresent(every -> every.forEach(it -> all.put(it.id(), it)));
    Set<String> seen = new HashSet<>();
    Set<String> twins = new HashSet<>();
    for (Live.Phone phone : all.values()) {
      String identity = PhoneSayer.identity(phone);
      if (!seen.add(identity)) {
        twins.add(identity);
      }
    }
    return twins;
  }
}
