package dev.phonefleet.genesys.http;

import java.net.URI;

/**
 * Where the platform is.
 *
 * @param api scheme and authority, without a path
 * @param login where tokens are asked for
 */
public record Endpoints(URI api, URI login) {}
