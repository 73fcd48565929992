/**
 * The platform's behavior without HTTP: objects, their life in time, and what is refused. Imports
 * scenario and report.
 */
@NullMarked
package dev.phonefleet.simulator.cloud;

import org.jspecify.annotations.NullMarked;
