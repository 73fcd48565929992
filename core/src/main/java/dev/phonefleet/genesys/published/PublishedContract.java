package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Lane;
import dev.phonefleet.pacing.Purse;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Cleared;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.rollout.Contract;
import dev.phonefleet.rollout.ThreeWay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How changes are carried out on the published API. Every request counts on a token's minute,
 * writes besides on their group's second. A group is a POST and read until it shows; an edge is
 * assigned and taken into service; a phone is a POST, or a fresh GET and one PUT, and then, where
 * the file asks for it, its station is given to its user.
 */
public final class PublishedContract implements Contract {
  private static final Set<String> PERMISSION =
      Set.of(
          "missing.permissions",
          "missing.any.permissions",
          "not.authorized",
          "app.not.authorized.for.scope");

  private final Differences differences;
  private final StationSteps stations = new StationSteps();

  /** Compares with {@code differences}. */
  public PublishedContract(Differences differences) {
    this.differences = differences;
  }

  @Override
  public Layout layout() {
    return Layout.AT_SITES;
  }

  @Override
  public Charge charge(Call call, Optional<GroupName> group) {
    return switch (call) {
      case Call.Token _ -> Charge.FREE;
      case Call.Probe _ -> Charge.FREE;
      case Call.ListPage(Call.Listing what, _) -> Charge.onToken(purse(what));
      case Call.Read _ -> Charge.onToken(Purse.WORK);
      case Call.Write _ -> {
        Charge charge = Charge.onToken(Purse.WORK);
        yield group.map(name -> charge.and(new Lane("group " + name))).orElse(charge);
      }
    };
  }

  private static Purse purse(Call.Listing what) {
    boolean settles = what.kind() == Call.Kind.PHONE && what.sought().isPresent();
    return what.kind() == Call.Kind.EDGE || settles ? Purse.GATES_AND_SETTLING : Purse.WORK;
  }

  @Override
  public Map<String, Value> presets(Document template) {
    return Properties.instances(EdgeBodies.object(template));
  }

  @Override
  public Move next(Change change, Progress sofar) {
    return switch (change.key()) {
      case Key.Group _ -> group(change, sofar);
      case Key.Edge _ -> edge(change, sofar);
      case Key.Phone(PhoneKey key) -> phone(change, key, sofar);
    };
  }

  private Move group(Change change, Progress sofar) {
    if (change.action() == Change.Action.CREATE && !sofar.written()) {
      return new Move.Send(
          new Call.Create(
              change.key(),
              Optional.empty(),
              change.wanted(),
              Binding.ofGroup(change.wanted(), sofar.known().catalogue())));
    }
    Call.Ref ref = sofar.ref().orElseThrow();
    if (sofar.seen().isEmpty() || !whole(sofar.seen().get())) {
      return new Move.Ask(new Call.Look(ref));
    }
    if (sofar.written()) {
      return new Move.Finished();
    }
    return update(change, sofar, ref, Binding.ofGroup(change.wanted(), sofar.known().catalogue()));
  }

  /** A fresh look, what is left, and one PUT of the whole object. */
  private Move update(Change change, Progress sofar, Call.Ref ref, Call.Bindings bindings) {
    Live live = sofar.seen().orElseThrow();
    List<FieldChange> left = left(change, live, sofar.known().catalogue());
    if (left.isEmpty()) {
      return new Move.Finished();
    }
    Optional<String> conflict = ThreeWay.conflict(change, left);
    return conflict.isPresent()
        ? new Move.Conflict(conflict.get())
        : new Move.Send(
            new Call.Update(
                change.key(), ref, change.wanted(), Binding.raw(live).orElseThrow(), bindings));
  }

  private Move edge(Change change, Progress sofar) {
    Call.Ref ref = sofar.ref().orElseThrow();
    boolean assigned = sofar.known().done().stream().anyMatch(Call.Update.class::isInstance);
    boolean begun = sofar.known().done().stream().anyMatch(Call.TakeIntoService.class::isInstance);
    if (begun) {
      return new Move.Finished();
    }
    if (!(sofar.seen().orElse(null) instanceof Live.Edge edge) || edge.raw().isEmpty()) {
      return new Move.Ask(new Call.Look(ref));
    }
    Optional<String> group = sofar.groupId();
    if (group.isEmpty()) {
      return new Move.NotYetVisible("the group has no id yet");
    }
    if (edge.groupId().equals(group)) {
      if (edge.inService()) {
        return new Move.Finished();
      }
      return assigned
          ? new Move.Send(new Call.TakeIntoService(change.key(), ref))
          : new Move.Conflict("the edge is in its group now and out of service");
    }
    if (assigned) {
      return new Move.NotYetVisible("the edge does not show its group yet");
    }
    if (edge.groupId().isPresent() || edge.inService()) {
      return new Move.Conflict(
          "the edge is "
              + (edge.inService() ? "in service" : "in another group")
              + " now, and was idle when it was planned");
    }
    return new Move.Send(
        new Call.Update(
            change.key(),
            ref,
            change.wanted(),
            edge.raw().get(),
            Binding.ofEdge(change.wanted(), group.get(), sofar.known().catalogue())));
  }

