package dev.phonefleet.simulator.scenario;

/** The states of an edge group. */
public enum GroupStatus {
  PENDING,
  CONFIGURING,
  ACTIVE,
  FAILED
}
