/**
 * Requests and responses as text, and what a status means on any Genesys API. Pure. May use {@code
 * outside} and {@code pacing}.
 */
@NullMarked
package dev.phonefleet.genesys.wire;

import org.jspecify.annotations.NullMarked;
