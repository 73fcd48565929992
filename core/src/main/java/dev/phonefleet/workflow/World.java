package dev.phonefleet.workflow;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What every command needs of the world.
 *
 * @param clock never goes back
 * @param wallClock what people read on clocks
 * @param random a fresh source for each run
 */
public record World(
    InstantSource clock,
    InstantSource wallClock,
    Supplier<RandomGenerator> random,
    Connections connections,
    StopButton stopButton) {}
