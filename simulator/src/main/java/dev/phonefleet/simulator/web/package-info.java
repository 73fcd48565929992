/**
 * The HTTP side: routes, tokens, limits, faults and control. Imports cloud, platform, network,
 * scenario and report.
 */
@NullMarked
package dev.phonefleet.simulator.web;

import org.jspecify.annotations.NullMarked;
