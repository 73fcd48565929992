package dev.phonefleet.history;

import java.util.Optional;

/** Keeps the manifest of one file. A write is there as a whole or not at all. */
public interface ManifestStore {
  /** The manifest; empty where there is none or it cannot be understood. */
  Optional<Manifest> read();

  /**
   * Keeps the manifest.
   *
   * @throws StoreFailure when it could not be kept
   */
  void write(Manifest manifest);

  /**
   * Puts back what was there before a run that wrote nothing.
   *
   * @throws StoreFailure when that fails
   */
  void restore(Optional<Manifest> before);
}
