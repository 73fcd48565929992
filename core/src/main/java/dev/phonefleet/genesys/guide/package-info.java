/**
 * The contract of the guide: its paths, bodies and pace. Pure: no sockets. May use {@code rollout}
 * and {@code genesys.wire}.
 */
@NullMarked
package dev.phonefleet.genesys.guide;

import org.jspecify.annotations.NullMarked;
