package dev.phonefleet.genesys.wire;

import java.util.Optional;

/**
 * A request to the API, without its host and token.
 *
 * @param method in upper case
 * @param path with its query, encoded
 * @param body JSON, empty where there is none
 */
public record WireRequest(String method, String path, Optional<String> body) {}
