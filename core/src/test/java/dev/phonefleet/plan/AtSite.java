package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds a phone at site HQ, as a file wants it and as it is there. */
final class AtSite {
  private final PhoneKey key;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Value> settings = new HashMap<>();
  private final Set<String> cleared = new HashSet<>();
  private final List<Live.Person> loggedIn = new ArrayList<>();
  private Optional<Lines> lines = Optional.empty();
  private Optional<Boolean> standalone = Optional.empty();
  private Optional<Station> station = Optional.empty();
  private Optional<String> hardware = Optional.empty();

  private AtSite(PhoneKey key) {
    this.key = key;
    texts.put("site", "HQ");
  }

  /** A desk phone of the model that the organisation has. */
  static AtSite desk(String mac) {
    return new AtSite(new PhoneKey.Mac(MacAddress.parse(mac).orElseThrow()))
        .with("name", "Front")
        .with("model", "VVX 450");
  }

  static AtSite webRtc(String email) {
    return new AtSite(new PhoneKey.WebRtc(email))
        .with("name", "Soft")
        .with("model", "WebRTC")
        .with("user", email);
  }

  static AtSite remote(String name) {
    return new AtSite(new PhoneKey.Remote("HQ", name))
        .with("name", name)
        .with("model", "Remote")
        .with("remote", "+15550177");
  }

  AtSite with(String field, String value) {
    texts.put(field, value);
    return this;
  }

  AtSite without(String field) {
    texts.remove(field);
    return this;
  }

  AtSite setting(String name, Value value) {
    settings.put(name, value);
    return this;
  }

  AtSite clear(String path) {
    cleared.add(path);
    return this;
  }

  AtSite station(Station it) {
    station = Optional.of(it);
    return this;
  }

  AtSite lines(Line... all) {
    lines = Optional.of(new Lines.Whole(List.of(all)));
    return this;
  }

  /** A standalone phone with these numbers. */
  AtSite numbers(String... all) {
    standalone = Optional.of(true);
    return lines(
        List.of(all).stream()
            .map(it -> new Line(Optional.of(it), Optional.empty()))
            .toArray(Line[]::new));
  }

  static Line label(String text) {
    return new Line(Optional.empty(), Optional.of(text));
  }

  AtSite loggedIn(Live.Person person) {
    loggedIn.add(person);
    return this;
  }

  AtSite hardware(String said) {
    hardware = Optional.of(said);
    return this;
  }

  private PhoneFields fields() {
    return new PhoneFields(
        text("name"),
        text("model"),
        text("site"),
        text("user"),
        text("description"),
        lines,
        settings,
        cleared,
        text("remote"),
        standalone,
        station);
  }

  private Optional<String> text(String field) {
    return Optional.ofNullable(texts.get(field));
  }

  DesiredPhone wanted() {
    return wanted(9);
  }

  DesiredPhone wanted(int line) {
    return new DesiredPhone(key, fields(), Sites.at(line));
  }

  /** It is there, at the site of that id. */
  Live.Phone live(String id, String siteId) {
    Live.About about =
        new Live.About(
            Optional.of("1"),
            Optional.empty(),
            List.of(id + "-line"),
            loggedIn,
            hardware,
            Optional.empty());
    return new Live.Phone(
        id,
        key,
        new Home.AtSite(siteId),
        fields(),
        ProvisioningState.ACTIVE,
        Optional.empty(),
        about);
  }

  Live.Phone live(String id) {
    return live(id, "s1");
  }
}
