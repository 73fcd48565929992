package dev.phonefleet.history;

import java.time.Instant;
import java.util.Optional;

/**
 * What the last run was about and how it ended: the guide's idempotency check.
 *
 * @param identity what the hash alone does not say: tool format, host, client id, tenant, pin
 * @param configHash of the current or last run
 * @param deploymentTime when that run began
 * @param reason why a run that wrote is no success
 * @param lastSuccess the last complete one
 */
public record Manifest(
    String identity,
    String configHash,
    Instant deploymentTime,
    Status status,
    Optional<String> reason,
    Optional<Success> lastSuccess) {
  /** How the run stands. */
  public enum Status {
    /** It may have written and has not ended. */
    RUNNING,
    /** An apply of the whole file ended with 0. */
    SUCCESS,
    /** It wrote and ended otherwise. */
    FAILED
  }

  /** A complete success. */
  public record Success(String configHash, Instant deploymentTime) {}

  /** A run with that configuration is about to write. */
  public static Manifest running(
      Optional<Manifest> before, String identity, String configHash, Instant now) {
    return new Manifest(
        identity,
        configHash,
        now,
        Status.RUNNING,
        Optional.empty(),
        before.flatMap(Manifest::lastSuccess));
  }

  /** The run ended with 0. */
  public Manifest succeeded() {
    return new Manifest(
        identity,
        configHash,
        deploymentTime,
        Status.SUCCESS,
        Optional.empty(),
        Optional.of(new Success(configHash, deploymentTime)));
  }

  /** The run wrote and ended otherwise. */
  public Manifest failed(String why) {
    return new Manifest(
        identity, configHash, deploymentTime, Status.FAILED, Optional.of(why), lastSuccess);
  }

  /**
   * Whether the same configuration was already brought to the same place, with nothing after it.
   */
  public boolean covers(String otherIdentity, String otherHash) {
    return status == Status.SUCCESS
        && identity.equals(otherIdentity)
        && configHash.equals(otherHash);
  }
}
