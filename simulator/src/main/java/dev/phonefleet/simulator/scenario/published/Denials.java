package dev.phonefleet.simulator.scenario.published;

import java.util.Set;

/**
 * What the client's roles and divisions do not allow.
 *
 * @param areas areas that are refused with 403 {@code missing.permissions}; default none
 * @param fields fields of phones that are refused with 403 {@code access.denied.to.field} when a
 *     write changes them; default none
 * @param objects names or ids of objects that are refused with 403 {@code
 *     missing.division.permission} when they are read, written or deleted alone; default none
 */
public record Denials(Set<Area> areas, Set<String> fields, Set<String> objects) {
  public Denials {
    areas = Set.copyOf(areas);
    fields = Set.copyOf(fields);
    objects = Set.copyOf(objects);
  }

  /** All is allowed. */
  public static Denials defaults() {
    return new Denials(Set.of(), Set.of(), Set.of());
  }

  /** What one permission opens. */
  public enum Area {
    /** Edges, groups, phones and their settings, numbers. */
    TELEPHONY("telephony:plugin:all"),
    /** The search of users. */
    USERS("directory:user:view"),
    /** Putting users on stations and taking them off. */
    STATIONS("telephony:otherStationAssociation:edit"),
    /** Whatever needs no permission. */
    NONE("");

    private final String permission;

    Area(String permission) {
      this.permission = permission;
    }

    /** The permission, such as {@code telephony:plugin:all}. */
    public String permission() {
      return permission;
    }
  }

  /** The same without these areas. */
  public Denials withAreas(Area... denied) {
    return new Denials(Set.of(denied), fields, objects);
  }

  /** The same without these fields of phones. */
  public Denials withFields(String... denied) {
    return new Denials(areas, Set.of(denied), objects);
  }

  /** The same without these objects. */
  public Denials withObjects(String... denied) {
    return new Denials(areas, fields, Set.of(denied));
  }
}
