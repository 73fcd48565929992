package dev.phonefleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outcome.NotSent.Why;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AfterReadTest {
  @Test
  void whatWasReadIsUsed() {
    Fact fact = new Fact.Written(Optional.empty());

    assertThat(AfterRead.of(new Outcome.Done(fact))).isEqualTo(new AfterRead.Use(fact));
  }

  @Test
  void whatIsNotFoundIsAbsent() {
    assertThat(AfterRead.of(new Outcome.NotFound("gone"))).isEqualTo(new AfterRead.Absent("gone"));
  }

  @Test
  void whatGotNoAnswerIsAskedAgainWithBackoff() {
    assertThat(AfterRead.of(new Outcome.Unknown("502"))).isEqualTo(again(true, "502"));
    assertThat(AfterRead.of(notSent(Why.CONNECT))).isEqualTo(again(true, "words"));
  }

  @Test
  void whatWasOnlyHeldUpIsAskedAgainWithoutBackoff() {
    assertThat(AfterRead.of(new Outcome.Throttled()))
        .isInstanceOfSatisfying(
            AfterRead.Again.class, again -> assertThat(again.backoff()).isFalse());
    assertThat(AfterRead.of(notSent(Why.RECALLED))).isEqualTo(again(false, "words"));
    assertThat(AfterRead.of(notSent(Why.TOO_LATE))).isEqualTo(again(false, "words"));
    assertThat(AfterRead.of(notSent(Why.TOKEN))).isEqualTo(again(false, "words"));
  }

  @Test
  void whatIsForbiddenIsDenied() {
    assertThat(AfterRead.of(new Outcome.Forbidden("missing.permissions", "no")))
        .isEqualTo(new AfterRead.Deny("no"));
    assertThat(AfterRead.of(new Outcome.Unauthorized("who"))).isEqualTo(new AfterRead.Deny("who"));
  }

  @Test
  void whatIsRefusedFails() {
    assertThat(AfterRead.of(new Outcome.Refused("bad.request", "no")))
        .isEqualTo(new AfterRead.Fail("no"));
    assertThat(AfterRead.of(new Outcome.Rejected("conflict")))
        .isEqualTo(new AfterRead.Fail("conflict"));
  }

  @Test
  void anUntrustedCertificateIsNotAskedAgain() {
    assertThat(AfterRead.of(notSent(Why.CERTIFICATE))).isEqualTo(new AfterRead.Fail("words"));
  }

  private static Outcome notSent(Why why) {
    return new Outcome.NotSent(why, "words");
  }

  private static AfterRead again(boolean backoff, String words) {
    return new AfterRead.Again(backoff, words);
  }
}
