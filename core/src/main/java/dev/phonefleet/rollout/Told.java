package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.plan.Change;
import java.util.List;
import java.util.Optional;

/** What a rollout has to say about groups and permissions, in one place and one tone. */
final class Told {
  private Told() {}

  static Diagnostic notActive(GroupName group, Optional<String> id, String words) {
    return Diagnostic.error(
        "group.not-active",
        where(group, id),
        "Group " + group + " did not become ACTIVE: " + words + ".",
        "Phones attached before that register and never get their configuration, so none was"
            + " written.",
        words.contains("out of service")
            ? "It is not switched on unasked: take the edge into service in the admin page, then"
                + " run the same command again."
            : "Look at the group in the admin page; a longer readiness.timeout waits longer. Then"
                + " run the same command again.");
  }

  static Diagnostic gone(GroupName group, Optional<String> id) {
    return Diagnostic.error(
        "group.gone",
        where(group, id),
        "Group " + group + " is gone: somebody deleted it during this run.",
        "It is not in the list of groups any more.",
        "Run the same command again to create it anew.");
  }

  static Diagnostic denied(Change change, String words, String permissions) {
    return Diagnostic.error(
        "api.forbidden",
        change.where(),
        "It may not be read or written.",
        words,
        "Give the OAuth client a role with " + permissions + ", then run the same command again.");
  }

  static Diagnostic noNewGroup(Change change, String words) {
    return Diagnostic.error(
        "group.refused",
        change.where(),
        "The platform refused to create this edge group.",
        words,
        "Organisations made in 2022 or later may not have new edge groups: name an existing one,"
            + " which is then adopted, or put its phones under the top-level phones. Else mend what"
            + " the platform names.");
  }

  static Diagnostic noStations(Change change, String words) {
    return Diagnostic.error(
        "station.forbidden",
        change.where(),
        "The phone is there; its station may not be given to anybody.",
        words,
        "Give the OAuth client's role telephony:otherStationAssociation:edit,"
            + " telephony:phone:assign and telephony:station:disassociate, then run the same"
            + " command again.");
  }

  static Diagnostic otherObject(Change change, String words) {
    return Diagnostic.error(
        change.key().kind() + ".forbidden",
        change.where(),
        "This object may not be written.",
        words,
        "Check the role's divisions, and whether the platform manages the object itself.");
  }

  static Diagnostic twins(Change change, List<String> ids) {
    return Diagnostic.error(
        "phone.twins",
        change.where(),
        "Its create was answered late or not at all, and now "
            + ids.size()
            + " such objects are"
            + " there.",
        "Their ids are " + String.join(" and ", ids) + "; neither is written or deleted.",
        "Delete the one that is not in use in the admin page, then run the same command again.");
  }

  static Diagnostic livesElsewhere(
      Change change, GroupName home, GroupName declared, String words) {
    return Diagnostic.error(
        "phone.move",
        change.where(),
        "Phone "
            + change.key()
            + " lives in group "
            + home
            + " and is declared in "
            + declared
            + ".",
        words,
        "Moving a phone between groups is not done unasked: declare it under "
            + home
            + ", or move it in the admin page.");
  }

  private static String where(GroupName group, Optional<String> id) {
    return "group " + group + id.map(it -> " (id " + it + ")").orElse("");
  }
}
