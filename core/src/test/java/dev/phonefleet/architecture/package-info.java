/** The house, held by tests: which package may use which, and what nobody may call. */
@NullMarked
package dev.phonefleet.architecture;

import org.jspecify.annotations.NullMarked;
