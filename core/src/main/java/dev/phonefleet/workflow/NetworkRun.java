package dev.phonefleet.workflow;

import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Runner;
import dev.phonefleet.gate.LookOnce;
import dev.phonefleet.gate.NetworkPath;
import dev.phonefleet.outside.Call;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.LaneRule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Looks at the network; asks the platform nothing. */
final class NetworkRun {
  /** Probes end by themselves; this only ends what never should be. */
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final World world;
  private final Runner runner;

  NetworkRun(World world) {
    this.world = world;
    this.runner = new Runner(world.clock(), world.network(), new NoWrites());
  }

  /** Looks once at ways and at whatever else is to be probed. */
  LookOnce.Seen look(List<NetworkPath> paths, Set<? extends Call.Probe> others)
      throws InterruptedException {
    world.stopButton().watch(runner);
    RandomGenerator random = world.random().get();
    Budget budget = new Budget(lane -> LaneRule.FREE, random);
    Reads reads =
        new Reads(budget, call -> Charge.FREE, DEADLINE, random, new AtomicLong()::incrementAndGet);
    return runner.run(new LookOnce(paths, others, reads), nothing -> {});
  }
}
