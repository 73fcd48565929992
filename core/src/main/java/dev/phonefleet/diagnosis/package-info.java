/**
 * Why phones do not come up: causes read off the platform's failure codes and our own looks at the
 * network, phones with the same cause together, each cause with a way to mend it; and what DHCP has
 * to tell phones. Pure. May use {@code gate} and {@code outside}.
 */
@NullMarked
package dev.phonefleet.diagnosis;

import org.jspecify.annotations.NullMarked;
