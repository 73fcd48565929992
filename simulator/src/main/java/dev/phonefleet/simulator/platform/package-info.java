/**
 * The cloud of the published contract without HTTP: objects, their life in time, and what is
 * refused. Imports scenario, cloud (for time, dice and the state file) and report.
 */
@NullMarked
package dev.phonefleet.simulator.platform;

import org.jspecify.annotations.NullMarked;
