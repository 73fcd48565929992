package dev.phonefleet.genesys.guide;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.wire.Classifier;
import dev.phonefleet.genesys.wire.Codec;
import dev.phonefleet.genesys.wire.Masking;
import dev.phonefleet.genesys.wire.WirePages;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The guide's paths and objects. */
public final class GuideCodec implements Codec {
  private static final String GROUPS = "/api/v2/telephony/providers/edgegroups";
  private static final int PAGE = 100;

  private final SecretSettings secrets;

  /** Hides the values of {@code secrets} where a server's words repeat them. */
  public GuideCodec(SecretSettings secrets) {
    this.secrets = secrets;
  }

  @Override
  public WireRequest request(Call call) {
    return switch (call) {
      case Call.Token _ -> throw new IllegalArgumentException("the token has no path of its own");
      case Call.Probe probe -> throw new IllegalArgumentException("not for the platform: " + probe);
      case Call.ListPage(Call.Listing what, int page) ->
          get(collection(what) + "?pageNumber=" + page + "&pageSize=" + PAGE);
      case Call.Look(Call.Ref ref) -> get(object(ref));
      case Call.Create(Key.Group(var name), _, Fields.Group(GroupFields wanted), _) ->
          new WireRequest("POST", GROUPS, Optional.of(GuideBodies.newGroup(name, wanted)));
      case Call.Create(
              Key.Phone(PhoneKey.Mac(var mac)),
              Optional<Home> home,
              Fields.Phone(PhoneFields wanted),
              _) ->
          new WireRequest(
              "POST",
              collection(new Call.Listing(Call.Kind.PHONE, home)),
              Optional.of(GuideBodies.newPhone(mac, wanted)));
      case Call.Create create -> throw foreign(create);
      case Call.Update(_, Call.Ref ref, Fields.Group(GroupFields wanted), var base, _) ->
          new WireRequest("PUT", object(ref), Optional.of(GuideBodies.group(wanted, base)));
      case Call.Update(_, Call.Ref ref, Fields.Phone(PhoneFields wanted), var base, _) ->
          new WireRequest("PUT", object(ref), Optional.of(GuideBodies.phone(wanted, base)));
      case Call.Update update -> throw foreign(update);
      case Call.Template template -> throw foreign(template);
      case Call.StartTool tool -> throw foreign(tool);
      case Call.ToolResult result -> throw foreign(result);
      case Call.TakeIntoService service -> throw foreign(service);
      case Call.Assign assign -> throw foreign(assign);
      case Call.Disassociate disassociate -> throw foreign(disassociate);
      case Call.Reboot reboot -> throw foreign(reboot);
    };
  }

  @Override
  public Answer answer(Call call, WireResponse response, String host, Instant now) {
    Answer answer = Classifier.answer(response, host, now, body -> fact(call, body));
    return Masking.answer(answer, call, secrets);
  }

  private static Fact fact(Call call, JsonNode body) {
    if (!body.isObject()) {
      throw new IllegalArgumentException("no object");
    }
    return switch (call) {
      case Call.Token _ -> throw new IllegalArgumentException("read where the token is kept");
      case Call.Probe probe -> throw new IllegalArgumentException("not for the platform: " + probe);
      case Call.ListPage(Call.Listing what, int page) -> page(what, page, body);
      case Call.Look(Call.Ref ref) -> new Fact.Seen(seen(ref.kind(), ref.home(), body, true, ref));
      case Call.Create(Key.Group _, _, _, _) ->
          new Fact.Written(Optional.of(GuideReader.group(body, true)));
      case Call.Create(Key.Phone _, Optional<Home> home, _, _) ->
          new Fact.Written(
              Optional.of(readable(GuideReader.phone(body, home.orElseThrow(), true))));
      case Call.Update(_, Call.Ref ref, _, _, _) ->
          new Fact.Written(Optional.of(seen(ref.kind(), ref.home(), body, true, ref)));
      case Call.Create create -> throw foreign(create);
      case Call.Template template -> throw foreign(template);
      case Call.StartTool tool -> throw foreign(tool);
      case Call.ToolResult result -> throw foreign(result);
      case Call.TakeIntoService service -> throw foreign(service);
      case Call.Assign assign -> throw foreign(assign);
      case Call.Disassociate disassociate -> throw foreign(disassociate);
      case Call.Reboot reboot -> throw foreign(reboot);
    };
  }

  private static Live seen(
      Call.Kind kind, Optional<Home> home, JsonNode body, boolean whole, Call.Ref ref) {
    return switch (kind) {
      case GROUP -> GuideReader.group(body, whole);
      case PHONE -> readable(GuideReader.phone(body, home.orElseThrow(), whole));
      case TENANT -> GuideReader.tenant(body);
      case DIAGNOSIS -> GuideReader.diagnosis(body, ref.id());
      default -> throw foreign(ref);
    };
  }

  /** Nobody who decides for this contract asks for it. */
  private static IllegalArgumentException foreign(Object what) {
    return new IllegalArgumentException("not of the guide's contract: " + what);
  }

  private static Live readable(Live live) {
    if (live instanceof Live.Unreadable(_, String words)) {
      throw new IllegalArgumentException(words);
    }
    return live;
  }

  private static Fact.Page page(Call.Listing what, int number, JsonNode body) {
    JsonNode entities = body.path("entities");
    if (!entities.isArray()) {
      throw new IllegalArgumentException("no entities");
    }
    List<Live> seen = new ArrayList<>(entities.size());
    for (JsonNode entity : entities) {
      seen.add(
          switch (what.kind()) {
            case GROUP -> GuideReader.group(entity, false);
            case PHONE -> GuideReader.phone(entity, what.of().orElseThrow(), false);
            default -> throw foreign(what);
          });
    }
    int pages = WirePages.count(body, number, seen.size(), PAGE);
    return new Fact.Page(seen, number, pages, WirePages.total(body));
  }

  private static WireRequest get(String path) {
    return new WireRequest("GET", path, Optional.empty());
  }

  private static String collection(Call.Listing what) {
    return switch (what.kind()) {
      case GROUP -> GROUPS;
      case PHONE -> GROUPS + "/" + groupId(what.of()) + "/phones";
      default -> throw foreign(what);
    };
  }

  private static String object(Call.Ref ref) {
    return switch (ref.kind()) {
      case GROUP -> GROUPS + "/" + WireRequest.encoded(ref.id());
      case PHONE -> GROUPS + "/" + groupId(ref.home()) + "/phones/" + WireRequest.encoded(ref.id());
      case DIAGNOSIS ->
          GROUPS
              + "/"
              + groupId(ref.home())
              + "/phones/"
              + WireRequest.encoded(ref.id())
              + "/diagnostics";
      case TENANT -> "/api/v2/tenant";
      default -> throw foreign(ref);
    };
  }

  private static String groupId(Optional<Home> home) {
    return switch (home.orElseThrow()) {
      case Home.InGroup(String id) -> WireRequest.encoded(id);
      case Home.AtSite site -> throw foreign(site);
    };
  }
}
