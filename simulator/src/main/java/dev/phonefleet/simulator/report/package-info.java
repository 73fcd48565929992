/**
 * What happened so far, as a client's tests want to read it. Imports nothing of the other packages.
 */
@NullMarked
package dev.phonefleet.simulator.report;

import org.jspecify.annotations.NullMarked;
