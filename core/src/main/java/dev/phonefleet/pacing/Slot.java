package dev.phonefleet.pacing;

import java.time.Instant;

/**
 * A place in all lanes of a request.
 *
 * @param sendAt when to send it
 * @param token the number of the token that it counts on, from 0
 */
public record Slot(Instant sendAt, int token) {}
