package dev.phonefleet.simulation;

import dev.phonefleet.genesys.wire.WireResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * People and what they work at. Every line of a phone is a station; the index that finds people
 * lags behind.
 */
final class SiteSeats {
  private static final String STATION = "station-of-";

  private final SiteCloud cloud;

  /** Who is on a line, and whose default it is, by the line's id. */
  private final Map<String, String> loggedIn = new LinkedHashMap<>();

  private final Map<String, String> defaults = new LinkedHashMap<>();
  private final Map<String, Instant> since = new HashMap<>();

  /** Everybody who came later is not known to the plan of this run. */
  Instant knownUntil = Instant.MAX;

  SiteSeats(SiteCloud cloud) {
    this.cloud = cloud;
  }

  WireResponse search(SiteRequest request, Instant now) {
    ObjectNode body = request.body();
    JsonNode criterion = body.path("query").path(0);
    String field = criterion.path("fields").path(0).asString("");
    List<String> values = new ArrayList<>();
    criterion.path("values").forEach(it -> values.add(it.asString("")));
    List<SiteObject> found =
        cloud.people.values().stream()
            .filter(it -> !now.isBefore(it.listedFrom))
            .filter(it ->
                values.contains(field.equals("id") ? it.id : it.fields.path("email").asString("")))
            .toList();
    return SiteReplies.page(
        found,
        body.path("pageNumber").asInt(1),
        body.path("pageSize").asInt(25),
        "results",
        it -> it.fields.deepCopy().put("id", it.id).put("version", 1));
  }

  WireResponse list(SiteRequest request, Instant now) {
    List<ObjectNode> out = new ArrayList<>();
    for (SiteObject phone : cloud.phoneDesk().there(now)) {
      if (now.isBefore(phone.stationsFrom)) {
        continue;
      }
      for (JsonNode line : phone.fields.path("lines")) {
        String id = line.path("id").asString("");
        boolean wanted =
            request.one("lineAppearanceId").filter(it -> !it.equals(id)).isEmpty()
                && request
                    .one("webRtcUserId")
                    .filter(it -> !it.equals(phone.refersTo("webRtcUser")))
                    .isEmpty();
        if (wanted) {
          out.add(station(phone, id));
        }
      }
    }
    return SiteReplies.page(out, request, it -> it);
  }

  private ObjectNode station(SiteObject phone, String line) {
    ObjectNode out = SiteReplies.object().put("id", STATION + line).put("name", phone.name());
    out.put("status", "AVAILABLE").put("lineAppearanceId", line);
    Optional.ofNullable(loggedIn.get(line)).ifPresent(it -> out.put("userId", it));
    if (!phone.refersTo("webRtcUser").isEmpty()) {
      out.put("webRtcUserId", phone.refersTo("webRtcUser"));
    }
    return out;
  }

  WireResponse assign(SiteRequest request, Instant now) {
    String user = request.path().get(1);
    boolean asDefault = request.path().get(3).equals("defaultstation");
    String line = request.path().get(4).substring(STATION.length());
    Optional<SiteObject> phone =
        cloud.phoneDesk().there(now).stream()
            .filter(it -> it.fields.path("lines").toString().contains("\"" + line + "\""))
            .findFirst();
    if (phone.isEmpty() || now.isBefore(phone.get().stationsFrom)) {
      return SiteReplies.missing();
    }
    if (cloud.random.nextInt(12) == 0) {
      return SiteReplies.refused(
          409,
          "general.conflict",
          "The version number of the modified resource must match the version number in the"
              + " database.");
    }
    Optional.ofNullable(loggedIn.get(line))
        .filter(it -> !it.equals(user))
        .ifPresent(it -> kicked(it, "the station of " + phone.get().id + " goes to " + user));
    if (asDefault) {
      defaults.values().remove(user);
      defaults.put(line, user);
    } else {
      logIn(user, line, now);
    }
    phone.get().version++;
    return SiteReplies.nothing();
  }

  WireResponse clear(SiteRequest request, Instant now) {
    String line = request.path().get(1).substring(STATION.length());
    Optional.ofNullable(loggedIn.remove(line))
        .ifPresent(it -> kicked(it, "their station is cleared"));
    return SiteReplies.nothing();
  }

  /** Somebody is taken off; it counts where the plan could have known of them. */
  void kicked(String user, String how) {
    loggedIn.values().remove(user);
    boolean known = since.getOrDefault(user, Instant.MIN).isBefore(knownUntil);
    if (!cloud.mayTakeOff && known) {
      cloud.complain("promise 4: " + user + " is taken off: " + how);
    }
  }

  void logIn(String user, String line, Instant now) {
    if (!loggedIn.getOrDefault(line, "").equals(user)) {
      if (loggedIn.containsValue(user)) {
        kicked(user, "they are put on line " + line);
      }
      loggedIn.put(line, user);
      since.put(user, now);
    }
  }

  /** Somebody logs in by themselves, on a line that is free. */
  void comes(String user, String line, Instant now) {
    loggedIn.values().remove(user);
    if (loggedIn.putIfAbsent(line, user) == null) {
      since.put(user, now);
    }
  }

  void everybodyLeaves() {
    loggedIn.clear();
  }

  /** The phone was deleted. */
  void nobodyIsOn(SiteObject phone) {
    seated(phone).keySet().forEach(loggedIn::remove);
  }

  Set<String> loggedIn(SiteObject phone) {
    return Set.copyOf(seated(phone).values());
  }

  /** Who is on the phone's lines. */
  Map<String, String> seated(SiteObject phone) {
    return loggedIn.entrySet().stream()
        .filter(it -> phone.fields.path("lines").toString().contains("\"" + it.getKey() + "\""))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A line with its people. */
  void shown(ObjectNode line) {
    String id = line.path("id").asString("");
    Optional.ofNullable(loggedIn.get(id))
        .ifPresent(it -> line.putObject("loggedInUser").put("id", it));
    Optional.ofNullable(defaults.get(id))
        .ifPresent(it -> line.putObject("defaultForUser").put("id", it));
  }
}
