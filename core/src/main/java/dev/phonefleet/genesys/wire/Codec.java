package dev.phonefleet.genesys.wire;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import java.time.Instant;

/** How a contract spells calls and reads what comes back. Pure and thread-safe. */
public interface Codec {
  /** The request for any call but the token's. */
  WireRequest request(Call call);

  /** What the response means; {@code now} is what its relative times count from. */
  Answer answer(Call call, WireResponse response, String host, Instant now);
}
