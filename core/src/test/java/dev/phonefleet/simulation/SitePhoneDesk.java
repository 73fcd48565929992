package dev.phonefleet.simulation;

import dev.phonefleet.genesys.wire.WireResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Phones: made as often as they are sent, shown late, replaced as a whole, deleted softly. */
final class SitePhoneDesk {
  static final String HARDWARE_ID = "phone_hardwareId";
  private static final Duration SHOWN_AS_DELETED = Duration.ofMinutes(2);
  private static final List<String> NEVER_STORED =
      List.of("id", "version", "state", "status", "secondaryStatus", "userAgentInfo");

  private final SiteCloud cloud;

  SitePhoneDesk(SiteCloud cloud) {
    this.cloud = cloud;
  }

  /** A phone that was always there. */
  SiteObject add(ObjectNode fields) {
    SiteObject phone = cloud.add(cloud.phones, "phone", fields);
    lines(phone, fields.path("lines"), Map.of());
    return phone;
  }

  List<SiteObject> there(Instant now) {
    return cloud.phones.values().stream().filter(it -> !it.gone(now)).toList();
  }

  WireResponse serve(SiteRequest request, List<String> path, Instant now) {
    if (path.size() == 1) {
      return request.reads() ? list(request, now) : make(request.body(), now);
    }
    if (path.get(1).equals("template")) {
      return template(request.one("phoneBaseSettingsId").orElse(""));
    }
    SiteObject phone = cloud.phones.get(path.get(1));
    if (phone == null || now.isBefore(phone.readableFrom)) {
      return SiteReplies.missing();
    }
    if (phone.gone(now) && !cloud.showsDeleted) {
      return SiteReplies.missing();
    }
    if (phone.gone(now)) {
      return request.reads() ? SiteReplies.ok(view(phone, now)) : SiteReplies.missing();
    }
    return request.reads() ? SiteReplies.ok(view(phone, now)) : put(request.body(), phone, now);
  }

  private WireResponse list(SiteRequest request, Instant now) {
    List<SiteObject> out = new ArrayList<>();
    for (SiteObject phone : cloud.phones.values()) {
      boolean deleted = phone.gone(now);
      boolean shown =
          !now.isBefore(phone.listedFrom)
              && (!deleted
                  || (cloud.showsDeleted && now.isBefore(phone.goneAt.plus(SHOWN_AS_DELETED))));
      if (shown && fits(phone, request)) {
        out.add(phone);
      }
    }
    if (!request.one("sortBy").equals(Optional.of("id")) && out.size() > 10_000) {
      return SiteReplies.refused(400, "too.many.requested.results", "too many");
    }
    return SiteReplies.page(out, request, phone -> listed(phone, request, now));
  }

  private boolean fits(SiteObject phone, SiteRequest request) {
    return request.one("site.id").filter(it -> !it.equals(phone.refersTo("site"))).isEmpty()
        && request
            .one("webRtcUser.id")
            .filter(it -> !it.equals(phone.refersTo("webRtcUser")))
            .isEmpty()
        && request
            .one("phone_hardwareId")
            .filter(it -> !it.equals(SiteReplies.property(phone.fields, HARDWARE_ID)))
            .isEmpty()
        && request
            .one("name")
            .filter(it -> !List.of(it.split(",")).contains(phone.name()))
            .isEmpty()
        && request
            .one("lines.loggedInUser.id")
            .filter(it -> !cloud.seats.loggedIn(phone).contains(it))
            .isEmpty();
  }

  private ObjectNode listed(SiteObject phone, SiteRequest request, Instant now) {
    ObjectNode out = view(phone, now);
    if (!request.asks("expand", "properties")) {
      out.remove("properties");
    }
    if (!request.asks("expand", "status")) {
      out.remove("status");
    }
    if (!request.asks("expand", "lines")) {
      out.remove("lines");
    }
    if (!request.asks("fields", "webRtcUser")) {
      out.remove("webRtcUser");
    }
    return out;
  }

  private WireResponse template(String baseId) {
    SiteObject base = cloud.bases.get(baseId);
    if (base == null) {
      return SiteReplies.missing();
    }
    ObjectNode out = SiteReplies.object().put("name", "a new phone");
    out.set("phoneBaseSettings", SiteReplies.reference(base.id, base.name()));
    out.set("phoneMetaBase", base.fields.path("phoneMetaBase").deepCopy());
    out.putObject("lineBaseSettings").put("id", "line-base-1");
    out.putObject("capabilities").put("provisions", true).put("hardwareIdType", "mac");
    SiteReplies.property(out, "phone_label", "");
    SiteReplies.property(out, "phone_mediaDscp", "46");
    ObjectNode line = out.putArray("lines").addObject().put("name", "a line");
    line.putObject("lineBaseSettings").put("id", "line-base-1");
    SiteReplies.property(line, "station_label", "");
    if (cloud.showsNulls) {
      out.putNull("site").putNull("description");
    }
    return SiteReplies.ok(out);
  }

