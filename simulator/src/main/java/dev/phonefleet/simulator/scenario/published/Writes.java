package dev.phonefleet.simulator.scenario.published;

/**
 * What a client may write.
 *
 * @param putResets whether a PUT resets what it leaves out, instead of keeping it; default yes
 * @param duplicateNames whether two phones may have one name; default yes, else 400
 * @param duplicateHardwareIds whether two phones may have one hardware id, compared without case
 *     and separators; default yes, else 400
 * @param edgeGroups whether edge groups may be made; default {@link EdgeGroups#ALLOWED}
 * @param edgeTrunkBaseRequired whether a new edge group needs an edgeTrunkBaseAssignment; default
 *     no
 * @param deletes whether anything may be deleted; default yes, else 400
 */
public record Writes(
    boolean putResets,
    boolean duplicateNames,
    boolean duplicateHardwareIds,
    EdgeGroups edgeGroups,
    boolean edgeTrunkBaseRequired,
    boolean deletes) {
  /** All is allowed. */
  public static Writes defaults() {
    return new Writes(true, true, true, EdgeGroups.ALLOWED, false, true);
  }

  /** The same with or without PUT resetting what it leaves out. */
  public Writes withPutResets(boolean value) {
    return new Writes(
        value, duplicateNames, duplicateHardwareIds, edgeGroups, edgeTrunkBaseRequired, deletes);
  }

  /** The same with or without one name for two phones. */
  public Writes withDuplicateNames(boolean value) {
    return new Writes(
        putResets, value, duplicateHardwareIds, edgeGroups, edgeTrunkBaseRequired, deletes);
  }

  /** The same with or without one hardware id for two phones. */
  public Writes withDuplicateHardwareIds(boolean value) {
    return new Writes(putResets, duplicateNames, value, edgeGroups, edgeTrunkBaseRequired, deletes);
  }

  /** The same with another answer to new edge groups. */
  public Writes withEdgeGroups(EdgeGroups value) {
    return new Writes(
        putResets, duplicateNames, duplicateHardwareIds, value, edgeTrunkBaseRequired, deletes);
  }

  /** The same with an EDGE trunk base being required, or not. */
  public Writes withEdgeTrunkBaseRequired(boolean value) {
    return new Writes(putResets, duplicateNames, duplicateHardwareIds, edgeGroups, value, deletes);
  }

  /** The same with or without deletes. */
  public Writes withDeletes(boolean value) {
    return new Writes(
        putResets, duplicateNames, duplicateHardwareIds, edgeGroups, edgeTrunkBaseRequired, value);
  }

  /** Whether edge groups may be made, which organizations of 2022 and later refuse. */
  public enum EdgeGroups {
    ALLOWED,
    /** 400. */
    BAD_REQUEST,
    /** 403. */
    FORBIDDEN
  }
}
