package dev.phonefleet.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code phones}: the defaults and the list at once, the inventories afterwards, so that what
 * is wrong in YAML is found before a damaged inventory fills the findings.
 */
final class PhonesReader {
  private final Census census;
  private final InventoryReader inventories;

  /** Phones whose inventories are still to be read. */
  record Open(Roster roster, List<Node.Scalar> paths, String path) {}

  PhonesReader(Census census, InventoryReader inventories) {
    this.census = census;
    this.inventories = inventories;
  }

  /** No phones. */
  Open none(Scope scope) {
    return new Open(new Roster(census, scope, Roster.Defaults.NONE), List.of(), "");
  }

  Open open(Section phones, Scope scope) {
    Optional<Section> general = phones.section("defaults");
    Roster.Defaults defaults =
        general
            .map(section -> new Roster.Defaults(PhoneReader.defaults(section), general))
            .orElse(Roster.Defaults.NONE);
    Roster roster = new Roster(census, scope, defaults);
    phones.each(
        "list",
        section -> PhoneReader.phone(section).ifPresent(phone -> roster.add(phone, section)));
    return new Open(roster, paths(phones), phones.path("inventory"));
  }

  /** Reads the inventories, and gives all the phones. */
  List<DesiredPhone> close(Open open) {
    for (Node.Scalar path : open.paths()) {
      inventories.read(path, open.path(), open.roster());
    }
    return open.roster().phones();
  }

  /** One path, or a list of them. */
  private List<Node.Scalar> paths(Section phones) {
    List<Node.Scalar> out = new ArrayList<>();
    boolean several = phones.node("inventory").filter(Node.Sequence.class::isInstance).isPresent();
    if (several) {
      phones.values("inventory", PhonesReader::path).ifPresent(out::addAll);
    } else {
      phones.value("inventory", PhonesReader::path).ifPresent(out::add);
    }
    return out;
  }

  private static Checked<Node.Scalar> path(Node.Scalar scalar) {
    return Scalars.text(scalar).then(text -> Checked.good(scalar));
  }
}
