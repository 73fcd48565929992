/**
 * The language of the product: addresses, keys, phones, groups, states, regions. Uses nothing of
 * ours.
 */
@NullMarked
package dev.phonefleet.fleet;

import org.jspecify.annotations.NullMarked;
