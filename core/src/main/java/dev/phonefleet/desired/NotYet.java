package dev.phonefleet.desired;

/**
 * A key that this release only checks for its shape, with a value other than its default: online
 * commands refuse it, so that nothing is ignored silently.
 *
 * @param key its path, such as {@code edgeGroups[0].dns}
 * @param at where it stands
 */
public record NotYet(String key, Position at) {}
