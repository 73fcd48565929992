package dev.phonefleet.rollout;

/** What became of an object in this run; each counts once. */
public enum Ended {
  /** Made by this run. */
  CREATED,
  /** Was there and is changed as wanted. */
  UPDATED,
  /** Was as wanted. */
  UNCHANGED,
  /** Tried, or given up while it was busy. */
  FAILED,
  /** Behind a gate that stayed shut, or refused by policy. */
  HELD,
  /** Sent, and nobody knows what came of it. */
  UNKNOWN,
  /** Not begun when the run was stopped. */
  LEFT
}
