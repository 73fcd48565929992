package dev.phonefleet.simulation;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.PhoneKey;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in the organisation, and what people do there. */
final class SiteWorld {
  private final SiteCloud cloud;
  private final SplittableRandom random;

  SiteWorld(SiteCloud cloud, SplittableRandom random) {
    this.cloud = cloud;
    this.random = random;
  }

  void furnish() {
    cloud.addSite("lobby");
    cloud.addSite("elsewhere");
    cloud.addBase(SiteFleets.DESK, "poly_vvx.json");
    cloud.addBase(SiteFleets.WEBRTC, "inin_webrtc_softphone.json");
    cloud.addBase(SiteFleets.REMOTE, "generic_sip.json");
    cloud.addTrunk(SiteFleets.TRUNK);
  }

  /** People, some of whom the index does not know yet. */
  void people(int count) {
    for (int i = 0; i < count; i++) {
      SiteObject person = cloud.named(cloud.people, SiteStory.email(i)).orElse(null);
      if (person == null) {
        person = cloud.addPerson(SiteStory.email(i));
      }
      person.listedFrom =
          random.nextInt(4) == 0 ? Trial.START.plusMillis(random.nextInt(5_000)) : Instant.MIN;
    }
  }

  /** The group's site and edges, and perhaps the group and some of its phones. */
  void perhaps(DesiredGroup group) {
    String name = group.name().value();
    SiteObject site = cloud.addSite(name);
    SiteObject first = cloud.edgeDesk().addEdge(name + "-edge");
    SiteObject second =
        group.fields().secondaryEdge().isPresent()
            ? cloud.edgeDesk().addEdge(name + "-second")
            : first;
    if (random.nextInt(3) > 0) {
      SiteObject live =
          cloud.edgeDesk().addGroup(name, List.of(cloud.trunks.values().iterator().next().id));
      if (random.nextInt(3) > 0) {
        cloud.edgeDesk().serves(first, live, site);
        cloud.edgeDesk().serves(second, live, site);
      }
    }
    if (random.nextInt(4) == 0) {
      first.awayFrom = Trial.START.plusSeconds(random.nextInt(60));
      first.awayUntil = first.awayFrom.plusSeconds(random.nextInt(60));
    }
    phones(group.phones());
  }

  /** Some of the phones are there, more or less as the file says. */
  void phones(List<DesiredPhone> declared) {
    for (DesiredPhone phone : declared) {
      if (random.nextBoolean()) {
        there(phone);
      }
    }
  }

  /** A phone as the file says, or as it was once. */
  SiteObject there(DesiredPhone phone) {
    return there(phone, random.nextBoolean());
  }

  SiteObject there(DesiredPhone phone, boolean asWanted) {
    ObjectNode out = SiteReplies.object();
    String name = phone.fields().name().orElseThrow();
    boolean remote = phone.key() instanceof PhoneKey.Remote;
    out.put("name", asWanted || remote ? name : "old name");
    out.putObject("site").put("id", id(cloud.sites, phone.fields().site().orElseThrow()));
    out.putObject("phoneBaseSettings")
        .put("id", id(cloud.bases, phone.fields().model().orElseThrow()));
    out.putObject("capabilities").put("provisions", true);
    SiteEdgeDesk.division(out);
    ArrayNode lines = out.putArray("lines");
    ObjectNode line = lines.addObject().put("name", "first");
    if (phone.fields().lines().isPresent()) {
      List<Line> all = phone.fields().lines().get().over(List.of());
      SiteReplies.property(line, "station_label", asWanted ? all.getFirst().label().get() : "old");
      SiteReplies.property(out, "phone_label", all.getFirst().label().orElseThrow());
    }
    SiteReplies.property(line, "station_lineKeyPosition", "1");
    SiteReplies.property(out, "phone_mediaDscp", "46");
    ((ObjectNode) out.path("properties").path("phone_mediaDscp")).put("foreign", "kept");
    switch (phone.key()) {
      case PhoneKey.Mac(var mac) -> SiteReplies.property(out, SitePhoneDesk.HARDWARE_ID, mac.hex());
      case PhoneKey.WebRtc(String email) -> out.putObject("webRtcUser").put("id", person(email).id);
      case PhoneKey.Remote _ ->
          SiteReplies.property(
              line,
              "station_remote_address",
              asWanted ? phone.fields().remote().orElseThrow() : "+15559999");
    }
    SiteObject there = cloud.phoneDesk().add(out);
    if (random.nextInt(4) == 0) {
      there.provisionedAt = Trial.START.minusSeconds(random.nextInt(300));
      there.worksFrom = Trial.START.plusSeconds(random.nextInt(100));
    }
    return there;
  }

  private SiteObject person(String email) {
    return cloud.named(cloud.people, email).orElseGet(() -> cloud.addPerson(email));
  }

  private String id(java.util.Map<String, SiteObject> shelf, String name) {
    return cloud.named(shelf, name).orElseThrow().id;
  }

  /** Somebody edits, deletes, and logs in while we work. */
  void meddle(VirtualRunner runner) {
    for (SiteObject phone : List.copyOf(cloud.phones.values())) {
      if (random.nextInt(6) == 0) {
        Instant when = runner.now().plusMillis(random.nextInt(60_000));
        int what = random.nextInt(8);
        runner.at(when, () -> meddle(phone, what, when));
      }
    }
  }

  private void meddle(SiteObject phone, int what, Instant now) {
    if (phone.gone(now)) {
      return;
    }
    switch (what) {
      case 0 -> {
        phone.goneAt = now;
        cloud.seats.nobodyIsOn(phone);
      }
      case 1, 2 -> {
        phone.fields = phone.fields.deepCopy().put("name", "edited " + random.nextInt(100));
        phone.meddledAt = now;
        phone.version++;
      }
      case 3 -> logIn(phone, now);
      default -> {
        phone.fields = phone.fields.deepCopy();
        SiteReplies.property(phone.fields, "phone_mediaDscp", "edited " + random.nextInt(100));
        phone.version++;
      }
    }
  }

  private void logIn(SiteObject phone, Instant now) {
    List<SiteObject> all = List.copyOf(cloud.people.values());
    if (!all.isEmpty() && phone.refersTo("webRtcUser").isEmpty()) {
      String line = phone.fields.path("lines").path(0).path("id").asString("");
      cloud.seats.comes(all.get(random.nextInt(all.size())).id, line, now);
    }
  }

  /** Everybody goes home, and whoever left an edge half done finishes it. */
  void quiet() {
    cloud.seats.everybodyLeaves();
    for (SiteObject edge : cloud.edges.values()) {
      if (!edge.refersTo("edgeGroup").isEmpty()) {
        edge.fields.put("statusCode", "ACTIVE");
      }
    }
  }
}
