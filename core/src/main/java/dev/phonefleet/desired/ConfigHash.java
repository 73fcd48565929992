package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Region;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fingerprint of what a file wants: equal for two files that want the same, however they are
 * written. Connection, limits, rollout, readiness and gates do not count.
 *
 * <p>A whole list of lines and a few named lines want different things and have different hashes,
 * even where the lines are the same: only the whole list can take lines away.
 *
 * <p>What only the published API has counts only there, so that hashes of the guide stay.
 */
public final class ConfigHash {
  /** Changes whenever the rendering does, so that hashes of different renderings never meet. */
  private static final String RENDERING = "phonefleet-config-1";

  private static final Comparator<PhoneKey> ORDER =
      Comparator.comparingInt(ConfigHash::rank).thenComparing(ConfigHash::compareSameKind);

  private final MessageDigest digest;
  private final boolean published;
  private final byte[] four = new byte[4];

  private ConfigHash(MessageDigest digest, boolean published) {
    this.digest = digest;
    this.published = published;
  }

  /** SHA-256 in lower-case hex. */
  public static String of(DesiredFleet fleet) {
    try {
      ConfigHash hash =
          new ConfigHash(
              MessageDigest.getInstance("SHA-256"), fleet.organization().api() == Api.PUBLISHED);
      hash.fleet(fleet);
      return HexFormat.of().formatHex(hash.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void fleet(DesiredFleet fleet) {
    text(RENDERING);
    text(fleet.organization().api().word());
    optional(fleet.organization().region().map(Region::canonical));
    List<DesiredGroup> groups =
        fleet.groups().stream().sorted(Comparator.comparing(DesiredGroup::name)).toList();
    count(groups.size());
    groups.forEach(this::group);
    phones(fleet.ungrouped());
  }

  private void group(DesiredGroup group) {
    GroupFields fields = group.fields();
    text(group.name().value().toLowerCase(Locale.ROOT));
    optional(fields.description());
    optional(fields.type());
    optional(fields.primaryEdge());
    optional(fields.secondaryEdge());
    texts(fields.cleared());
    optional(group.region().map(Region::canonical));
    flag(group.crossRegion());
    if (published) {
      optional(fields.site());
      flag(fields.phoneTrunkBases().isPresent());
      texts(fields.phoneTrunkBases().orElse(List.of()));
      optional(fields.edgeTrunkBase());
    }
    phones(group.phones());
  }

  private void phones(List<DesiredPhone> phones) {
    count(phones.size());
    phones.stream().sorted(Comparator.comparing(DesiredPhone::key, ORDER)).forEach(this::phone);
  }

  private void phone(DesiredPhone phone) {
    PhoneFields fields = phone.fields();
    switch (phone.key()) {
      case PhoneKey.Mac(var mac) -> {
        text("mac");
        text(mac.hex());
      }
      case PhoneKey.WebRtc(String email) -> {
        text("webrtc");
        text(email);
      }
      case PhoneKey.Remote(String site, String name) -> {
        text("remote");
        text(site);
        text(name);
      }
    }
    optional(fields.name());
    optional(fields.model());
    optional(fields.site());
    optional(fields.user());
    optional(fields.description());
    flag(fields.lines().isPresent());
    fields.lines().ifPresent(this::lines);
    count(fields.settings().size());
    new TreeMap<>(fields.settings()).forEach(this::setting);
    texts(fields.cleared());
    if (published) {
      optional(fields.remote());
      optional(fields.standalone().map(String::valueOf));
      optional(fields.station().map(Station::word));
    }
  }

  private void lines(Lines lines) {
    switch (lines) {
      case Lines.Whole(List<Line> whole) -> {
        text("whole");
        count(whole.size());
        whole.forEach(this::line);
      }
      case Lines.Some(Map<Integer, Line> named) -> {
        text("some");
        count(named.size());
        named.forEach((position, line) -> {
          count(position);
          line(line);
        });
      }
    }
  }

  private void line(Line line) {
    optional(line.number());
    optional(line.label());
  }

  /** Scalars by what they spell: an inventory cannot say whether 5 is a number or a text. */
  private void setting(String key, Value value) {
    text(key);
    switch (value) {
      case Value.Text(String text) -> scalar(text);
      case Value.Amount(var amount) -> scalar(Json.plain(amount));
      case Value.Flag(boolean on) -> scalar(Boolean.toString(on));
      case Value.Structure(String json) -> {
        text("structure");
        text(json);
      }
    }
  }

  private void scalar(String spelled) {
    text("scalar");
    text(spelled);
  }

  private void texts(Collection<String> texts) {
    TreeSet<String> distinct = new TreeSet<>(texts);
    count(distinct.size());
    distinct.forEach(this::text);
  }

  private void optional(Optional<String> text) {
    flag(text.isPresent());
    text.ifPresent(this::text);
  }

  private void flag(boolean on) {
    digest.update((byte) (on ? 1 : 0));
  }

  private void count(int count) {
    for (int i = 0; i < four.length; i++) {
      four[i] = (byte) (count >>> (24 - 8 * i));
    }
    digest.update(four);
  }

  /** The length comes first, so that no two sequences of texts are the same bytes. */
  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    count(bytes.length);
    digest.update(bytes);
  }

  private static int rank(PhoneKey key) {
    return switch (key) {
      case PhoneKey.Mac _ -> 0;
      case PhoneKey.WebRtc _ -> 1;
      case PhoneKey.Remote _ -> 2;
    };
  }

  private static int compareSameKind(PhoneKey one, PhoneKey other) {
    return one instanceof PhoneKey.Mac(var a) && other instanceof PhoneKey.Mac(var b)
        ? a.compareTo(b)
        : one.toString().compareTo(other.toString());
  }
}
