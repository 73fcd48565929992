package dev.phonefleet.plan;

import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares declared fields with live ones. What is not declared is never a difference. */
public final class Differences {
  private static final String SETTINGS = "settings.";
  private static final Pattern KEYS = Pattern.compile("\"([^\"]*)\":");

  private final SecretSettings secrets;

  /** Marks the values of {@code secrets} as not to be shown. */
  public Differences(SecretSettings secrets) {
    this.secrets = secrets;
  }

  /** What has to change for {@code live} to be as {@code wanted}, by path in a fixed order. */
  public List<FieldChange> ofPhone(PhoneFields wanted, PhoneFields live) {
    List<FieldChange> out = new ArrayList<>();
    text(out, "name", wanted.name(), live.name(), wanted.cleared());
    text(out, "model", wanted.model(), live.model(), wanted.cleared());
    text(out, "site", wanted.site(), live.site(), wanted.cleared());
    text(out, "user", wanted.user(), live.user(), wanted.cleared());
    text(out, "description", wanted.description(), live.description(), wanted.cleared());
    text(out, "remote", wanted.remote(), live.remote(), wanted.cleared());
    standalone(out, wanted, live);
    lines(out, wanted, live);
    settings(out, wanted, live);
    station(out, wanted, live);
    return out;
  }

  /** What has to change for {@code live} to be as {@code wanted}. */
  public List<FieldChange> ofGroup(GroupFields wanted, GroupFields live) {
    List<FieldChange> out = new ArrayList<>();
    text(out, "description", wanted.description(), live.description(), wanted.cleared());
    text(out, "type", wanted.type(), live.type(), wanted.cleared());
    text(out, "primaryEdge", wanted.primaryEdge(), live.primaryEdge(), wanted.cleared());
    text(out, "secondaryEdge", wanted.secondaryEdge(), live.secondaryEdge(), wanted.cleared());
    names(out, "phoneTrunkBases", wanted.phoneTrunkBases(), live.phoneTrunkBases());
    text(out, "edgeTrunkBase", wanted.edgeTrunkBase(), live.edgeTrunkBase(), wanted.cleared());
    return out;
  }

  /** What has to change for {@code live} to be as {@code wanted}; none for other kinds. */
  public List<FieldChange> of(Fields wanted, Live live) {
    return switch (wanted) {
      case Fields.Phone(PhoneFields fields) when live instanceof Live.Phone phone ->
          ofPhone(fields, phone.fields());
      case Fields.Group(GroupFields fields) when live instanceof Live.Group group ->
          ofGroup(fields, group.fields());
      case Fields.Phone _, Fields.Group _, Fields.Edge _ ->
          throw new IllegalArgumentException("fields of one kind, an object of another");
    };
  }

  private static void standalone(List<FieldChange> out, PhoneFields wanted, PhoneFields live) {
    if (wanted.standalone().isPresent()
        && !wanted.standalone().get().equals(live.standalone().orElse(false))) {
      out.add(
          new FieldChange(
              "standalone",
              live.standalone().map(Value.Flag::new),
              wanted.standalone().map(Value.Flag::new),
              false));
    }
  }

  /** Nothing is taken away: who is a station's default user may stay on it as well. */
  private static void station(List<FieldChange> out, PhoneFields wanted, PhoneFields live) {
    Station to = wanted.station().orElse(Station.NONE);
    Station from = live.station().orElse(Station.NONE);
    if (to == Station.NONE || to == from || from == Station.DEFAULT) {
      return;
    }
    out.add(
        new FieldChange(
            "station",
            from == Station.NONE ? Optional.empty() : word(from.word()),
            word(to.word()),
            false));
  }

  /** Names in any order. */
  private static void names(
      List<FieldChange> out,
      String path,
      Optional<List<String>> wanted,
      Optional<List<String>> live) {
    if (wanted.isEmpty() || (live.isEmpty() && wanted.get().isEmpty())) {
      return;
    }
    List<String> to = wanted.get().stream().sorted().toList();
    List<String> from = live.orElse(List.of()).stream().sorted().toList();
    if (!to.equals(from)) {
      out.add(
          new FieldChange(
              path,
              from.isEmpty() ? Optional.empty() : word(String.join(", ", from)),
              word(String.join(", ", to)),
              false));
    }
  }

