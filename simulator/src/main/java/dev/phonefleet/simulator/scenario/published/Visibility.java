package dev.phonefleet.simulator.scenario.published;

import java.time.Duration;

/**
 * How long it takes until what was written shows. Durations are platform time.
 *
 * @param groupById how long a new edge group is 404; default 0
 * @param groupListed how long it is missing in lists; default 0
 * @param phoneById how long a new phone is 404; default 0
 * @param phoneListed how long it is missing in lists; default 0
 * @param station how long the station of a new line is not there; default 2 s
 * @param user how long a search misses users without a delay of their own; default 0
 * @param released how long a deleted phone still counts as a use of its base settings; default 0
 * @param deleted how a deleted object is read; default {@link Deleted#NOT_FOUND}
 * @param deletedListed whether it is listed, with its state; default no
 * @param deletedFor how long it is shown and listed so; default 30 s
 */
public record Visibility(
    Duration groupById,
    Duration groupListed,
    Duration phoneById,
    Duration phoneListed,
    Duration station,
    Duration user,
    Duration released,
    Deleted deleted,
    boolean deletedListed,
    Duration deletedFor) {
  /** All but stations is seen at once. */
  public static Visibility defaults() {
    return new Visibility(
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(2),
        Duration.ZERO,
        Duration.ZERO,
        Deleted.NOT_FOUND,
        false,
        Duration.ofSeconds(30));
  }

  /** The same with another delay of stations. */
  public Visibility withStation(Duration value) {
    return new Visibility(
        groupById,
        groupListed,
        phoneById,
        phoneListed,
        value,
        user,
        released,
        deleted,
        deletedListed,
        deletedFor);
  }

  /** The same with another delay of users. */
  public Visibility withUser(Duration value) {
    return new Visibility(
        groupById,
        groupListed,
        phoneById,
        phoneListed,
        station,
        value,
        released,
        deleted,
        deletedListed,
        deletedFor);
  }

  /** The same with another delay of uses. */
  public Visibility withReleased(Duration value) {
    return new Visibility(
        groupById,
        groupListed,
        phoneById,
        phoneListed,
        station,
        user,
        value,
        deleted,
        deletedListed,
        deletedFor);
  }

  /** The same with deleted objects in lists, or not. */
  public Visibility withDeletedListed(boolean value) {
    return new Visibility(
        groupById,
        groupListed,
        phoneById,
        phoneListed,
        station,
        user,
        released,
        deleted,
        value,
        deletedFor);
  }

  /** The same with deleted objects showing for so long. */
  public Visibility withDeletedFor(Duration value) {
    return new Visibility(
        groupById,
        groupListed,
        phoneById,
        phoneListed,
        station,
        user,
        released,
        deleted,
        deletedListed,
        value);
  }

  /** The same with another answer for deleted objects. */
  public Visibility withDeleted(Deleted value) {
    return new Visibility(
        groupById,
        groupListed,
        phoneById,
        phoneListed,
        station,
        user,
        released,
        value,
        deletedListed,
        deletedFor);
  }

  /** The same with a new edge group showing by id and in lists only later. */
  public Visibility withGroups(Duration byId, Duration listed) {
    return new Visibility(
        byId,
        listed,
        phoneById,
        phoneListed,
        station,
        user,
        released,
        deleted,
        deletedListed,
        deletedFor);
  }

  /** The same with a new phone showing by id and in lists only later. */
  public Visibility withPhones(Duration byId, Duration listed) {
    return new Visibility(
        groupById,
        groupListed,
        byId,
        listed,
        station,
        user,
        released,
        deleted,
        deletedListed,
        deletedFor);
  }

  /** How a deleted object is read. */
  public enum Deleted {
    /** 404. */
    NOT_FOUND,
    /** 200 with the state deleted. */
    SHOWN
  }
}
