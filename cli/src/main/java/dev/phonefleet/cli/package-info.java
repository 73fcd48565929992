/** Commands, views and the wiring of adapters. */
@NullMarked
package dev.phonefleet.cli;

import org.jspecify.annotations.NullMarked;
