/**
 * What is there: listings, complete or said to be incomplete, and the live fleet that they make.
 * May use {@code engine}, {@code outside}, {@code pacing}.
 */
@NullMarked
package dev.phonefleet.inventory;

import org.jspecify.annotations.NullMarked;
