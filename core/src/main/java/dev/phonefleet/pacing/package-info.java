/** When a request may be sent: arithmetic on instants. Knows nothing of fleets, sends nothing. */
@NullMarked
package dev.phonefleet.pacing;

import org.jspecify.annotations.NullMarked;
