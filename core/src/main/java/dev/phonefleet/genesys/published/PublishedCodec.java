package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.wire.Classifier;
import dev.phonefleet.genesys.wire.Codec;
import dev.phonefleet.genesys.wire.Masking;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The paths and objects of the API that Genesys publishes. It remembers the e-mail address of every
 * person, and the name of every site and model, that it has read: what is read later and has only
 * an id gets them from there.
 *
 * <p>A group that is read has ids where the file has names of trunk bases, and its state is never
 * {@code ACTIVE}: that follows from its edges. Phones that are sought by names of which the filter
 * would misread one come with others: all of the site, or of the organisation.
 */
public final class PublishedCodec implements Codec {
  private static final String OTHER_VERSION = "does not match the current version";
  private static final Pattern VERSION = Pattern.compile("\\bversion\\b");

  private final SecretSettings secrets;
  private final PublishedReader reader;

  /**
   * Hides the values of {@code secrets} where a server's words repeat them.
   *
   * @param settings the keys that are kept of phones in listings; a phone that is read alone keeps
   *     all
   * @param settle how long a phone counts as busy after it was provisioned
   */
  public PublishedCodec(SecretSettings secrets, Predicate<String> settings, Duration settle) {
    this.secrets = secrets;
    this.reader = new PublishedReader(settings, settle);
  }

  @Override
  public WireRequest request(Call call) {
    return switch (call) {
      case Call.Token _ -> throw new IllegalArgumentException("the token has no path of its own");
      case Call.Probe probe -> throw new IllegalArgumentException("not for the platform: " + probe);
      case Call.ListPage(Call.Listing what, int page) -> PublishedPaths.page(what, page);
      case Call.Look(Call.Ref ref) -> WireRequest.get(PublishedPaths.object(ref));
      case Call.Template(String baseId) -> WireRequest.get(PublishedPaths.template(baseId));
      case Call.StartTool(String edgeId, Call.Tool tool, String host) ->
          post(PublishedPaths.tool(edgeId, tool), object().put("host", host).toString());
      case Call.ToolResult(String edgeId, Call.Tool tool) ->
          WireRequest.get(PublishedPaths.tool(edgeId, tool));
      case Call.Create create -> create(create);
      case Call.Update update ->
          new WireRequest("PUT", PublishedPaths.object(update.ref()), Optional.of(body(update)));
      case Call.TakeIntoService(_, Call.Ref edge) ->
          post(PublishedPaths.service(edge.id()), object().put("inService", true).toString());
      case Call.Assign(_, String stationId, String userId, boolean asDefault) ->
          new WireRequest(
              "PUT", PublishedPaths.station(userId, stationId, asDefault), Optional.empty());
      case Call.Disassociate(_, String stationId) ->
          new WireRequest("DELETE", PublishedPaths.whoIsOn(stationId), Optional.empty());
      case Call.Reboot(_, List<String> phoneIds) -> {
        ObjectNode body = object();
        phoneIds.forEach(body.putArray("phoneIds")::add);
        yield post(PublishedPaths.PHONES + "/reboot", body.toString());
      }
    };
  }

  private static WireRequest create(Call.Create create) {
    return switch (create) {
      case Call.Create(Key.Group(var name), _, Fields.Group(var wanted), var bindings) ->
          post(PublishedPaths.GROUPS, EdgeBodies.newGroup(name, wanted, bindings));
      case Call.Create(Key.Phone(var key), var home, Fields.Phone(var wanted), var bindings) ->
          post(PublishedPaths.PHONES, PhoneBodies.created(key, home, wanted, bindings));
      default -> throw foreign(create);
    };
  }

  private static String body(Call.Update update) {
    Document base = update.base();
    Call.Bindings bindings = update.bindings();
    return switch (update.wanted()) {
      case Fields.Group(var wanted) -> EdgeBodies.group(wanted, base, bindings);
      case Fields.Edge wanted -> EdgeBodies.edge(wanted, base, bindings);
      case Fields.Phone(var wanted) -> PhoneBodies.updated(wanted, base, bindings);
    };
  }

