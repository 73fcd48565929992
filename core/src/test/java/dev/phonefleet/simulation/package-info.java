/**
 * The machines in a small world of their own: a virtual clock, a cloud in memory behind the real
 * codec, and weather made of lost requests, lost answers, throttling, expiry and people who edit.
 * After every seed the promises are checked.
 */
@NullMarked
package dev.phonefleet.simulation;

import org.jspecify.annotations.NullMarked;
