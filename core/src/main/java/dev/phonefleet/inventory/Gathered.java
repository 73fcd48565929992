package dev.phonefleet.inventory;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of listing the platform.
 *
 * @param unlisted groups whose phones could not be listed, with the reason
 * @param findings what a user should know
 * @param stopped why there is nothing to go on with, if so
 */
public record Gathered(
    LiveFleet fleet,
    Map<GroupName, String> unlisted,
    List<Diagnostic> findings,
    Optional<Exit> stopped) {
  /** The same with more known about names. */
  public Gathered with(Catalogue more) {
    return new Gathered(fleet.with(more), unlisted, findings, stopped);
  }
}
