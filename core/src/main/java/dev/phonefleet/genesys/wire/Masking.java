package dev.phonefleet.genesys.wire;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Outcome;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of a server's words: servers echo what they were sent. */
public final class Masking {
  private static final int SHORTEST = 3;

  private Masking() {}

  /** The answer to the call without the values of the secret settings that the call carries. */
  public static Answer answer(Answer answer, Call call, SecretSettings secrets) {
    return answer(answer, carried(call, secrets));
  }

  private static List<String> carried(Call call, SecretSettings secrets) {
    @Nullable Fields wanted =
        switch (call) {
          case Call.Create create -> create.wanted();
          case Call.Update update -> update.wanted();
          case Call.Read _, Call.TakeIntoService _, Call.Assign _ -> null;
          case Call.Disassociate _, Call.Reboot _ -> null;
        };
    if (!(wanted instanceof Fields.Phone(PhoneFields fields))) {
      return List.of();
    }
    return fields.settings().entrySet().stream()
        .filter(entry -> secrets.covers(entry.getKey()))
        .map(entry -> entry.getValue().toString())
        .toList();
  }

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
