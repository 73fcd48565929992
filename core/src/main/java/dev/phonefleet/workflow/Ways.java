package dev.phonefleet.workflow;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Outside;

/** Sends looks at the network one way, and everything else to the platform. */
record Ways(Outside network, Outside platform) implements Outside {
  @Override
  public Answer send(Call call) {
    return send(call, 0);
  }

  @Override
  public Answer send(Call call, int token) {
    return call instanceof Call.Probe ? network.send(call) : platform.send(call, token);
  }
}
