package dev.phonefleet.gate;

/** How a gate stands. */
public enum GateState {
  /** Phones may be written, as far as this gate goes. */
  OPEN,
  /** Not now. */
  CLOSED,
  /** Not in this run: its time is up. */
  SHUT,
  /** Not looked at yet. */
  UNSEEN,
  /** Passed unchecked, since that was asked for. */
  SKIPPED,
  /** Looked at, and only warned about, whatever was seen. */
  WATCHED,
  /** There is nothing that may be looked at. */
  UNPROBED
}
