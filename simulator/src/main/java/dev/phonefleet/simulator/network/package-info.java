/**
 * The network around the phones as real servers on 127.0.0.1: resolvers, HTTPS and TFTP. Imports
 * cloud, scenario and report.
 */
@NullMarked
package dev.phonefleet.simulator.network;

import org.jspecify.annotations.NullMarked;
