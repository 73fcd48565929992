package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.inventory.Trunks;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Call.Bindings.Name;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Translates names in declared fields to what a request needs. */
final class Binding {
  private Binding() {}

  static Call.Bindings ofGroup(Fields wanted, Catalogue catalogue) {
    Map<Name, String> ids = new HashMap<>();
    if (wanted instanceof Fields.Group(GroupFields fields)) {
      fields
          .phoneTrunkBases()
          .ifPresent(all -> all.forEach(name -> bind(ids, Call.Kind.TRUNK_BASE, name, catalogue)));
      fields.edgeTrunkBase().ifPresent(name -> bind(ids, Call.Kind.TRUNK_BASE, name, catalogue));
    }
    return new Call.Bindings(ids, Optional.empty());
  }

  static Call.Bindings ofEdge(Fields wanted, String groupId, Catalogue catalogue) {
    Map<Name, String> ids = new HashMap<>();
    if (wanted instanceof Fields.Edge(var group, Optional<String> site)) {
      ids.put(new Name(Call.Kind.GROUP, group.value()), groupId);
      site.ifPresent(name -> bind(ids, Call.Kind.SITE, name, catalogue));
    }
    return new Call.Bindings(ids, Optional.empty());
  }

  static Call.Bindings ofPhone(PhoneFields wanted, Catalogue catalogue) {
    return ofPhone(wanted, Optional.empty(), catalogue);
  }

  /**
   * What a phone's names stand for.
   *
   * @param model that the phone has, for the template where none is declared
   */
  static Call.Bindings ofPhone(PhoneFields wanted, Optional<String> model, Catalogue catalogue) {
    Map<Name, String> ids = new HashMap<>();
    wanted.site().ifPresent(name -> bind(ids, Call.Kind.SITE, name, catalogue));
    wanted.user().ifPresent(email -> bind(ids, Call.Kind.USER, email, catalogue));
    Optional<String> base =
        wanted.model().or(() -> model).flatMap(name -> catalogue.id(Call.Kind.PHONE_BASE, name));
    wanted.model().ifPresent(name -> bind(ids, Call.Kind.PHONE_BASE, name, catalogue));
    Optional<Document> template =
        base.flatMap(id -> Optional.ofNullable(catalogue.templates().get(id)));
    return new Call.Bindings(ids, template);
  }

  private static void bind(
      Map<Name, String> ids, Call.Kind kind, String name, Catalogue catalogue) {
    catalogue.id(kind, name).ifPresent(id -> ids.put(new Name(kind, name), id));
  }

  /** The group with names for its trunk bases. */
  static Live.Group named(Live.Group group, Catalogue catalogue) {
    Map<String, String> names = new HashMap<>();
    catalogue
        .all(Call.Kind.TRUNK_BASE)
        .forEach(trunk -> names.put(trunk.id(), Catalogue.nameOf(trunk)));
    return Trunks.named(group, names);
  }

  /** Edges are changes of their own, and nothing here knows a group's type. */
  static GroupFields withoutEdges(GroupFields fields) {
    return new GroupFields(
        fields.description(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        fields.cleared().contains("description") ? Set.of("description") : Set.of(),
        Optional.empty(),
        fields.phoneTrunkBases(),
        fields.edgeTrunkBase());
  }

  static Optional<Document> raw(Live live) {
    return switch (live) {
      case Live.Phone phone -> phone.raw();
      case Live.Group group -> group.raw();
      case Live.Edge edge -> edge.raw();
      default -> Optional.empty();
    };
  }
}
