/** The language of the product. Uses nothing of ours. */
@NullMarked
package dev.phonefleet.fleet;

import org.jspecify.annotations.NullMarked;
