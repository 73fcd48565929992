package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.genesys.guide.GuideContract;
import dev.phonefleet.genesys.published.PublishedCodec;
import dev.phonefleet.genesys.published.PublishedContract;
import dev.phonefleet.genesys.wire.Codec;
import dev.phonefleet.pacing.Lane;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.pacing.TokenRule;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.rollout.Contract;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the organisation of a file is spoken to.
 *
 * @param lanes what its lanes allow
 * @param tokens what each of its tokens allows
 */
record Dialect(Codec codec, Contract contract, Function<Lane, LaneRule> lanes, TokenRule tokens) {
  /** What the platform allows a token in a minute until it says otherwise. */
  private static final int PER_MINUTE = 300;

  private static final String SETTING = "settings.";

  static Dialect of(DesiredFleet fleet) {
    return switch (fleet.organization().api()) {
      case GUIDE -> guide(fleet);
      case PUBLISHED -> published(fleet);
    };
  }

  private static Dialect guide(DesiredFleet fleet) {
    Limits limits = fleet.limits();
    return new Dialect(
        new GuideCodec(fleet.secrets()),
        new GuideContract(new Differences(fleet.secrets())),
        lane ->
            GuideContract.rule(
                lane,
                limits.requestsPerMinute(),
                limits.requestsPerSecondPerGroup(),
                limits.concurrency()),
        TokenRule.NONE);
  }

  private static Dialect published(DesiredFleet fleet) {
    Limits limits = fleet.limits();
    return new Dialect(
        new PublishedCodec(fleet.secrets(), settings(fleet), fleet.rollout().settle()),
        new PublishedContract(new Differences(fleet.secrets())),
        lane -> LaneRule.perSecond(limits.requestsPerSecondPerGroup(), Integer.MAX_VALUE),
        new TokenRule(
            fleet.organization().tokens(),
            limits.requestsPerMinute().orElse(PER_MINUTE),
            limits.requestsPerMinute(),
            limits.concurrency()));
  }

  /** The settings that the file speaks of; all where it has no phones, since then all are shown. */
  private static Predicate<String> settings(DesiredFleet fleet) {
    Set<String> keys = new HashSet<>();
    boolean phones = false;
    for (DesiredGroup scope : fleet.scopes()) {
      for (DesiredPhone phone : scope.phones()) {
        phones = true;
        keys.addAll(phone.fields().settings().keySet());
        for (String path : phone.fields().cleared()) {
          if (path.startsWith(SETTING)) {
            keys.add(path.substring(SETTING.length()));
          }
        }
      }
    }
    return phones ? keys::contains : key -> true;
  }
}
