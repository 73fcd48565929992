/**
 * What the file says: fleet.yaml and its CSV inventories become a {@link
 * dev.phonefleet.desired.DesiredFleet}, every value with its position. May use {@code fleet} and
 * {@code diagnostic}.
 */
@NullMarked
package dev.phonefleet.desired;

import org.jspecify.annotations.NullMarked;
