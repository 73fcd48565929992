/**
 * The API that Genesys publishes: its paths, bodies and objects. Pure: no sockets. May use {@code
 * rollout} and {@code genesys.wire}.
 */
@NullMarked
package dev.phonefleet.genesys.published;

import org.jspecify.annotations.NullMarked;
