package dev.phonefleet.desired;

/** Where something that declares keys stands, in YAML or in an inventory. */
interface Where {
  /** The file it stands in. */
  String file();

  /** Where the whole starts. */
  Position start();

  /** Where the key's value stands; the start where the key is absent. */
  Position at(String key);

  /** Where the key itself stands; the start where it is absent. */
  Position keyAt(String key);

  /** How messages name the key, such as {@code edgeGroups[0].phones.list[2].station}. */
  String path(String key);
}
