/**
 * The one port to the world: a {@link dev.phonefleet.outside.Call} is exactly one request, an
 * {@link dev.phonefleet.outside.Answer} says what came of it. May use {@code fleet} and {@code
 * pacing}.
 */
@NullMarked
package dev.phonefleet.outside;

import org.jspecify.annotations.NullMarked;
