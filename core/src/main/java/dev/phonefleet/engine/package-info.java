/**
 * Deterministic machines and the one loop that does what they say. May use {@code outside} and
 * {@code pacing}.
 */
@NullMarked
package dev.phonefleet.engine;

import org.jspecify.annotations.NullMarked;
