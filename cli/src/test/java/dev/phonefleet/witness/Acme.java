package dev.phonefleet.witness;

import dev.phonefleet.cli.Office;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import dev.phonefleet.simulator.scenario.published.OrgPool;
import dev.phonefleet.simulator.scenario.published.OrgSite;
import dev.phonefleet.simulator.scenario.published.OrgTrunkBase;
import dev.phonefleet.simulator.scenario.published.OrgUser;
import dev.phonefleet.simulator.scenario.published.Organization;

/** The organization that the published example is written for, before anybody applied it. */
final class Acme {
  static final String USER = "support-one@example.com";
  static final String MODEL = "Polycom VVX 450";
  static final String HQ = "site-hq";
  static final String BASE = "base-450";
  static final String WEB_RTC_BASE = "base-web";
  static final String PHONE_TRUNK = "trunk-phone";
  static final String EDGE_TRUNK = "trunk-edge";

  private Acme() {}

  /** A cloud that behaves, a hundred times faster than real time. */
  static Scenario scenario() {
    return Office.quick().withOrganization(Acme::furnished);
  }

  private static Organization furnished(Organization organization) {
    return organization
        .withSites(OrgSite.of("HQ").withId(HQ), OrgSite.of("Remote"))
        .withTrunkBases(
            OrgTrunkBase.phone("Phone Trunk").withId(PHONE_TRUNK),
            OrgTrunkBase.edge("Edge Trunk").withId(EDGE_TRUNK))
        .withPhoneBases(
            OrgPhoneBase.of(MODEL, "polycom_vvx_450.json").withId(BASE),
            OrgPhoneBase.of("Remote station", "generic_sip.json"),
            OrgPhoneBase.webRtc("WebRTC").withId(WEB_RTC_BASE))
        .withUsers(OrgUser.of("Support One", USER))
        .withEdges(idle("edge-hq-1"), idle("edge-hq-2"))
        .withDidPools(OrgPool.of("+15550100", "+15550199"));
  }

  private static OrgEdge idle(String name) {
    return OrgEdge.of(name, "HQ").withId(name).withStatusCode("INACTIVE").withOnline(true);
  }
}
