package dev.phonefleet.outside;

/**
 * What became of a call. It carries data; what follows from it is decided by whoever reads it.
 * {@code words} are the server's own, with its correlation id.
 */
public sealed interface Outcome {
  /** Carried out. */
  record Done(Fact fact) implements Outcome {}

  /** There is no such object. */
  record NotFound(String words) implements Outcome {}

  /** Too many requests: not carried out. */
  record Throttled() implements Outcome {}

  /** The token is not accepted: not carried out. */
  record Unauthorized(String words) implements Outcome {}

  /** May or may not have been carried out. */
  record Unknown(String words) implements Outcome {}

  /**
   * Conflicts with what is there: not carried out.
   *
   * @param stale whether the server says that the object has another version by now
   */
  record Rejected(String words, boolean stale) implements Outcome {
    /** Conflicts with what is there; the server does not say how. */
    public Rejected(String words) {
      this(words, false);
    }
  }

  /** Not accepted as it is: not carried out. */
  record Refused(String code, String words) implements Outcome {}

  /** Not allowed: not carried out. */
  record Forbidden(String code, String words) implements Outcome {}

  /** Never left, or cannot have been carried out. */
  record NotSent(Why why, String words) implements Outcome {
    /** Why it was not sent. */
    public enum Why {
      /** No connection came about. */
      CONNECT,
      /** The server's certificate is not trusted. */
      CERTIFICATE,
      /** Taken back before it was sent. */
      RECALLED,
      /** Due only after its last permitted moment. */
      TOO_LATE,
      /** The token had to be renewed first. */
      TOKEN
    }
  }
}
