/**
 * One class for each thing that a user does, from the file to the exit code. Knows no adapter: what
 * it needs of the world comes in through {@link dev.phonefleet.workflow.Connections}.
 */
@NullMarked
package dev.phonefleet.workflow;

import org.jspecify.annotations.NullMarked;
