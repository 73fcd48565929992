package dev.phonefleet.simulator.cloud;

import tools.jackson.databind.JsonNode;

/** Another cloud behind the same port, whose objects are kept in the same file. */
public interface Annex {
  /** Makes what is there before the first request. */
  void found();

  /** Everything as it is now, to be written as JSON later; its parts never change. */
  Object image();

  /** Takes back what was written. */
  void restore(JsonNode image);

  /** Grows with every change. */
  long changes();
}
