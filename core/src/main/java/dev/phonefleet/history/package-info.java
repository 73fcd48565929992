/** What is remembered of runs: so far the manifest. May use {@code plan} and {@code rollout}. */
@NullMarked
package dev.phonefleet.history;

import org.jspecify.annotations.NullMarked;
