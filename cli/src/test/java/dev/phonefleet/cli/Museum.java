package dev.phonefleet.cli;

import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgEdgeGroup;
import dev.phonefleet.simulator.scenario.published.OrgLine;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import dev.phonefleet.simulator.scenario.published.OrgSite;
import dev.phonefleet.simulator.scenario.published.OrgTrunkBase;
import dev.phonefleet.simulator.scenario.published.OrgUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An organisation that has one of everything: what a file can say, and what it cannot. */
final class Museum {
  static final String VVX = "Polycom VVX 450";
  static final String WEB_RTC = "WebRTC";
  static final String REMOTE = "Remote";

  private Museum() {}

  /** A cloud with these phones besides nothing. */
  static Scenario with(OrgPhone... phones) {
    return with(List.of(), phones);
  }

  /** A cloud with these phones, and more edges. */
  static Scenario with(List<OrgEdge> more, OrgPhone... phones) {
    List<OrgEdge> edges =
        new ArrayList<>(
            List.of(
                OrgEdge.of("edge-hq-2", "HQ").inGroup("hq"),
                OrgEdge.of("edge-hq-1", "HQ").inGroup("hq"),
                OrgEdge.of("edge-hq-3", "HQ").inGroup("hq"),
                OrgEdge.of("edge-lab", "Labor, \"Süd\"").inGroup("Labor: Süd")));
    edges.addAll(more);
    return Office.quick()
        .withOrganization(organization ->
            organization
                .withSites(
                    OrgSite.of("HQ"),
                    OrgSite.of("Labor, \"Süd\""),
                    OrgSite.of("Home").withMediaModel("Cloud"))
                .withTrunkBases(
                    OrgTrunkBase.phone("Phone Trunk"),
                    OrgTrunkBase.phone("no"),
                    OrgTrunkBase.edge("Edge Trunk"))
                .withPhoneBases(
                    OrgPhoneBase.of(VVX, "polycom_vvx_450.json")
                        .withLines(2)
                        .withProperties(
                            json(
                                """
                                {"phone_label": "Office", "phone_maxLineKeys": 6, "phone_hotdesking": true,
                                 "phone_codecs": ["opus"], "phone_note": "", "admin_pin": "0000",
                                 "phone_standalone": false, "phone_hardwareId": ""}
                                """)),
                    OrgPhoneBase.webRtc(WEB_RTC),
                    OrgPhoneBase.of(REMOTE, "generic_sip.json"))
                .withUsers(
                    OrgUser.of("Anna", "Anna@Example.com"),
                    OrgUser.of("Ben", "ben@example.com"),
                    OrgUser.of("Cleo", "cleo@example.com"))
                .withEdgeGroups(
                    OrgEdgeGroup.of("hq", "Phone Trunk", "Edge Trunk")
                        .withFields(json("{\"description\": \"Head office: \\\"1st\\\" floor\"}")),
                    OrgEdgeGroup.of("Labor: Süd", "no", "Edge Trunk"))
                .withEdges(edges)
                .withPhones(phones));
  }

  /** A desk phone in the head office. */
  static OrgPhone desk(int n, String name) {
    return OrgPhone.of(name, "HQ", VVX, Fleets.mac(n).replace(":", ""));
  }

  /** One of everything that a file can say. */
  static OrgPhone[] everything() {
    return new OrgPhone[] {
      desk(1, "Reception"),
      desk(2, "Küche, \"links\"").withProperties(json("{\"phone_label\": \"007\"}")),
      desk(3, "=SUM(A1)").withFields(json("{\"description\": \"two\\nlines\"}")),
      desk(4, "0123")
          .withProperties(
              json(
                  """
                  {"phone_label": "yes", "phone_maxLineKeys": 12, "phone_hotdesking": false,
                   "phone_codecs": ["opus", "pcmu"], "phone_note": "=1+1", "phone_more": 2.5}
                  """)),
      desk(5, "Two lines")
          .withLines(
              OrgLine.of("a").withProperties(json("{\"station_label\": \"Front, desk\"}")),
              OrgLine.of("b").withProperties(json("{\"station_label\": \"null\"}"))),
      desk(6, "Standalone")
          .withProperties(json("{\"phone_standalone\": true}"))
          .withLines(
              OrgLine.of("a")
                  .withProperties(
                      json(
                          "{\"station_identity_address\": \"+15550100\", \"station_label\":"
                              + " \"0800\"}")),
              OrgLine.of("b").withProperties(json("{\"station_identity_address\": \"1001\"}"))),
      desk(7, "-5 degrees").withLines(OrgLine.of("a").withDefaultFor("Ben")),
      OrgPhone.of("Mixer", "Labor, \"Süd\"", VVX, "00:04:F2:AA:00:08"),
      OrgPhone.webRtc("Anna at home", "Home", WEB_RTC, "Anna"),
      OrgPhone.webRtc("Cleo", "HQ", WEB_RTC, "Cleo")
          .withLines(OrgLine.of("a").withDefaultFor("Cleo")),
      OrgPhone.bare("Cottage", "Home", REMOTE)
          .withLines(
              OrgLine.of("a")
                  .withProperties(
                      json(
                          "{\"station_remote_address\": \"+15550123\", \"station_label\":"
                              + " \"Cottage\"}")))
    };
  }

  /** And what it cannot. */
  static OrgPhone[] unsayable() {
    return new OrgPhone[] {
      OrgPhone.of("No MAC", "HQ", VVX, "hello").withId("id-nomac"),
      desk(20, "Twin one").withId("id-twin-1"),
      desk(20, "Twin two").withId("id-twin-2"),
      desk(21, "Wrong kind").withId("id-wrong").withProperties(json("{\"admin_pin\": \"4711\"}")),
      OrgPhone.of("Wrong model", "HQ", WEB_RTC, Fleets.mac(22)).withId("id-model"),
      desk(23, "Numbered")
          .withLines(
              OrgLine.of("a")
                  .withProperties(json("{\"station_identity_address\": \"+15550199\"}"))),
      desk(24, "Cleared").withProperties(json("{\"phone_label\": \"\"}")),
      desk(25, "Line\nbreak").withId("id-break")
    };
  }

  static OrgPhone[] all() {
    List<OrgPhone> all = new ArrayList<>(Arrays.asList(everything()));
    all.addAll(Arrays.asList(unsayable()));
    return all.toArray(OrgPhone[]::new);
  }

  static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }
}
