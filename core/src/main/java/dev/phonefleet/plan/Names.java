package dev.phonefleet.plan;

import dev.phonefleet.desired.Nearest;
import dev.phonefleet.desired.Position;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the names in a file stand for. A name that nobody has, or that several have, is a
 * mistake; each is said once, however many phones use it.
 */
final class Names {
  private static final int SHOWN = 8;

  private final Catalogue catalogue;
  private final List<Diagnostic> wrong;
  private final Set<String> said = new HashSet<>();

  Names(Catalogue catalogue, List<Diagnostic> wrong) {
    this.catalogue = catalogue;
    this.wrong = wrong;
  }

  /** The object of that name; empty where there is none to be had, which is then said. */
  Optional<Live> one(Call.Kind kind, String name, Position at) {
    List<Live> all = catalogue.named(kind, name);
    if (all.size() == 1) {
      return Optional.of(all.getFirst());
    }
    if (said.add(kind + "\0" + name)) {
      wrong.add(all.isEmpty() ? none(kind, name, at) : shared(kind, name, all, at));
    }
    return Optional.empty();
  }

  /** Several objects share the name. */
  void several(Call.Kind kind, String name, List<Live> all, Position at) {
    if (said.add(kind + "\0" + name)) {
      wrong.add(shared(kind, name, all, at));
    }
  }

  private Diagnostic none(Call.Kind kind, String name, Position at) {
    List<String> known =
        catalogue.all(kind).stream().map(Catalogue::nameOf).sorted().distinct().toList();
    // Another address is another person, however near it is.
    Optional<String> near =
        kind == Call.Kind.USER ? Optional.empty() : Nearest.to(name.strip(), known);
    String list =
        known.isEmpty()
            ? "The organisation has none."
            : "It has: "
                + String.join(", ", known.subList(0, Math.min(SHOWN, known.size())))
                + (known.size() > SHOWN ? ", ... (" + known.size() + ")" : "")
                + ".";
    return Diagnostic.error(
        "name.unknown",
        at.toString(),
        "The organisation has no " + word(kind) + " \"" + name + "\".",
        kind == Call.Kind.USER ? "No user has this e-mail address, looked for twice." : list,
        near.map(it -> "Did you mean \"" + it + "\"?")
            .orElse(
                kind == Call.Kind.USER
                    ? "Correct the address; a user created just now can be found after a minute."
                    : "Correct the name, or create it in the admin page."));
  }

  private static Diagnostic shared(Call.Kind kind, String name, List<Live> all, Position at) {
    List<String> ids = new ArrayList<>(all.stream().map(Live::id).sorted().toList());
    return Diagnostic.error(
        "name.ambiguous",
        at.toString(),
        all.size() + " " + word(kind) + "s are called \"" + name + "\".",
        "Their ids are " + String.join(" and ", ids) + "; nothing says which one is meant.",
        "Rename all but one in the admin page.");
  }

  /** What administrators call a kind. */
  static String word(Call.Kind kind) {
    return switch (kind) {
      case GROUP -> "edge group";
      case EDGE -> "edge";
      case SITE -> "site";
      case TRUNK_BASE -> "trunk base settings";
      case PHONE_BASE -> "phone base settings";
      case USER -> "user";
      case PHONE -> "phone";
      default -> "object";
    };
  }
}
