package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * How the platform behaves under the published contract.
 *
 * @param answers how it answers where nothing is published
 * @param writes what a client may write
 * @param visibility how long it takes until what was written shows
 * @param phones how phones live
 * @param edges how edges live
 * @param limits how many requests a client may send
 * @param denials what the client's roles and divisions do not allow
 */
public record Platform(
    Answers answers,
    Writes writes,
    Visibility visibility,
    PhoneTimes phones,
    EdgeTimes edges,
    Budget limits,
    Denials denials) {
  /** A platform that behaves. */
  public static Platform defaults() {
    return new Platform(
        Answers.defaults(),
        Writes.defaults(),
        Visibility.defaults(),
        PhoneTimes.defaults(),
        EdgeTimes.defaults(),
        Budget.defaults(),
        Denials.defaults());
  }

  /** The same with this changed: how it answers where nothing is published. */
  public Platform withAnswers(UnaryOperator<Answers> change) {
    return new Platform(change.apply(answers), writes, visibility, phones, edges, limits, denials);
  }

  /** The same with this changed: what a client may write. */
  public Platform withWrites(UnaryOperator<Writes> change) {
    return new Platform(answers, change.apply(writes), visibility, phones, edges, limits, denials);
  }

  /** The same with this changed: how long it takes until what was written shows. */
  public Platform withVisibility(UnaryOperator<Visibility> change) {
    return new Platform(answers, writes, change.apply(visibility), phones, edges, limits, denials);
  }

  /** The same with this changed: how phones live. */
  public Platform withPhones(UnaryOperator<PhoneTimes> change) {
    return new Platform(answers, writes, visibility, change.apply(phones), edges, limits, denials);
  }

  /** The same with this changed: how edges live. */
  public Platform withEdges(UnaryOperator<EdgeTimes> change) {
    return new Platform(answers, writes, visibility, phones, change.apply(edges), limits, denials);
  }

  /** The same with this changed: how many requests a client may send. */
  public Platform withLimits(UnaryOperator<Budget> change) {
    return new Platform(answers, writes, visibility, phones, edges, change.apply(limits), denials);
  }

  /** The same with this changed: what the client's roles and divisions do not allow. */
  public Platform withDenials(UnaryOperator<Denials> change) {
    return new Platform(answers, writes, visibility, phones, edges, limits, change.apply(denials));
  }

  /**
   * The same with the keys of a scenario file changed.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public Platform changedBy(JsonNode json) {
    return ScenarioFile.changed(this, json, Platform.class);
  }
}
