package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgEdgeGroup;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import dev.phonefleet.simulator.scenario.published.OrgPool;
import dev.phonefleet.simulator.scenario.published.OrgSite;
import dev.phonefleet.simulator.scenario.published.OrgTrunkBase;
import dev.phonefleet.simulator.scenario.published.Organization;
import dev.phonefleet.simulator.scenario.published.Population;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A made-up organization of any size, the same for the same seed. */
final class Crowd {
  private static final String META_BASE = "polycom_vvx_450.json";

  /** A number without a factor of two, so that multiples of it meet every number of 24 bits. */
  private static final long STRIDE = 0x5b_d1e9L;

  private final Population population;

  Crowd(Population population) {
    this.population = population;
  }

  static List<OrgPhoneBase> bases() {
    return List.of(
        OrgPhoneBase.of(Population.MODEL, META_BASE),
        OrgPhoneBase.webRtc(Population.WEB_RTC_MODEL));
  }

  /** Everything but the phones; nothing when there are none. */
  Optional<Organization> surroundings() {
    if (population.phones() == 0) {
      return Optional.empty();
    }
    String phones = Population.PHONE_TRUNK_BASE;
    String edges = Population.EDGE_TRUNK_BASE;
    return Optional.of(
        Organization.defaults()
            .withSites(OrgSite.of(Population.SITE))
            .withTrunkBases(OrgTrunkBase.phone(phones), OrgTrunkBase.edge(edges))
            .withPhoneBases(bases())
            .withEdgeGroups(OrgEdgeGroup.of(Population.GROUP, phones, edges))
            .withEdges(edge(1), edge(2))
            .withDidPools(OrgPool.of("+15550100000", "+15550199999")));
  }

  private static OrgEdge edge(int number) {
    return OrgEdge.of("edge-hq-" + number, Population.SITE).inGroup(Population.GROUP);
  }

  void phones(Consumer<OrgPhone> each) {
    for (int number = 0; number < population.phones(); number++) {
      each.accept(
          OrgPhone.of(
              String.format(Locale.ROOT, "phone-%06d", number + 1),
              Population.SITE,
              Population.MODEL,
              mac(number)));
    }
  }

  private String mac(int number) {
    long tail = (population.seed() * 0x9e_3779b9L + number * STRIDE) & 0xff_ffffL;
    return String.format(Locale.ROOT, "0004f2%06x", tail);
  }
}
