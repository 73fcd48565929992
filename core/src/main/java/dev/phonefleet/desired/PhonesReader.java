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
  Open none() {
    return new Open(new Roster(census, Optional.empty(), Declared.NOTHING), List.of(), "");
  }

  Open open(Section phones, Optional<String> groupSite) {
    Optional<Section> general = phones.section("defaults");
    Declared defaults = general.map(PhoneReader::defaults).orElse(Declared.NOTHING);
    Roster roster = new Roster(census, groupSite, defaults);
    general.ifPresent(section -> roster.later(defaults, section));
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
