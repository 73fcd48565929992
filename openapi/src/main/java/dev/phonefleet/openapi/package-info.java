/**
 * The API description that Genesys publishes, and whether requests and answers keep to it. For
 * tests only: core, the simulator and the command share no code, so this is what keeps all of them
 * to the same API.
 */
@NullMarked
package dev.phonefleet.openapi;

import org.jspecify.annotations.NullMarked;
