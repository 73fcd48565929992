package dev.phonefleet.simulator.scenario.published;

/**
 * How the platform answers where nothing is published.
 *
 * @param refusedClient the status of a login with wrong credentials, 400 or 401; default 400
 * @param largePage what becomes of a pageSize above 100; default {@link PageSize#REFUSED}
 * @param reboot the status of an accepted reboot, 202 or 204; default 202
 * @param groupConflict how a stale version of an edge group is refused; default {@link
 *     GroupConflict#CONFLICT}
 * @param phonePost how a POST of a phone ends; default {@link PhonePost#USUAL}
 * @param propertyMembers whether a property that was written gets the members beside its value that
 *     its template has; default yes
 */
public record Answers(
    int refusedClient,
    PageSize largePage,
    int reboot,
    GroupConflict groupConflict,
    PhonePost phonePost,
    boolean propertyMembers) {
  public Answers {
    if (refusedClient != 400 && refusedClient != 401) {
      throw new IllegalArgumentException("refusedClient is neither 400 nor 401: " + refusedClient);
    }
    if (reboot != 202 && reboot != 204) {
      throw new IllegalArgumentException("reboot is neither 202 nor 204: " + reboot);
    }
  }

  /** The strict choice of each. */
  public static Answers defaults() {
    return new Answers(400, PageSize.REFUSED, 202, GroupConflict.CONFLICT, PhonePost.USUAL, true);
  }

  /** The same with another status of a refused login. */
  public Answers withRefusedClient(int value) {
    return new Answers(value, largePage, reboot, groupConflict, phonePost, propertyMembers);
  }

  /** The same with another answer to a large page. */
  public Answers withLargePage(PageSize value) {
    return new Answers(refusedClient, value, reboot, groupConflict, phonePost, propertyMembers);
  }

  /** The same with another status of a reboot. */
  public Answers withReboot(int value) {
    return new Answers(refusedClient, largePage, value, groupConflict, phonePost, propertyMembers);
  }

  /** The same with another answer to a stale version of a group. */
  public Answers withGroupConflict(GroupConflict value) {
    return new Answers(refusedClient, largePage, reboot, value, phonePost, propertyMembers);
  }

  /** The same with another end of a POST of a phone. */
  public Answers withPhonePost(PhonePost value) {
    return new Answers(refusedClient, largePage, reboot, groupConflict, value, propertyMembers);
  }

  /** The same with or without members from the template. */
  public Answers withPropertyMembers(boolean value) {
    return new Answers(refusedClient, largePage, reboot, groupConflict, phonePost, value);
  }

  /** What becomes of a pageSize above 100. */
  public enum PageSize {
    /** 400. */
    REFUSED,
    /** Answered as if it were 100. */
    CAPPED
  }

  /** How a stale version of an edge group is refused. */
  public enum GroupConflict {
    /** 409. */
    CONFLICT,
    /** 400 with a text that the version does not match the current version. */
    BAD_REQUEST
  }

  /** How a POST of a phone ends. */
  public enum PhonePost {
    /** With the phone. */
    USUAL,
    /** With 408, though the phone was made. */
    TIMEOUT_DONE,
    /** With 408, and no phone was made. */
    TIMEOUT_LOST
  }
}
