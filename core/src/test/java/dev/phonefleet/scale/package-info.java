/** Sizes: what a large organisation costs in memory. */
@NullMarked
package dev.phonefleet.scale;

import org.jspecify.annotations.NullMarked;
