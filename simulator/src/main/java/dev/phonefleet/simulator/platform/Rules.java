package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.cloud.Dice;
import dev.phonefleet.simulator.cloud.Pace;
import dev.phonefleet.simulator.scenario.published.Answers;
import dev.phonefleet.simulator.scenario.published.Platform;
import dev.phonefleet.simulator.scenario.published.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** How the platform behaves at present, and its two times. */
final class Rules {
  private final Pace pace;
  private final Dice dice;
  private volatile Platform platform;

  Rules(Platform platform, Pace pace, Dice dice) {
    this.platform = platform;
    this.pace = pace;
    this.dice = dice;
  }

  Platform platform() {
    return platform;
  }

  synchronized void change(UnaryOperator<Platform> change) {
    platform = change.apply(platform);
  }

  Instant now() {
    return pace.now();
  }

  Pace pace() {
    return pace;
  }

  Dice dice() {
    return dice;
  }

  /** When so much platform time will have passed. */
  Instant in(Duration platformTime, Instant now) {
    return platformTime.isZero() ? Instant.EPOCH : pace.after(now, platformTime);
  }

  Item.Deletion deletion(Instant now) {
    Visibility visibility = platform.visibility();
    return new Item.Deletion(
        now, pace.after(now, visibility.deletedFor()), pace.after(now, visibility.released()));
  }

  /** Whether an object is listed at this time. */
  boolean listed(Item item, Instant now) {
    return item.deletion()
        .map(deletion -> platform.visibility().deletedListed() && now.isBefore(deletion.gone()))
        .orElseGet(() -> !now.isBefore(item.listed()));
  }

  /** Whether an object is shown by id at this time. */
  boolean reads(Item item, Instant now) {
    return item.deletion()
        .map(deletion ->
            platform.visibility().deleted() == Visibility.Deleted.SHOWN
                && now.isBefore(deletion.gone()))
        .orElseGet(() -> !now.isBefore(item.byId()));
  }

  /** Refuses what the client's divisions do not allow. */
  Item allowed(Item item) {
    var denied = platform.denials().objects();
    if (denied.contains(item.id()) || denied.contains(item.name())) {
      throw Problem.of(
              403,
              "missing.division.permission",
              "You are missing the following permission in the object's division:"
                  + " [telephony:plugin:all]")
          .about(item.id());
    }
    return item;
  }

  /** Refuses a version that is not the present one; none at all means to overwrite. */
  void checkVersion(Item item, JsonNode sent) {
    JsonNode version = sent.path("version");
    if (!version.isNumber() || version.asLong() == item.version()) {
      return;
    }
    if (item.kind() == Kind.GROUP
        && platform.answers().groupConflict() == Answers.GroupConflict.BAD_REQUEST) {
      throw Problem.badRequest(
              "The version "
                  + version.asLong()
                  + " does not match the current version "
                  + item.version())
          .about(item.id());
    }
    boolean plain = item.kind() == Kind.GROUP || item.kind() == Kind.TRUNK_BASE;
    throw plain ? Problem.conflict(item.id()) : Problem.stale(item.id());
  }

  void checkDeletes() {
    if (!platform.writes().deletes()) {
      throw Problem.badRequest("The object cannot be deleted");
    }
  }

  /** The object's state, as answers name it. */
  static String state(Item item) {
    return item.alive() ? "active" : "deleted";
  }

  static Optional<String> text(JsonNode node) {
    return node.isString() && !node.asString().isBlank()
        ? Optional.of(node.asString())
        : Optional.empty();
  }
}
