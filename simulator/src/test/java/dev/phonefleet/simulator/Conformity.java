package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.openapi.Coverage;
import dev.phonefleet.openapi.PublishedApi;
import dev.phonefleet.simulator.Client.Reply;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Holds what is answered against the published description. */
final class Conformity {
  static final PublishedApi API = PublishedApi.load();

  private final Coverage coverage = new Coverage(API);
  private final Set<String> meant = new HashSet<>();

  Coverage coverage() {
    return coverage;
  }

  /** From now on answers may depart from what is published, on purpose, in what says this. */
  void departsIn(String words) {
    meant.add(words);
  }

  /** The same answer, which fails where it is of a published operation and not as published. */
  Reply checked(String method, String path, Reply reply) {
    if (API.operation(method, path).isEmpty()) {
      return reply;
    }
    assertThat(API.answer(method, path, reply.status(), Optional.of(reply.body())))
        .as("%s %s answered %s %s", method, path, reply.status(), reply.body())
        .allMatch(finding -> meant.stream().anyMatch(finding::contains));
    coverage.exercised(method, path, reply.status());
    return reply;
  }
}
