/**
 * What must be true before phones are written, and what was seen of it: the group is ACTIVE, the
 * names that its phones boot from resolve, the ports behind them are open. May use {@code desired},
 * {@code engine}, {@code outside} and {@code pacing}.
 */
@NullMarked
package dev.phonefleet.gate;

import org.jspecify.annotations.NullMarked;
