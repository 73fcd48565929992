/** What people and scripts see: the same happenings as text or as JSON lines. */
@NullMarked
package dev.phonefleet.cli.view;

import org.jspecify.annotations.NullMarked;
