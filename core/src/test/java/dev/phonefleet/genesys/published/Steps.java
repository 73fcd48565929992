package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.rollout.Contract.Known;
import dev.phonefleet.rollout.Contract.Move;
import dev.phonefleet.rollout.Contract.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One change on its way, asked again and again what is next. */
final class Steps {
  static final GroupName HQ = new GroupName("hq");
  static final PhoneKey MAC = new PhoneKey.Mac(new MacAddress(0x0004f2aabb01L));
  static final Document RAW = new Document("{\"id\":\"p1\"}");
  static final Document TEMPLATE = new Document("{\"lines\":[{}]}");
  static final Differences DIFFERENCES = new Differences(new SecretSettings(Set.of()));
  static final Catalogue CATALOGUE =
      new Catalogue(
          Map.of(
              Call.Kind.SITE,
              List.of(new Live.Named(Call.Kind.SITE, "s1", "HQ", "")),
              Call.Kind.PHONE_BASE,
              List.of(
                  new Live.Named(Call.Kind.PHONE_BASE, "b1", "VVX 450", ""),
                  new Live.Named(Call.Kind.PHONE_BASE, "b2", "VVX 250", "")),
              Call.Kind.TRUNK_BASE,
              List.of(
                  new Live.Named(Call.Kind.TRUNK_BASE, "t1", "Phones", "PHONE"),
                  new Live.Named(Call.Kind.TRUNK_BASE, "t2", "Edges", "EDGE")),
              Call.Kind.USER,
              List.of(new Live.Person("u1", "Anna", "anna@example.com"))),
          Map.of("b1", TEMPLATE),
          Map.of(),
          Optional.empty(),
          Map.of(),
          Map.of());

  private final PublishedContract contract = new PublishedContract(DIFFERENCES);
  private final Change change;
  private final List<Call.Write> done = new ArrayList<>();
  private final Map<Call.Listing, List<Live>> found = new HashMap<>();
  private Optional<String> groupId = Optional.of("g1");
  private Optional<Call.Ref> ref;
  private Optional<Live> seen = Optional.empty();
  private boolean takesOff;
  private boolean tryFailed;

  Steps(Change change) {
    this.change = change;
    this.ref = change.live().map(Steps::refOf);
  }

  static Call.Ref refOf(Live live) {
    return switch (live) {
      case Live.Phone phone -> new Call.Ref(Call.Kind.PHONE, phone.id(), Optional.of(phone.home()));
      case Live.Edge edge -> new Call.Ref(Call.Kind.EDGE, edge.id(), Optional.empty());
      default -> new Call.Ref(Call.Kind.GROUP, live.id(), Optional.empty());
    };
  }

  static Change create(Key key, Fields wanted, List<FieldChange> fields) {
    return new Change(Change.Action.CREATE, key, HQ, Optional.empty(), wanted, fields);
  }

  /** A phone that is to be made. */
  static Steps made(PhoneKey key, PhoneFields wanted) {
    return new Steps(
        create(
            new Key.Phone(key),
            new Fields.Phone(wanted),
            DIFFERENCES.ofPhone(wanted, PhoneFields.NONE)));
  }

  /** A phone that was planned against what it was then. */
  static Steps changed(PhoneKey key, PhoneFields wanted, Live.Phone then) {
    return new Steps(
        new Change(
            Change.Action.UPDATE,
            new Key.Phone(key),
            HQ,
            Optional.of(then),
            new Fields.Phone(wanted),
            DIFFERENCES.ofPhone(wanted, then.fields())));
  }

  static Live.Phone phone(PhoneKey key, PhoneFields fields, ProvisioningState state) {
    return phone(key, fields, state, RAW);
  }

  /** With a document as it was read alone, without one as it was listed. */
  static Live.Phone phone(
      PhoneKey key, PhoneFields fields, ProvisioningState state, @Nullable Document raw) {
    Live.About about =
        new Live.About(
            Optional.of("3"),
            Optional.empty(),
            List.of("line1"),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return new Live.Phone(
        "p1", key, new Home.AtSite("s1"), fields, state, Optional.ofNullable(raw), about);
  }

  static Live.Group group(@Nullable String description, @Nullable Document raw) {
    return new Live.Group(
        "g1",
        HQ,
        new GroupFields(
            Optional.ofNullable(description),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.of(List.of("t1")),
            Optional.empty()),
        GroupStatus.CONFIGURING,
        "active",
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(raw));
  }

  static Live.Edge edge(String status, @Nullable String group) {
    return new Live.Edge(
        "e1",
        "edge-1",
        status,
        true,
        Optional.ofNullable(group),
        Optional.empty(),
        Optional.of(RAW));
  }

  Change change() {
    return change;
  }

  Steps done(Call.Write write) {
    done.add(write);
    return this;
  }

  Steps sees(@Nullable Live live) {
    seen = Optional.ofNullable(live);
    ref = seen.map(Steps::refOf).or(() -> ref);
    return this;
  }

  /** The object exists, and was not looked at. */
  Steps is(Live live) {
    ref = Optional.of(refOf(live));
    return this;
  }

  Steps finds(Call.Listing what, Live... all) {
    found.put(what, List.of(all));
    return this;
  }

  Steps takesOff() {
    takesOff = true;
    return this;
  }

  Steps tryFailed() {
    tryFailed = true;
    return this;
  }

  Steps groupId(@Nullable String id) {
    groupId = Optional.ofNullable(id);
    return this;
  }

  Move next() {
    Known known = new Known(CATALOGUE, done, found, takesOff);
    return contract.next(
        change, new Progress(groupId, ref, seen, !done.isEmpty(), tryFailed, known));
  }

  /** The next write, which then is done. */
  <W extends Call.Write> W sends(Class<W> kind) {
    Move move = next();
    if (move instanceof Move.Send(Call.Write write) && kind.isInstance(write)) {
      done.add(write);
      seen = Optional.empty();
      if (write instanceof Call.Create) {
        ref = Optional.of(new Call.Ref(Call.Kind.PHONE, "p1", Optional.of(new Home.AtSite("s1"))));
      }
      return kind.cast(write);
    }
    throw new AssertionError("not sent: " + kind.getSimpleName() + ", but " + move);
  }
}
