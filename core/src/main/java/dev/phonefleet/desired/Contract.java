package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;

/** What is said about keys that one of the two contracts has no place for. */
final class Contract {
  private Contract() {}

  /** Refuses a key that the guide's contract does not have and that somebody relies on. */
  static void refuse(Findings findings, Where where, String key) {
    findings.error(
        where.keyAt(key),
        new Mistake(
            Code.OTHER_API,
            Mistake.shown(where.path(key)) + " acts only with `api: published`.",
            "The guide's contract has no place for it, so it would silently do nothing.",
            "Remove it, or write `api: published` if that is what your organisation speaks."));
  }

  /** Warns of a key that does nothing on this contract, and does no harm either. */
  static void warn(Findings findings, Where where, String key, Api api, String why) {
    findings.warning(
        where.keyAt(key),
        new Mistake(
            Code.NO_EFFECT,
            Mistake.shown(where.path(key)) + " does not act with `api: " + api.word() + "`.",
            why,
            "Remove it, or keep it for a file that serves both contracts."));
  }
}
