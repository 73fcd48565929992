/** What is live becomes a fleet that a file can say; what it cannot say is named. Pure. */
@NullMarked
package dev.phonefleet.export;

import org.jspecify.annotations.NullMarked;
