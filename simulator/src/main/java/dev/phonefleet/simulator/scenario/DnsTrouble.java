package dev.phonefleet.simulator.scenario;

/** What can be wrong with a resolver's answer. */
public enum DnsTrouble {
  /** There is no such name. */
  NXDOMAIN,
  /** The name exists without an address. */
  NODATA,
  /** The resolver failed. */
  SERVFAIL,
  /** The resolver does not want to answer. */
  REFUSED,
  /** No answer at all. */
  SILENT,
  /** Over UDP only the hint to ask over TCP. */
  TRUNCATED,
  /** Bytes that are no answer. */
  GARBAGE,
  /** An answer with another question's number, then the right one. */
  WRONG_ID;

  /** Whether somebody who asks well gets addresses all the same. */
  public boolean givesAddresses() {
    return switch (this) {
      case TRUNCATED, WRONG_ID -> true;
      case NXDOMAIN, NODATA, SERVFAIL, REFUSED, SILENT, GARBAGE -> false;
    };
  }
}
