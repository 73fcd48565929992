package dev.phonefleet.fleet;

/** The stable identity of an object that the product manages. */
public sealed interface Key {
  /** The word that views and JSON lines use for the kind of object. */
  String kind();

  /** An edge group, by name. */
  record Group(GroupName name) implements Key {
    @Override
    public String kind() {
      return "group";
    }

    @Override
    public String toString() {
      return name.toString();
    }
  }

  /** An edge, by name. */
  record Edge(String name) implements Key {
    @Override
    public String kind() {
      return "edge";
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A phone, by what identifies its kind. */
  record Phone(PhoneKey key) implements Key {
    @Override
    public String kind() {
      return "phone";
    }

    @Override
    public String toString() {
      return key.toString();
    }
  }
}
