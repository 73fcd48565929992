package dev.phonefleet.simulator;

import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import java.util.function.UnaryOperator;

/** Scenarios that answer at once. */
final class Quick {
  static final String HQ = Client.GROUPS + "/group-hq";
  static final String MAC = "00:04:f2:aa:bb:01";
  static final String PHONE = HQ + "/phones/phone-1";

  private Quick() {}

  /** Nothing there, no latency, no limit per group. */
  static Scenario empty() {
    return Scenario.defaults()
        .withWire(wire -> wire.withLatency(Span.ofMillis(0, 0)))
        .withLimits(limits -> limits.withoutPerGroup());
  }

  /** An ACTIVE group {@code hq} with one ACTIVE phone. */
  static Scenario hq() {
    return hq(UnaryOperator.identity());
  }

  static Scenario hq(UnaryOperator<PresetPhone> change) {
    PresetPhone phone = PresetPhone.of(MAC, "Reception").withId("phone-1");
    return empty()
        .withPreset(preset ->
            preset.withGroups(PresetGroup.of("hq", change.apply(phone)).withId("group-hq")));
  }
}
