package dev.phonefleet.workflow;

import dev.phonefleet.diagnosis.DhcpOptions;
import dev.phonefleet.diagnosis.SharedCause;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.rollout.RolloutEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a command tells while it runs; people and scripts are shown the same happenings. */
public sealed interface Happening {
  /** Something a user should know. */
  record Found(Diagnostic finding) implements Happening {}

  /** The phones of a group have been listed. */
  record Listed(GroupName group, int phones) implements Happening {}

  /**
   * A plan was made.
   *
   * @param time how long carrying it out takes when nothing goes wrong and groups are ready
   */
  record Planned(Plan plan, Duration time) implements Happening {}

  /**
   * The way of a group's phones to where they boot from was looked at once.
   *
   * @param live whether there is such a group already
   */
  record PathSeen(PathReport report, boolean live) implements Happening {}

  /** So many of so many phones have been looked into. */
  record LookedInto(int phones, int of) implements Happening {}

  /** Phones that do not come up for the same reason. */
  record CauseFound(SharedCause cause) implements Happening {}

  /**
   * What a DHCP server tells phones.
   *
   * @param server who answered, or who was asked in vain
   * @param skipped why it could not be asked, or did not answer
   */
  record DhcpSeen(String server, List<DhcpOptions.Line> lines, Optional<String> skipped)
      implements Happening {}

  /** What DHCP has to tell phones, by group. */
  record DhcpWanted(List<DhcpOptions.Wanted> groups) implements Happening {}

  /** There was nothing to be found, in a sentence. */
  record Nothing(String words) implements Happening {}

  /** A part of the preflight was checked. */
  record Checked(Check check) implements Happening {}

  /** Nothing was asked, since the manifest covers this configuration. */
  record Skipped(String configHash) implements Happening {}

  /** The plan was not approved, or the run was stopped before it: nothing was written. */
  record Declined() implements Happening {}

  /**
   * A host does not answer and is asked again.
   *
   * @param deadline how long that may go on
   */
  record Unanswered(String host, String words, Duration deadline) implements Happening {}

  /** The rollout goes on. */
  record Rolling(RolloutEvent event) implements Happening {}

  /** A group as it stands. */
  record GroupStands(GroupName name, String state, int phones) implements Happening {}

  /** A phone as it stands. */
  record PhoneStands(PhoneKey key, String name, GroupName group, String state)
      implements Happening {}

  /**
   * A file was written.
   *
   * @param phones how many stand in it
   */
  record FileWritten(String path, int phones) implements Happening {}

  /**
   * What is live stands in files.
   *
   * @param leftOut whole phones that do not
   * @param values values of phones that do not
   */
  record Exported(int groups, int phones, int leftOut, int values) implements Happening {}

  /**
   * Phones are about to be restarted, if that is wanted.
   *
   * @param loggedIn on how many of them somebody is logged in
   * @param busy how many are left out since they are being provisioned
   * @param soft how many are left out since they are no hardware
   */
  record RebootsPlanned(List<PhoneStands> phones, int loggedIn, int busy, int soft)
      implements Happening {
    public RebootsPlanned {
      phones = List.copyOf(phones);
    }
  }

  /** Phones were told to restart, so many of so many. */
  record Rebooted(int phones, int of) implements Happening {}

  /** The command is over. */
  record Over(Summary summary) implements Happening {}
}
