package dev.phonefleet.genesys.http;

import java.net.URI;

/**
 * Where the platform is.
 *
 * @param api scheme and authority, and what a gateway has before the API's own paths, without a
 *     final slash
 * @param login where tokens are asked for
 */
public record Endpoints(URI api, URI login) {}
