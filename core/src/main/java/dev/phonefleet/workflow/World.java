package dev.phonefleet.workflow;

import dev.phonefleet.outside.Outside;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What every command needs of the world.
 *
 * @param clock never goes back
 * @param wallClock what people read on clocks
 * @param network answers every probe
 * @param random a fresh source for each run
 */
public record World(
    InstantSource clock,
    InstantSource wallClock,
    Supplier<RandomGenerator> random,
    Outside network,
    StopButton stopButton) {}