  @Override
  public Answer answer(Call call, WireResponse response, String host, Instant now) {
    Instant clock = response.date().orElse(now);
    WireResponse read =
        tellsNothing(call) && response.body().isBlank() ? empty(response) : response;
    Answer answer = Classifier.answer(read, host, now, body -> fact(call, body, clock));
    Outcome meant = meant(answer.outcome(), response.status());
    return Masking.answer(
        new Answer(meant, answer.status(), answer.hints(), answer.host()), call, secrets);
  }

  /** Some writes are answered without a body, or with one that says no more than the status. */
  private static boolean tellsNothing(Call call) {
    return call instanceof Call.TakeIntoService
        || call instanceof Call.Assign
        || call instanceof Call.Disassociate
        || call instanceof Call.Reboot;
  }

  private static WireResponse empty(WireResponse response) {
    return new WireResponse(response.status(), response.headers(), "null");
  }

  private Fact fact(Call call, JsonNode body, Instant clock) {
    if (tellsNothing(call)) {
      return new Fact.Written(Optional.empty());
    }
    if (!body.isObject()) {
      throw new IllegalArgumentException("no object");
    }
    return switch (call) {
      case Call.Token _ -> throw new IllegalArgumentException("read where the token is kept");
      case Call.Probe probe -> throw new IllegalArgumentException("not for the platform: " + probe);
      case Call.ListPage(Call.Listing what, int page) -> reader.page(what, page, body, clock);
      case Call.Look(Call.Ref ref) -> new Fact.Seen(readable(reader.alone(ref, body, clock)));
      case Call.Template _ ->
          new Fact.Prefilled(new Document(body.toString()), Properties.instances(body));
      case Call.StartTool _ -> new Fact.Printed(Optional.empty());
      case Call.ToolResult _ ->
          new Fact.Printed(PublishedReader.text(body, "diagnostics").filter(it -> !it.isBlank()));
      case Call.Create create -> {
        Call.Kind kind = create.key() instanceof Key.Phone ? Call.Kind.PHONE : Call.Kind.GROUP;
        yield written(new Call.Ref(kind, "", create.home()), body, clock);
      }
      case Call.Update update -> written(update.ref(), body, clock);
      case Call.TakeIntoService _, Call.Assign _ -> throw foreign(call);
      case Call.Disassociate _, Call.Reboot _ -> throw foreign(call);
    };
  }

  private Fact.Written written(Call.Ref ref, JsonNode body, Instant clock) {
    return new Fact.Written(Optional.of(readable(reader.alone(ref, body, clock))));
  }

  private static Live readable(Live live) {
    if (live instanceof Live.Unreadable(_, String words)) {
      throw new IllegalArgumentException(words);
    }
    return live;
  }

  /** What only this API says in its own way: that an object is gone, or has another version. */
  private static Outcome meant(Outcome outcome, int status) {
    return switch (outcome) {
      case Outcome.Done(Fact.Seen(Live.Gone _)) -> gone(status);
      case Outcome.Done(Fact.Written(Optional<Live> live))
          when live.filter(it -> it instanceof Live.Gone).isPresent() ->
          gone(status);
      case Outcome.Rejected(String words, _) ->
          new Outcome.Rejected(
              words, status == 409 && VERSION.matcher(words.toLowerCase(Locale.ROOT)).find());
      case Outcome.Refused(_, String words)
          when status == 400 && words.toLowerCase(Locale.ROOT).contains(OTHER_VERSION) ->
          new Outcome.Rejected(words, true);
      default -> outcome;
    };
  }

  private static Outcome gone(int status) {
    return new Outcome.NotFound("its state is deleted (status " + status + ")");
  }

  private static WireRequest post(String path, String body) {
    return new WireRequest("POST", path, Optional.of(body));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Nobody who decides for this contract asks for it. */
  static IllegalArgumentException foreign(Object what) {
    return new IllegalArgumentException("not of the published API: " + what);
  }
}
