package dev.phonefleet.genesys.http;

import java.time.Duration;

/**
 * How long a request may take.
 *
 * @param connect until there is a connection
 * @param answer until the status line
 * @param call the whole of it, body included
 */
public record Timeouts(Duration connect, Duration answer, Duration call) {}
