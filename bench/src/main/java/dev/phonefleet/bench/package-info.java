/** Measurements, each against a named baseline in the same run. */
@NullMarked
package dev.phonefleet.bench;

import org.jspecify.annotations.NullMarked;
