package dev.phonefleet.genesys.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.wire.WireJson;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.openapi.PublishedApi;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One codec; every request is held against the published description. */
final class Exchange {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  static final String EDGES = "/api/v2/telephony/providers/edges";
  static final String PHONES = EDGES + "/phones";
  private static final JsonMapper JSON = WireJson.MAPPER;

  final PublishedCodec codec =
      new PublishedCodec(
          new SecretSettings(Set.of("admin_code")),
          key -> !key.startsWith("unwanted"),
          Duration.ofMinutes(2));

  /** The request, after a look at whether it is published. */
  WireRequest request(Call call) {
    return request(call, Set.of());
  }

  /**
   * The request, after a look at whether it is published.
   *
   * @param known what the description says against it although the service accepts it
   */
  WireRequest request(Call call, Set<String> known) {
    WireRequest request = codec.request(call);
    assertThat(PublishedApi.load().request(request.method(), request.path(), request.body()))
        .as(request.toString())
        .allMatch(finding -> known.stream().anyMatch(finding::endsWith));
    return request;
  }

  /** The path of a question. */
  String get(Call call) {
    WireRequest request = request(call);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.body()).isEmpty();
    return request.path();
  }

  /** The body of a write, read. */
  JsonNode body(Call call) {
    return json(request(call).body().orElseThrow());
  }

  /** What a good answer tells. */
  Fact told(Call call, String body) {
    return done(answer(call, 200, body));
  }

  /** The object that was looked at. */
  Live seen(Call.Kind kind, String body) {
    Call.Ref ref = new Call.Ref(kind, "x", Optional.empty());
    if (told(new Call.Look(ref), body) instanceof Fact.Seen(Live live)) {
      return live;
    }
    throw new AssertionError(body);
  }

  /** The one object that is listed. */
  Live listed(Call.Kind kind, String entity) {
    String member = kind == Call.Kind.USER ? "results" : "entities";
    String body = "{\"" + member + "\": [" + entity + "], \"pageCount\": 1, \"total\": 1}";
    Call.Listing what =
        kind == Call.Kind.USER
            ? Call.Listing.by(kind, Call.Sought.Field.ID, List.of("u1"))
            : Call.Listing.all(kind);
    if (told(new Call.ListPage(what, 1), body) instanceof Fact.Page page) {
      return page.seen().getFirst();
    }
    throw new AssertionError(body);
  }

  Outcome answer(Call call, int status, String body) {
    return answer(call, status, Map.of(), body).outcome();
  }

  Answer answer(Call call, int status, Map<String, String> headers, String body) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return codec.answer(call, new WireResponse(status, all, body), "api.example", NOW);
  }

  static Fact done(Outcome outcome) {
    if (outcome instanceof Outcome.Done(Fact fact)) {
      return fact;
    }
    throw new AssertionError(outcome.toString());
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  static Call.Bindings bindings(Map<Call.Bindings.Name, String> ids, String template) {
    return new Call.Bindings(
        ids, template.isEmpty() ? Optional.empty() : Optional.of(new Document(template)));
  }

  static Call.Bindings.Name name(Call.Kind kind, String name) {
    return new Call.Bindings.Name(kind, name);
  }
}
