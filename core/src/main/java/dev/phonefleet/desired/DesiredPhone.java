package dev.phonefleet.desired;

import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;

/**
 * A phone as the file wants it, defaults merged in.
 *
 * @param at its row or list entry
 */
public record DesiredPhone(PhoneKey key, PhoneFields fields, Position at) {}
