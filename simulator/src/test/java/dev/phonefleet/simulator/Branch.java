package dev.phonefleet.simulator;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgEdgeGroup;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import dev.phonefleet.simulator.scenario.published.OrgPool;
import dev.phonefleet.simulator.scenario.published.OrgSite;
import dev.phonefleet.simulator.scenario.published.OrgTrunkBase;
import dev.phonefleet.simulator.scenario.published.OrgUser;
import dev.phonefleet.simulator.scenario.published.Organization;
import dev.phonefleet.simulator.scenario.published.Platform;
import java.time.Duration;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A small organization of the published contract, and what its client writes. */
final class Branch implements AutoCloseable {
  static final String EDGES = "/api/v2/telephony/providers/edges";
  static final String PHONES = EDGES + "/phones";
  static final String GROUPS = EDGES + "/edgegroups";
  static final String BASES = EDGES + "/phonebasesettings";
  static final String STATIONS = "/api/v2/stations";
  static final String MODEL = "Polycom VVX 450";

  final SettableClock clock = new SettableClock();
  final Simulator simulator;
  final Client client;

  Branch() {
    this(UnaryOperator.identity(), UnaryOperator.identity());
  }

  Branch(UnaryOperator<Platform> platform) {
    this(platform, UnaryOperator.identity());
  }

  Branch(UnaryOperator<Platform> platform, UnaryOperator<Organization> organization) {
    this(scenario().withPlatform(platform).withOrganization(organization));
  }

  Branch(Scenario scenario) {
    this.simulator = Simulator.start(scenario, clock);
    this.client = new Client(simulator).login();
  }

  /** A site with two edges in a group, one of them out of service, a phone and a user. */
  static Scenario scenario() {
    return Quick.empty()
        .withPlatform(platform ->
            platform
                .withLimits(limits -> limits.withoutPerToken())
                .withVisibility(visibility -> visibility.withStation(Duration.ZERO))
                .withPhones(times ->
                    times
                        .withTimes(Span.ofSeconds(10, 10), Span.ofSeconds(50, 50))
                        .withBoot(Span.ofSeconds(30, 30)))
                .withEdges(times -> times.withConnecting(Span.ofSeconds(15, 15))))
        .withOrganization(organization ->
            organization
                .withSites(OrgSite.of("HQ").withId("site-hq"), OrgSite.of("Lab").withId("site-lab"))
                .withTrunkBases(
                    OrgTrunkBase.phone("Phone Trunk").withId("trunk-phone"),
                    OrgTrunkBase.edge("Edge Trunk").withId("trunk-edge"))
                .withPhoneBases(
                    OrgPhoneBase.of(MODEL, "polycom_vvx_450.json").withId("base-450"),
                    OrgPhoneBase.webRtc("WebRTC").withId("base-web"))
                .withUsers(
                    OrgUser.of("User One", "user-1@example.com").withId("user-1"),
                    OrgUser.of("User Two", "user-2@example.com").withId("user-2"))
                .withEdgeGroups(
                    OrgEdgeGroup.of("hq", "Phone Trunk", "Edge Trunk").withId("group-hq"))
                .withEdges(
                    OrgEdge.of("edge-1", "HQ").inGroup("hq").withId("edge-1"),
                    OrgEdge.of("edge-2", "HQ")
                        .inGroup("hq")
                        .withId("edge-2")
                        .withStatusCode("INACTIVE"))
                .withDidPools(OrgPool.of("+15550100", "+15550199"))
                .withPhones(
                    OrgPhone.of("Reception", "HQ", MODEL, "00:04:F2:AA:BB:01").withId("phone-1")));
  }

  static String phone(String name, String mac) {
    return """
    {"name": "%s", "site": {"id": "site-hq"}, "phoneBaseSettings": {"id": "base-450"},
     "lines": [{"name": "Line 1"}],
     "properties": {"phone_hardwareId": {"value": {"instance": "%s"}}}}\
    """
        .formatted(name, mac);
  }

  static String webPhone(String name, String user) {
    return """
    {"name": "%s", "site": {"id": "site-hq"}, "phoneBaseSettings": {"id": "base-web"},
     "lines": [{"name": "%s"}], "webRtcUser": {"id": "%s"}}\
    """
        .formatted(name, name, user);
  }

  static String group(String name) {
    return """
    {"name": "%s", "phoneTrunkBases": [{"id": "trunk-phone"}]}\
    """
        .formatted(name);
  }

  /** Creates a phone and gives its path. */
  String createPhone(String name, String mac) {
    return client.post(PHONES, phone(name, mac)).text("selfUri");
  }

  /** Reads, changes and writes an object. */
  Reply edit(String path, UnaryOperator<ObjectNode> change) {
    ObjectNode read = (ObjectNode) client.get(path).json();
    return client.put(path, change.apply(read).toString());
  }

  /** The first entity of a listing. */
  JsonNode first(String path) {
    return client.get(path).json().path("entities").path(0);
  }

  @Override
  public void close() {
    client.close();
    simulator.close();
  }
}