  private static void text(
      List<FieldChange> out,
      String path,
      Optional<String> wanted,
      Optional<String> live,
      Set<String> cleared) {
    Optional<String> there = live.filter(value -> !value.isEmpty());
    if (cleared.contains(path)) {
      there.ifPresent(
          value -> out.add(new FieldChange(path, word(value), Optional.empty(), false)));
    } else if (wanted.isPresent() && !wanted.equals(live)) {
      out.add(new FieldChange(path, there.flatMap(Differences::word), word(wanted.get()), false));
    }
  }

  private static void lines(List<FieldChange> out, PhoneFields wanted, PhoneFields live) {
    List<Line> there = live.lines().map(lines -> lines.over(List.of())).orElse(List.of());
    List<Line> target =
        wanted.cleared().contains("lines")
            ? List.of()
            : wanted.lines().map(lines -> lines.over(there)).orElse(there);
    for (int i = 0; i < Math.max(there.size(), target.size()); i++) {
      Line from = i < there.size() ? there.get(i) : NO_LINE;
      Line to = i < target.size() ? target.get(i) : NO_LINE;
      String path = "lines[" + i + "]";
      int before = out.size();
      part(out, path + ".number", from.number(), to.number());
      part(out, path + ".label", from.label(), to.label());
      boolean onlyThere = i >= target.size() || i >= there.size();
      if (onlyThere && out.size() == before) {
        Optional<Value> line = Optional.of(new Value.Structure("{}"));
        out.add(
            i >= target.size()
                ? new FieldChange(path, line, Optional.empty(), false)
                : new FieldChange(path, Optional.empty(), line, false));
      }
    }
  }

  private static final Line NO_LINE = new Line(Optional.empty(), Optional.empty());

  private static void part(
      List<FieldChange> out, String path, Optional<String> from, Optional<String> to) {
    if (!from.filter(it -> !it.isEmpty()).equals(to.filter(it -> !it.isEmpty()))) {
      out.add(
          new FieldChange(
              path, from.flatMap(Differences::word), to.flatMap(Differences::word), false));
    }
  }

  private void settings(List<FieldChange> out, PhoneFields wanted, PhoneFields live) {
    TreeMap<String, Optional<Value>> declared = new TreeMap<>();
    wanted.settings().forEach((key, value) -> declared.put(key, Optional.of(value)));
    for (String path : wanted.cleared()) {
      if (path.startsWith(SETTINGS)) {
        declared.put(path.substring(SETTINGS.length()), Optional.empty());
      }
    }
    declared.forEach((key, to) -> {
      Optional<Value> from = Optional.ofNullable(live.settings().get(key));
      boolean same =
          to.equals(from)
              || (to.isEmpty() && from.filter(Differences::says).isEmpty())
              || (to.isPresent() && from.isPresent() && Value.same(to.get(), from.get()));
      if (!same) {
        out.add(new FieldChange(SETTINGS + key, from, to, secret(key, from, to)));
      }
    });
  }

  /** An empty text is what a cleared one leaves behind. */
  private static boolean says(Value value) {
    return !(value instanceof Value.Text(String text) && text.isEmpty());
  }

  /** A structure is hidden as a whole when one of its keys names a secret. */
  private boolean secret(String key, Optional<Value> from, Optional<Value> to) {
    return secrets.covers(key) || nested(from) || nested(to);
  }

  private boolean nested(Optional<Value> value) {
    return value.isPresent()
        && value.get() instanceof Value.Structure(String json)
        && KEYS.matcher(json).results().anyMatch(it -> secrets.covers(it.group(1)));
  }

  private static Optional<Value> word(String text) {
    return Optional.of(new Value.Text(text));
  }
}
