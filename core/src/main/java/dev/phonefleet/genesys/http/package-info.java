/**
 * The only place with the token and the client secret: carries requests over HTTP. May use {@code
 * outside} and {@code genesys.wire}.
 */
@NullMarked
package dev.phonefleet.genesys.http;

import org.jspecify.annotations.NullMarked;
