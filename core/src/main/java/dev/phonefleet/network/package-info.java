/**
 * Looks at the network for whoever asks through the port: names, ports, certificates, TFTP, DHCP.
 * May use {@code outside} and {@code pacing}.
 *
 * <p>Every probe runs on a virtual thread of its own and ends in one of two ways: it has met
 * something, or that thread is interrupted because its time is up, which closes the socket that it
 * waits on.
 */
@NullMarked
package dev.phonefleet.network;

import org.jspecify.annotations.NullMarked;
