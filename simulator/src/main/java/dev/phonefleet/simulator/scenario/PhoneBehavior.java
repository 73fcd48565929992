package dev.phonefleet.simulator.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How phones live after they were written. Durations are platform time.
 *
 * @param pending how long a written phone is PENDING; default 1 to 5 s
 * @param provisioning how long it is PROVISIONING after that; default 5 to 30 s
 * @param boot how long it is BOOTING after a reboot; default 20 to 60 s
 * @param failingShare share of new phones that become FAILED, 0 to 1; default 0
 * @param failing phones by MAC, in any spelling, that become FAILED after their POST; default none
 * @param putReprovisions whether a PUT makes a phone PENDING again; default yes
 * @param busyAnswer what a change of a busy phone is answered; default {@link BusyAnswer#CONFLICT}
 * @param failedPutAccepted whether a PUT to a FAILED phone is accepted and repairs it; default no,
 *     it is answered 422
 */
public record PhoneBehavior(
    Span pending,
    Span provisioning,
    Span boot,
    double failingShare,
    Map<String, FailureCode> failing,
    boolean putReprovisions,
    BusyAnswer busyAnswer,
    boolean failedPutAccepted) {

  public PhoneBehavior {
    if (!(failingShare >= 0 && failingShare <= 1)) {
      throw new IllegalArgumentException("failingShare is not within 0 and 1: " + failingShare);
    }
    Map<String, FailureCode> byDigits = new LinkedHashMap<>();
    failing.forEach((mac, code) -> byDigits.put(Mac.of(mac).digits(), code));
    failing = Map.copyOf(byDigits);
  }

  /** What a change of a busy phone is answered. */
  public enum BusyAnswer {
    /** 409. */
    CONFLICT,
    /** 422. */
    UNPROCESSABLE,
    /** One or the other, by the seed. */
    MIXED
  }

  /** Phones become ACTIVE within 35 s. */
  public static PhoneBehavior defaults() {
    return new PhoneBehavior(
        Span.ofSeconds(1, 5),
        Span.ofSeconds(5, 30),
        Span.ofSeconds(20, 60),
        0,
        Map.of(),
        true,
        BusyAnswer.CONFLICT,
        false);
  }

  /** The same with other times of PENDING and PROVISIONING. */
  public PhoneBehavior withTimes(Span newPending, Span newProvisioning) {
    return new PhoneBehavior(
        newPending,
        newProvisioning,
        boot,
        failingShare,
        failing,
        putReprovisions,
        busyAnswer,
        failedPutAccepted);
  }

  /** The same with another time of BOOTING. */
  public PhoneBehavior withBoot(Span newBoot) {
    return new PhoneBehavior(
        pending,
        provisioning,
        newBoot,
        failingShare,
        failing,
        putReprovisions,
        busyAnswer,
        failedPutAccepted);
  }

  /** The same with a share of new phones becoming FAILED, 0 to 1. */
  public PhoneBehavior withFailingShare(double share) {
    return new PhoneBehavior(
        pending,
        provisioning,
        boot,
        share,
        failing,
        putReprovisions,
        busyAnswer,
        failedPutAccepted);
  }

  /** The same with these phones becoming FAILED. */
  public PhoneBehavior withFailing(Map<String, FailureCode> byMac) {
    return new PhoneBehavior(
        pending,
        provisioning,
        boot,
        failingShare,
        byMac,
        putReprovisions,
        busyAnswer,
        failedPutAccepted);
  }

  /** The same with a PUT making a phone PENDING again, or not. */
  public PhoneBehavior withPutReprovisions(boolean yes) {
    return new PhoneBehavior(
        pending, provisioning, boot, failingShare, failing, yes, busyAnswer, failedPutAccepted);
  }

  /** The same with another answer to a change of a busy phone. */
  public PhoneBehavior withBusyAnswer(BusyAnswer answer) {
    return new PhoneBehavior(
        pending,
        provisioning,
        boot,
        failingShare,
        failing,
        putReprovisions,
        answer,
        failedPutAccepted);
  }

  /** The same with a PUT to a FAILED phone repairing it, or not. */
  public PhoneBehavior withFailedPutAccepted(boolean yes) {
    return new PhoneBehavior(
        pending, provisioning, boot, failingShare, failing, putReprovisions, busyAnswer, yes);
  }
}
