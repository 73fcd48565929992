/** The cloud in a box over real HTTP: its own wire types, nothing of core. */
@NullMarked
package dev.phonefleet.simulator;

import org.jspecify.annotations.NullMarked;
