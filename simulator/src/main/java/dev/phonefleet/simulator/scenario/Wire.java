package dev.phonefleet.simulator.scenario;

/**
 * How answers look and how long they take.
 *
 * @param macSpelling the server's own spelling of MACs; default {@link MacSpelling#COLON_LOWER}
 * @param versions whether objects tell which edition they are; default yes
 * @param latency real time that every request takes; default 5 to 40 ms
 */
public record Wire(MacSpelling macSpelling, boolean versions, Span latency) {

  /** Versions, MACs with colons, and a near network. */
  public static Wire defaults() {
    return new Wire(MacSpelling.COLON_LOWER, true, Span.ofMillis(5, 40));
  }

  /** The same with another spelling of MACs. */
  public Wire withMacSpelling(MacSpelling spelling) {
    return new Wire(spelling, versions, latency);
  }

  /** The same with or without versions. */
  public Wire withVersions(boolean given) {
    return new Wire(macSpelling, given, latency);
  }

  /** The same with another latency. */
  public Wire withLatency(Span span) {
    return new Wire(macSpelling, versions, span);
  }
}
