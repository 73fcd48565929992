/**
 * What a simulated cloud is told to be: options, presets and faults. Plain data, imports nothing of
 * the other packages.
 */
@NullMarked
package dev.phonefleet.simulator.scenario;

import org.jspecify.annotations.NullMarked;