  private WireResponse make(ObjectNode body, Instant now) {
    if (body.path("lines").isEmpty()) {
      return SiteReplies.refused(400, "lines.required", "a phone has lines");
    }
    if (!cloud.sites.containsKey(body.path("site").path("id").asString(""))) {
      return SiteReplies.refused(400, "general.bad.request", "no such site");
    }
    SiteObject phone = cloud.add(cloud.phones, "phone", stored(body));
    lines(phone, body.path("lines"), Map.of());
    SiteEdgeDesk.division(phone.fields);
    phone.madeAt = now;
    int lag = cloud.listLag * 1000;
    phone.listedFrom = now.plusMillis(cloud.random.nextInt(lag + 1));
    phone.readableFrom = now.plusMillis(cloud.random.nextInt(lag / 4 + 1));
    phone.stationsFrom = now.plusMillis(cloud.random.nextInt(cloud.stationLag * 1000 + 1));
    provisioned(phone, now);
    phone.failed = cloud.failing > 0 && cloud.random.nextInt(cloud.failing) == 0;
    return SiteReplies.ok(view(phone, now));
  }

  private void provisioned(SiteObject phone, Instant now) {
    phone.provisionedAt = now;
    phone.worksFrom = now.plusMillis(500 + cloud.random.nextInt(60_000));
  }

  private WireResponse put(ObjectNode body, SiteObject phone, Instant now) {
    Optional<WireResponse> stale = cloud.stale(phone, body);
    if (stale.isPresent()) {
      return stale.get();
    }
    ObjectNode before = view(phone, now);
    JsonNode kept = SiteUnmanaged.of(before);
    JsonNode written = SiteUnmanaged.of(body);
    if (!kept.equals(written)) {
      cloud.complain("promise 4: " + phone.id + " was " + kept + ", is written as " + written);
    }
    boolean renamed = !body.path("name").asString("").equals(phone.name());
    if (renamed && phone.meddledAt.isAfter(cloud.plannedAt)) {
      cloud.complain("promise 4: the new name of " + phone.id + " is written over");
    }
    Map<String, String> seated = cloud.seats.seated(phone);
    phone.fields = stored(body);
    lines(phone, body.path("lines"), seated);
    phone.version++;
    provisioned(phone, now);
    return SiteReplies.ok(view(phone, now));
  }

  private static ObjectNode stored(ObjectNode body) {
    ObjectNode out = body.deepCopy();
    out.remove(NEVER_STORED);
    return out;
  }

  /** Lines keep the ids that come with them; whoever sits on a line that is gone is taken off. */
  private void lines(SiteObject phone, JsonNode sent, Map<String, String> seated) {
    ArrayNode lines = phone.fields.putArray("lines");
    List<String> ids = new ArrayList<>();
    for (JsonNode line : sent) {
      ObjectNode there = (ObjectNode) line.deepCopy();
      there.remove(List.of("loggedInUser", "defaultForUser"));
      if (there.path("id").asString("").isEmpty()) {
        there.put("id", cloud.id("line"));
      }
      ids.add(there.path("id").asString(""));
      lines.add(there);
    }
    seated.forEach((line, user) -> {
      if (!ids.contains(line)) {
        cloud.seats.kicked(user, "line " + line + " of " + phone.id + " is gone");
      }
    });
  }

  ObjectNode view(SiteObject phone, Instant now) {
    ObjectNode out = phone.fields.deepCopy();
    out.put("id", phone.id).put("version", phone.version);
    out.put("state", phone.gone(now) ? "deleted" : "active");
    named(out, "site", cloud.sites);
    named(out, "phoneBaseSettings", cloud.bases);
    for (JsonNode line : out.path("lines")) {
      cloud.seats.shown((ObjectNode) line);
    }
    if (cloud.showsNulls && !out.has("description")) {
      out.putNull("description");
    }
    status(phone, out.putObject("status"), now);
    if (works(phone, now)) {
      out.putObject("userAgentInfo").put("manufacturer", "Poly").put("model", "VVX 450");
    }
    return out;
  }

  private static void named(ObjectNode out, String member, Map<String, SiteObject> shelf) {
    SiteObject there = shelf.get(out.path(member).path("id").asString(""));
    if (there != null) {
      out.putObject(member).put("id", there.id).put("name", there.name());
    }
  }

  private static boolean works(SiteObject phone, Instant now) {
    return !phone.failed && !now.isBefore(phone.worksFrom);
  }

  private static void status(SiteObject phone, ObjectNode status, Instant now) {
    status.put("operationalStatus", works(phone, now) ? "OPERATIONAL" : "UNKNOWN");
    if (!phone.provisionedAt.equals(Instant.MIN)) {
      ObjectNode provision = status.putObject("provision");
      provision.put("time", phone.provisionedAt.toString());
      if (phone.failed && !now.isBefore(phone.worksFrom)) {
        provision.put("errorInfo", "TFTP time-out");
      }
    }
  }
}