  private Move phone(Change change, PhoneKey key, Progress sofar) {
    Catalogue catalogue = sofar.known().catalogue();
    Fields.Phone wanted = (Fields.Phone) change.wanted();
    if (change.action() == Change.Action.CREATE && !sofar.written()) {
      Optional<Home> home =
          wanted
              .fields()
              .site()
              .flatMap(name -> catalogue.id(Call.Kind.SITE, name))
              .map(Home.AtSite::new);
      return new Move.Send(
          new Call.Create(change.key(), home, wanted, Binding.ofPhone(wanted.fields(), catalogue)));
    }
    Call.Ref ref = sofar.ref().orElseThrow();
    Optional<Live.Phone> seen =
        sofar.seen().filter(Live.Phone.class::isInstance).map(Live.Phone.class::cast);
    // A create that was found to have been carried out is an update from then on, and compared.
    boolean create = change.action() == Change.Action.CREATE;
    boolean put =
        sofar.written()
            && sofar.known().done().stream()
                .anyMatch(it -> create ? it instanceof Call.Create : it instanceof Call.Update);
    if (!put) {
      if (seen.isEmpty() || seen.get().raw().isEmpty()) {
        return new Move.Ask(new Call.Look(ref));
      }
      Optional<String> moved = movedAway(wanted.fields(), seen.get(), catalogue);
      if (moved.isPresent()) {
        return new Move.Conflict(moved.get());
      }
      if (!left(change, seen.get(), catalogue).isEmpty()) {
        return seen.get().state() == ProvisioningState.PROVISIONING
            ? new Move.Wait(false)
            : update(
                change,
                sofar,
                ref,
                Binding.ofPhone(wanted.fields(), seen.get().fields().model(), catalogue));
      }
    }
    return stations.next(change, key, wanted.fields(), seen, sofar);
  }

  /** Where a phone lives is planned with it, so another site now is somebody else's change. */
  private static Optional<String> movedAway(
      PhoneFields wanted, Live.Phone seen, Catalogue catalogue) {
    Optional<String> site = wanted.site().flatMap(name -> catalogue.id(Call.Kind.SITE, name));
    boolean away =
        seen.home() instanceof Home.AtSite(String id) && site.isPresent() && !site.get().equals(id);
    return away
        ? Optional.of(
            "site is "
                + seen.fields().site().orElse("another one")
                + " now, and was "
                + wanted.site().orElse("")
                + " when it was planned")
        : Optional.empty();
  }

  private static boolean whole(Live live) {
    return Binding.raw(live).isPresent();
  }

  @Override
  public List<FieldChange> left(Change change, Live live, Catalogue catalogue) {
    return switch (change.wanted()) {
      case Fields.Group(var fields) when live instanceof Live.Group group ->
          differences.ofGroup(
              Binding.withoutEdges(fields), Binding.named(group, catalogue).fields());
      case Fields.Phone(var fields) when live instanceof Live.Phone phone ->
          Cleared.left(
                  differences.ofPhone(fields, phone.fields()), fields, phone.fields(), catalogue)
              .stream()
              .filter(field -> !StationSteps.isStation(field, phone))
              .filter(field -> !field.path().equals("site"))
              .toList();
      case Fields.Edge _ when live instanceof Live.Edge edge && edge.groupId().isEmpty() ->
          change.fields();
      case Fields.Edge _, Fields.Group _, Fields.Phone _ -> List.of();
    };
  }

  @Override
  public Call.Listing shows(Change change, Catalogue catalogue, Optional<String> groupId) {
    if (!(change.key() instanceof Key.Phone(PhoneKey key))) {
      return Call.Listing.all(Call.Kind.GROUP);
    }
    return switch (key) {
      case PhoneKey.Mac(var mac) ->
          Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.HARDWARE_ID, List.of(mac.hex()));
      case PhoneKey.WebRtc(String email) ->
          Call.Listing.by(
              Call.Kind.PHONE,
              Call.Sought.Field.WEBRTC_USER,
              List.of(catalogue.id(Call.Kind.USER, email).orElse(email)));
      case PhoneKey.Remote(String site, String name) ->
          new Call.Listing(
              Call.Kind.PHONE,
              catalogue.id(Call.Kind.SITE, site).map(Home.AtSite::new),
              Optional.of(new Call.Sought(Call.Sought.Field.NAME, List.of(name))));
    };
  }

  @Override
  public Ban ban(Call.Write write, String code) {
    boolean newGroup = write instanceof Call.Create && write.key() instanceof Key.Group;
    // That groups were listed proves the permission: an organisation may refuse new ones for
    // itself.
    if (!PERMISSION.contains(code) || (newGroup && !code.startsWith("missing."))) {
      return Ban.OBJECT;
    }
    boolean station = write instanceof Call.Assign || write instanceof Call.Disassociate;
    return station ? Ban.KIND : Ban.EVERYTHING;
  }

  @Override
  public String permissions() {
    return "the permission telephony:plugin:all (shown as Telephony > Plugin > All)";
  }
}
