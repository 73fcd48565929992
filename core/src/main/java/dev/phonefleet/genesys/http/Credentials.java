package dev.phonefleet.genesys.http;

import dev.phonefleet.fleet.Secret;

/** Client credentials. */
public record Credentials(String clientId, Secret clientSecret) {}
