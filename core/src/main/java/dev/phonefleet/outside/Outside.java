package dev.phonefleet.outside;

/**
 * The only port to the world. Blocking and thread-safe. Never throws for what a server or network
 * does: that is an {@link Outcome}. Never repeats a call by itself.
 */
public interface Outside {
  /** Carries out the call once. */
  Answer send(Call call);

  /** Carries out the call once, with one of several tokens, counted from 0. */
  default Answer send(Call call, int token) {
    return send(call);
  }
}
