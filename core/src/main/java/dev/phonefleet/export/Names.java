package dev.phonefleet.export;

import dev.phonefleet.desired.Sayable;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.Optional;

/** Names that a file can use for objects: sayable, and of one object only. */
final class Names {
  private Names() {}

  /** The name of the object with this id; empty where it has none that a file could use. */
  static Optional<String> of(Catalogue catalogue, Call.Kind kind, String id) {
    return catalogue.all(kind).stream()
        .filter(live -> live.id().equals(id))
        .findFirst()
        .map(Catalogue::nameOf)
        .filter(name -> usable(catalogue, kind, name));
  }

  /** Whether a file can use the name. */
  static boolean usable(Catalogue catalogue, Call.Kind kind, String name) {
    return Sayable.text(name) && catalogue.named(kind, name).size() == 1;
  }

  /** The object of that name. */
  static Optional<Live> object(Catalogue catalogue, Call.Kind kind, String name) {
    return catalogue.named(kind, name).stream().findFirst();
  }
}
