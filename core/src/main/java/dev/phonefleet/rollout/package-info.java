/**
 * Carries out a plan: the machine, the changes under way, and the tables that say what follows from
 * an answer. May use {@code plan}, {@code gate}, {@code engine}.
 */
@NullMarked
package dev.phonefleet.rollout;

import org.jspecify.annotations.NullMarked;
