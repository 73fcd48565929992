package dev.phonefleet.genesys.guide;

import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Lane;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.rollout.Contract;
import dev.phonefleet.rollout.ThreeWay;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How changes are carried out on the guide's contract: a create is one POST; an update is a fresh
 * look and one PUT, and only while the object may be changed. Everything on a group's path shares
 * that group's lane.
 */
public final class GuideContract implements Contract {
  private static final Lane TOKEN = new Lane("token");
  private static final String GROUP = "group ";

  private final Differences differences;

  /** Compares with {@code differences}. */
  public GuideContract(Differences differences) {
    this.differences = differences;
  }

  /**
   * What the lanes of this contract allow.
   *
   * @param perMinute for all requests together, empty: no limit
   * @param perSecondPerGroup on one group's path
   * @param inFlightPerGroup unanswered at once on one group's path
   */
  public static LaneRule rule(
      Lane lane, OptionalInt perMinute, int perSecondPerGroup, int inFlightPerGroup) {
    if (lane.equals(TOKEN)) {
      return perMinute.isPresent()
          ? LaneRule.perMinute(perMinute.getAsInt(), Integer.MAX_VALUE)
          : LaneRule.FREE;
    }
    return LaneRule.perSecond(perSecondPerGroup, inFlightPerGroup);
  }

  @Override
  public Layout layout() {
    return Layout.IN_GROUPS;
  }

  @Override
  public List<FieldChange> left(Change change, Live live, Catalogue catalogue) {
    return differences.of(change.wanted(), live);
  }

  @Override
  public Call.Listing shows(Change change, Catalogue catalogue, Optional<String> groupId) {
    return change.key() instanceof Key.Group
        ? Call.Listing.all(Call.Kind.GROUP)
        : new Call.Listing(Call.Kind.PHONE, groupId.map(Home.InGroup::new));
  }

  @Override
  public Ban ban(Call.Write write, String code) {
    return Ban.UNSAID;
  }

  @Override
  public String permissions() {
    return "Telephony:EdgeGroup:Write and Telephony:Phone:Write";
  }

  @Override
  public Charge charge(Call call, Optional<GroupName> group) {
    if (call instanceof Call.Probe) {
      return Charge.FREE;
    }
    Set<Lane> lanes = new HashSet<>();
    lanes.add(TOKEN);
    groupId(call).ifPresent(id -> lanes.add(new Lane(GROUP + id)));
    return new Charge(lanes);
  }

  /** The group on whose path the call is. */
  private static Optional<String> groupId(Call call) {
    return switch (call) {
      case Call.Token _ -> Optional.empty();
      case Call.Probe _ -> Optional.empty();
      case Call.ListPage(Call.Listing what, _) -> what.of().map(GuideContract::idOf);
      case Call.Look(Call.Ref ref) -> groupId(ref);
      case Call.Create create -> create.home().map(GuideContract::idOf);
      case Call.Update update -> groupId(update.ref());
      case Call.Template _, Call.StartTool _, Call.ToolResult _ -> Optional.empty();
      case Call.TakeIntoService _, Call.Assign _ -> Optional.empty();
      case Call.Disassociate _, Call.Reboot _ -> Optional.empty();
    };
  }

  private static Optional<String> groupId(Call.Ref ref) {
    return ref.kind() == Call.Kind.GROUP
        ? Optional.of(ref.id())
        : ref.home().map(GuideContract::idOf);
  }

  private static String idOf(Home home) {
    return switch (home) {
      case Home.InGroup(String id) -> id;
      case Home.AtSite _ -> throw new IllegalArgumentException("sites have no path of their own");
    };
  }

  @Override
  public Move next(Change change, Progress sofar) {
    if (sofar.written()) {
      return new Move.Finished();
    }
    return switch (change.action()) {
      case CREATE ->
          new Move.Send(
              new Call.Create(
                  change.key(),
                  change.key() instanceof Key.Group
                      ? Optional.empty()
                      : sofar.groupId().map(Home.InGroup::new),
                  change.wanted()));
      case UPDATE -> update(change, sofar);
      case MOVE -> throw new IllegalArgumentException("moves are refused when they are planned");
    };
  }

  private Move update(Change change, Progress sofar) {
    Call.Ref ref = sofar.ref().orElseThrow();
    if (sofar.seen().isEmpty() || raw(sofar.seen().get()).isEmpty()) {
      return new Move.Ask(new Call.Look(ref));
    }
    Live live = sofar.seen().get();
    List<FieldChange> left = differences.of(change.wanted(), live);
    if (left.isEmpty()) {
      return new Move.Finished();
    }
    Optional<String> conflict = ThreeWay.conflict(change, left);
    if (conflict.isPresent()) {
      return new Move.Conflict(conflict.get());
    }
    if (live instanceof Live.Phone phone) {
      if (phone.state().busy()) {
        return new Move.Wait(false);
      }
      if (phone.state() == ProvisioningState.FAILED && !sofar.tryFailed()) {
        return new Move.Wait(true);
      }
    }
    return new Move.Send(
        new Call.Update(change.key(), ref, change.wanted(), raw(live).orElseThrow()));
  }

  private static Optional<dev.phonefleet.outside.Document> raw(Live live) {
    return switch (live) {
      case Live.Phone phone -> phone.raw();
      case Live.Group group -> group.raw();
      default -> Optional.empty();
    };
  }
}
