/**
 * Adapters that keep things: files beside the fleet file, and memory for tests. May use {@code
 * history} and {@code engine}.
 */
@NullMarked
package dev.phonefleet.store;

import org.jspecify.annotations.NullMarked;
