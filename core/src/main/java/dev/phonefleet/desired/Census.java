package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.fleet.PhoneKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows every phone of the file, wherever it is written, so that none is there twice. */
final class Census {
  private final Source source;
  private final Optional<Api> api;
  private final Sharing sharing = new Sharing();
  private final Sites sites;
  private final Map<PhoneKey, Position> known = new HashMap<>();

  /**
   * A census without phones.
   *
   * @param api empty where the file does not say it properly: then no rule of either is applied
   */
  Census(Source source, Optional<Api> api) {
    this.source = source;
    this.api = api;
    this.sites = new Sites(source.findings());
  }

  Source source() {
    return source;
  }

  Optional<Api> api() {
    return api;
  }

  Sharing sharing() {
    return sharing;
  }

  Sites sites() {
    return sites;
  }

  /** Whether the phone is new; where it is not, both its places are reported. */
  boolean first(PhoneKey key, Where where) {
    Position at =
        where.at(
            switch (key) {
              case PhoneKey.Mac _ -> "mac";
              case PhoneKey.WebRtc _ -> "user";
              case PhoneKey.Remote _ -> "name";
            });
    Position before = known.putIfAbsent(key, at);
    if (before == null) {
      return true;
    }
    boolean mac = key instanceof PhoneKey.Mac;
    source
        .findings()
        .error(
            at,
            new Mistake(
                mac ? Code.DUPLICATE_MAC : Code.DUPLICATE_PHONE,
                (mac ? "The MAC address " : "The phone ") + key + " stands twice.",
                "It stands at " + before + " already; spelling does not matter.",
                "Remove one of them."));
    return false;
  }
}
