/**
 * What a user can be told: what happened, where, why, and what to do next. May use {@code fleet}.
 */
@NullMarked
package dev.phonefleet.diagnostic;

import org.jspecify.annotations.NullMarked;
