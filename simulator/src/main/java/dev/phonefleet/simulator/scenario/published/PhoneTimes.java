package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.Mac;
import dev.phonefleet.simulator.scenario.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How phones live after they were written. Durations are platform time. Phones are named by
 * hardware id, in any spelling, or by name.
 *
 * @param pending how long nothing happens; default 1 to 5 s
 * @param provisioning how long a phone is OFFLINE after it fetched its configuration; default 5 to
 *     30 s
 * @param boot how long it is OFFLINE after a reboot before it fetches it; default 20 to 60 s
 * @param putReprovisions whether a PUT lets a phone fetch its configuration again; default yes
 * @param putRepairs whether a PUT repairs a phone whose provisioning failed; default yes
 * @param failingShare share of new phones whose provisioning fails, 0 to 1; default 0
 * @param failing phones whose provisioning fails after their POST, with the errorInfo; default none
 * @param unseen phones that the platform never sees after their POST; default none
 */
public record PhoneTimes(
    Span pending,
    Span provisioning,
    Span boot,
    boolean putReprovisions,
    boolean putRepairs,
    double failingShare,
    Map<String, String> failing,
    Set<String> unseen) {
  public PhoneTimes {
    if (!(failingShare >= 0 && failingShare <= 1)) {
      throw new IllegalArgumentException("failingShare is not within 0 and 1: " + failingShare);
    }
    Map<String, String> byKey = new LinkedHashMap<>();
    failing.forEach((phone, why) -> byKey.put(key(phone), why));
    failing = Map.copyOf(byKey);
    unseen = unseen.stream().map(PhoneTimes::key).collect(Collectors.toUnmodifiableSet());
  }

  /** Phones become OPERATIONAL within 35 s. */
  public static PhoneTimes defaults() {
    return new PhoneTimes(
        Span.ofSeconds(1, 5),
        Span.ofSeconds(5, 30),
        Span.ofSeconds(20, 60),
        true,
        true,
        0,
        Map.of(),
        Set.of());
  }

  /** The same with another time of booting. */
  public PhoneTimes withBoot(Span value) {
    return new PhoneTimes(
        pending, provisioning, value, putReprovisions, putRepairs, failingShare, failing, unseen);
  }

  /** The same with a PUT provisioning again, or not. */
  public PhoneTimes withPutReprovisions(boolean value) {
    return new PhoneTimes(
        pending, provisioning, boot, value, putRepairs, failingShare, failing, unseen);
  }

  /** The same with a PUT repairing, or not. */
  public PhoneTimes withPutRepairs(boolean value) {
    return new PhoneTimes(
        pending, provisioning, boot, putReprovisions, value, failingShare, failing, unseen);
  }

  /** The same with a share of new phones failing, 0 to 1. */
  public PhoneTimes withFailingShare(double value) {
    return new PhoneTimes(
        pending, provisioning, boot, putReprovisions, putRepairs, value, failing, unseen);
  }

  /** The same with these phones failing, each with its errorInfo. */
  public PhoneTimes withFailing(Map<String, String> value) {
    return new PhoneTimes(
        pending, provisioning, boot, putReprovisions, putRepairs, failingShare, value, unseen);
  }

  /** The same with these phones never being seen. */
  public PhoneTimes withUnseen(String... phones) {
    return new PhoneTimes(
        pending,
        provisioning,
        boot,
        putReprovisions,
        putRepairs,
        failingShare,
        failing,
        Set.of(phones));
  }

  /** The same with other times until nothing is pending, and of provisioning. */
  public PhoneTimes withTimes(Span newPending, Span newProvisioning) {
    return new PhoneTimes(
        newPending,
        newProvisioning,
        boot,
        putReprovisions,
        putRepairs,
        failingShare,
        failing,
        unseen);
  }

  /** A MAC without its spelling; any other text as it stands. */
  public static String key(String phone) {
    return Mac.parse(phone).map(Mac::digits).orElse(phone);
  }
}
