package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.cloud.Timeline.Step;
import dev.phonefleet.simulator.scenario.Failure;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.GroupBehavior;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.Mac;
import dev.phonefleet.simulator.scenario.PhoneBehavior;
import dev.phonefleet.simulator.scenario.PhoneState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws what will become of a new group or of a phone that was written. */
final class Lives {
  private static final Duration LONGEST_PENDING = Duration.ofSeconds(5);

  private final GroupBehavior groups;
  private final PhoneBehavior phones;
  private final Dice dice;

  Lives(GroupBehavior groups, PhoneBehavior phones, Dice dice) {
    this.groups = groups;
    this.phones = phones;
    this.dice = dice;
  }

  Timeline<GroupStatus> newGroup(String name, Instant now) {
    Duration toActive = groups.activation().at(dice.of("activation", name));
    Duration quarter = toActive.dividedBy(4);
    Duration pending = quarter.compareTo(LONGEST_PENDING) < 0 ? quarter : LONGEST_PENDING;
    List<Step<GroupStatus>> steps = new ArrayList<>();
    steps.add(new Step<>(GroupStatus.PENDING, pending));
    if (groups.stuck().contains(name)) {
      return new Timeline<>(now, steps, GroupStatus.CONFIGURING);
    }
    steps.add(new Step<>(GroupStatus.CONFIGURING, toActive.minus(pending)));
    if (groups.failing().contains(name)) {
      return new Timeline<>(now, steps, GroupStatus.FAILED);
    }
    GroupBehavior.Flap flap = groups.flapping().get(name);
    if (flap != null) {
      steps.add(new Step<>(GroupStatus.ACTIVE, flap.after()));
      steps.add(new Step<>(flap.status(), flap.lasts()));
    }
    return new Timeline<>(now, steps, GroupStatus.ACTIVE);
  }

  /** Why this phone will fail after its POST; empty when it will not. */
  Optional<Failure> fate(Mac mac) {
    FailureCode named = phones.failing().get(mac.digits());
    if (named != null) {
      return Optional.of(Failure.of(named));
    }
    boolean fails = dice.of("fails", mac.digits()) < phones.failingShare();
    return fails ? Optional.of(anyFailure(mac)) : Optional.empty();
  }

  Failure anyFailure(Mac mac) {
    FailureCode[] codes = FailureCode.values();
    // The last one is kept for phones that came before their group was ACTIVE.
    return Failure.of(codes[(int) (dice.of("why", mac.digits()) * (codes.length - 1))]);
  }

  /** The life of a phone that was written and gets its configuration, or fails to. */
  Timeline<PhoneState> provisioning(Mac mac, long version, Instant now, PhoneState end) {
    String key = mac.digits() + '/' + version;
    return new Timeline<>(
        now,
        List.of(
            new Step<>(PhoneState.PENDING, phones.pending().at(dice.of("pending", key))),
            new Step<>(
                PhoneState.PROVISIONING, phones.provisioning().at(dice.of("provisioning", key)))),
        end);
  }

  Timeline<PhoneState> reboot(Mac mac, Instant now, PhoneState before) {
    Duration boot = phones.boot().at(dice.of("boot", mac.digits() + '/' + now.toEpochMilli()));
    return new Timeline<>(now, List.of(new Step<>(PhoneState.BOOTING, boot)), before);
  }

  /** What a change of this busy phone is answered: 409 or 422. */
  int busyStatus(Phone phone) {
    return switch (phones.busyAnswer()) {
      case CONFLICT -> 409;
      case UNPROCESSABLE -> 422;
      case MIXED -> dice.of("busy", phone.mac().digits() + '/' + phone.version()) < 0.5 ? 409 : 422;
    };
  }
}
