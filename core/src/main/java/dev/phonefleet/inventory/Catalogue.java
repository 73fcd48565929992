package dev.phonefleet.inventory;

import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the organisation has that a file names: sites, bases, trunks, edges, people; and what was
 * asked besides, once somebody needed it. Names are compared as they stand.
 *
 * @param objects by kind; a kind that was not listed is not in it
 * @param templates prefilled phones, by their base's id
 * @param searches what a search showed, by what was asked
 * @param everyPhone all phones of the organisation; empty while they were not listed
 * @param refused kinds that could not be asked for at all, with the reason
 * @param unanswered templates and first pages of searches that got no usable answer, with the
 *     reason
 * @param presets what templates set, by base and key
 */
public record Catalogue(
    Map<Call.Kind, List<Live>> objects,
    Map<String, Document> templates,
    Map<Call.Listing, List<Live>> searches,
    Optional<List<Live.Phone>> everyPhone,
    Map<Call.Kind, String> refused,
    Map<Call, String> unanswered,
    Map<String, Map<String, Value>> presets) {
  /** Nothing is known. */
  public static final Catalogue EMPTY =
      new Catalogue(Map.of(), Map.of(), Map.of(), Optional.empty(), Map.of(), Map.of());

  public Catalogue {
    refused = Map.copyOf(refused);
    unanswered = Map.copyOf(unanswered);
    objects = Map.copyOf(objects);
    templates = Map.copyOf(templates);
    searches = Map.copyOf(searches);
    presets = Map.copyOf(presets);
  }

  /** A catalogue that knows nothing of what templates set. */
  public Catalogue(
      Map<Call.Kind, List<Live>> objects,
      Map<String, Document> templates,
      Map<Call.Listing, List<Live>> searches,
      Optional<List<Live.Phone>> everyPhone,
      Map<Call.Kind, String> refused,
      Map<Call, String> unanswered) {
    this(objects, templates, searches, everyPhone, refused, unanswered, Map.of());
  }

  /** What the template of a model sets, by key; empty where it was not asked for. */
  public Map<String, Value> presets(Optional<String> model) {
    return model
        .flatMap(name -> id(Call.Kind.PHONE_BASE, name))
        .map(base -> presets.getOrDefault(base, Map.of()))
        .orElse(Map.of());
  }

  /** The objects of a kind; none where it was not listed. */
  public List<Live> all(Call.Kind kind) {
    return objects.getOrDefault(kind, List.of());
  }

  /** The objects of that name: none, one, or several that share it. */
  public List<Live> named(Call.Kind kind, String name) {
    return all(kind).stream().filter(live -> name.equals(nameOf(live))).toList();
  }

  /** The id behind a name that one object has. */
  public Optional<String> id(Call.Kind kind, String name) {
    List<Live> all = named(kind, name);
    return all.size() == 1 ? Optional.of(all.getFirst().id()) : Optional.empty();
  }

  /** The name of an object, as a file calls it. */
  public static String nameOf(Live live) {
    return switch (live) {
      case Live.Named named -> named.name();
      case Live.Edge edge -> edge.name();
      case Live.Group group -> group.name().value();
      case Live.Person person -> person.email();
      default -> "";
    };
  }

  /** The same with what else was asked. */
  public Catalogue with(Enquiries.Answers answers) {
    Map<Call.Listing, List<Live>> searched = new HashMap<>(searches);
    searched.putAll(answers.searches());
    Map<String, Document> prefilled = new HashMap<>(templates);
    prefilled.putAll(answers.templates());
    Map<Call, String> silent = new HashMap<>(unanswered);
    silent.putAll(answers.unanswered());
    Map<String, Map<String, Value>> preset = new HashMap<>(presets);
    preset.putAll(answers.presets());
    return new Catalogue(
        objects,
        prefilled,
        searched,
        answers.everyPhone().or(() -> everyPhone),
        refused,
        silent,
        preset);
  }

  /** What a search showed; empty while it was not made. */
  public Optional<List<Live>> searched(Call.Listing what) {
    return Optional.ofNullable(searches.get(what));
  }

  /** Why something that was asked for is not there. */
  public Optional<String> unanswered(Call what) {
    return Optional.ofNullable(unanswered.get(what));
  }
}
