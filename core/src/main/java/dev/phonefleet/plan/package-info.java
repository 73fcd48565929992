/**
 * What has to change: a pure function of what is wanted, what is there and what is allowed. May use
 * {@code desired} and {@code inventory}.
 */
@NullMarked
package dev.phonefleet.plan;

import org.jspecify.annotations.NullMarked;
