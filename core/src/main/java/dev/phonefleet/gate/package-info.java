/**
 * What must be true before phones are written, and what was seen of it. May use {@code outside} and
 * {@code pacing}.
 */
@NullMarked
package dev.phonefleet.gate;

import org.jspecify.annotations.NullMarked;
