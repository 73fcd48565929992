/**
 * The published contract's part of a scenario: the organization that is there before the first
 * request, and how the platform behaves where nothing is published. Plain data.
 */
@NullMarked
package dev.phonefleet.simulator.scenario.published;

import org.jspecify.annotations.NullMarked;
