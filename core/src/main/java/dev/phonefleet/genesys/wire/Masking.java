package dev.phonefleet.genesys.wire;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Outcome;
import java.util.Collection;
import java.util.List;

/** Takes secrets out of a server's words: servers echo what they were sent. */
public final class Masking {
  private static final int SHORTEST = 3;

  private Masking() {}

  /** The answer with each of the secrets replaced, wherever its words contain one. */
  public static Answer answer(Answer answer, Collection<String> secrets) {
    List<String> worth = secrets.stream().filter(it -> it.length() >= SHORTEST).toList();
    if (worth.isEmpty()) {
      return answer;
    }
    Outcome masked =
        switch (answer.outcome()) {
          case Outcome.Done done -> done;
          case Outcome.Throttled throttled -> throttled;
          case Outcome.NotFound(String words) -> new Outcome.NotFound(words(words, worth));
          case Outcome.Unauthorized(String words) -> new Outcome.Unauthorized(words(words, worth));
          case Outcome.Unknown(String words) -> new Outcome.Unknown(words(words, worth));
          case Outcome.Rejected(String words, boolean stale) ->
              new Outcome.Rejected(words(words, worth), stale);
          case Outcome.Refused(String code, String words) ->
              new Outcome.Refused(code, words(words, worth));
          case Outcome.Forbidden(String code, String words) ->
              new Outcome.Forbidden(code, words(words, worth));
          case Outcome.NotSent(var why, String words) ->
              new Outcome.NotSent(why, words(words, worth));
        };
    return new Answer(masked, answer.status(), answer.hints(), answer.host());
  }

  private static String words(String words, List<String> secrets) {
    String out = words;
    for (String secret : secrets) {
      out = out.replace(secret, "(secret)");
    }
    return out;
  }
}
