package dev.phonefleet.simulator.scenario.published;

/**
 * A made-up organization of any size: a site, two edges in service in a group, trunk bases, base
 * settings of a hardware model and of WebRTC, a DID pool, and phones that are OPERATIONAL.
 *
 * @param phones how many hardware phones; nothing at all is made while it is 0, the default
 * @param seed the source of their MACs; default 1
 */
public record Population(int phones, long seed) {
  /** The name of its site. */
  public static final String SITE = "HQ";

  /** The name of its edge group; its edges are {@code edge-hq-1} and {@code edge-hq-2}. */
  public static final String GROUP = "hq";

  /** The name of the base settings of its phones. */
  public static final String MODEL = "Polycom VVX 450";

  /** The name of the base settings for WebRTC phones. */
  public static final String WEB_RTC_MODEL = "WebRTC";

  /** The name of its PHONE trunk base. */
  public static final String PHONE_TRUNK_BASE = "Phone Trunk";

  /** The name of its EDGE trunk base. */
  public static final String EDGE_TRUNK_BASE = "Edge Trunk";

  public Population {
    if (phones < 0) {
      throw new IllegalArgumentException("population.phones is below 0: " + phones);
    }
  }

  /** Nobody. */
  public static Population none() {
    return new Population(0, 1);
  }

  /** So many phones by this seed. */
  public static Population of(int phones, long seed) {
    return new Population(phones, seed);
  }
}
