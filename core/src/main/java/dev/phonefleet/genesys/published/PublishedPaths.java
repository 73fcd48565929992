package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.wire.WireRequest.encoded;

import dev.phonefleet.fleet.Home;
import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.outside.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where objects and collections are. */
final class PublishedPaths {
  static final String EDGES = "/api/v2/telephony/providers/edges";
  static final String GROUPS = EDGES + "/edgegroups";
  static final String PHONES = EDGES + "/phones";
  private static final String STATIONS = "/api/v2/stations";

  /** Found people come in pages as large as the most that may be looked for at once. */
  static final int PEOPLE = 25;

  static final int PAGE = 100;
  private static final String DETAILS =
      "&expand=properties&expand=lines&expand=status"
          + "&fields=webRtcUser&fields=lines.loggedInUser&fields=lines.defaultForUser";

  private PublishedPaths() {}

  static WireRequest page(Call.Listing what, int page) {
    if (what.kind() == Call.Kind.USER) {
      return people(what, page);
    }
    String pages = "pageSize=" + PAGE + "&pageNumber=" + page;
    if (what.kind() == Call.Kind.PHONE) {
      return WireRequest.get(PHONES + "?sortBy=id&" + pages + DETAILS + phones(what));
    }
    if (what.of().isPresent()) {
      throw PublishedCodec.foreign(what);
    }
    String collection =
        switch (what.kind()) {
          case GROUP -> GROUPS + "?" + pages;
          case EDGE -> EDGES + "?" + pages + "&showCloudMedia=false";
          case SITE -> EDGES + "/sites?" + pages;
          case TRUNK_BASE -> EDGES + "/trunkbasesettings?" + pages;
          case PHONE_BASE -> EDGES + "/phonebasesettings?" + pages;
          case STATION -> STATIONS + "?" + pages;
          case DID -> EDGES + "/dids?" + pages;
          case DID_POOL -> EDGES + "/didpools?" + pages;
          case EXTENSION -> EDGES + "/extensions?" + pages;
          case EXTENSION_POOL -> EDGES + "/extensionpools?" + pages;
          case PHONE, USER, DIAGNOSIS, TENANT -> throw PublishedCodec.foreign(what);
        };
    return WireRequest.get(collection + what.sought().map(it -> sought(what, it)).orElse(""));
  }

  private static String sought(Call.Listing what, Call.Sought sought) {
    boolean number = sought.field() == Call.Sought.Field.NUMBER;
    String parameter =
        switch (what.kind()) {
          case STATION ->
              switch (sought.field()) {
                case WEBRTC_USER -> "webRtcUserId";
                case LINE -> "lineAppearanceId";
                case ID -> "id";
                case HARDWARE_ID, NAME, EMAIL, NUMBER, LOGGED_IN ->
                    throw PublishedCodec.foreign(what);
              };
          case Call.Kind kind when number && kind == Call.Kind.DID -> "phoneNumber";
          case Call.Kind kind when number && kind == Call.Kind.EXTENSION -> "number";
          case Call.Kind _ -> throw PublishedCodec.foreign(what);
        };
    return "&" + parameter + "=" + encoded(only(sought));
  }

  /** The filters of a listing of phones. */
  private static String phones(Call.Listing what) {
    String site =
        what.of()
            .map(home ->
                switch (home) {
                  case Home.AtSite(String id) -> "&site.id=" + encoded(id);
                  case Home.InGroup group -> throw PublishedCodec.foreign(group);
                })
            .orElse("");
    return site
        + what.sought()
            .map(sought ->
                switch (sought.field()) {
                  case HARDWARE_ID -> "&phone_hardwareId=" + encoded(only(sought));
                  case WEBRTC_USER -> "&webRtcUser.id=" + encoded(only(sought));
                  case LOGGED_IN -> "&lines.loggedInUser.id=" + encoded(only(sought));
                  case NAME -> names(sought.values());
                  case EMAIL, ID, NUMBER, LINE -> throw PublishedCodec.foreign(what);
                })
            .orElse("");
  }

  /**
   * Names with a comma between them, as the filter takes them. A comma in a name would split it,
   * and a star stands for any text: where there is one, nothing is filtered by name, and more comes
   * than was sought.
   */
  private static String names(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no name is sought");
    }
    if (names.stream().anyMatch(it -> it.indexOf(',') >= 0 || it.indexOf('*') >= 0)) {
      return "";
    }
    return "&name=" + encoded(String.join(",", names));
  }

  private static String only(Call.Sought sought) {
    if (sought.values().size() != 1) {
      throw new IllegalArgumentException("looked for one at a time: " + sought);
    }
    return sought.values().getFirst();
  }

  private static WireRequest people(Call.Listing what, int page) {
    Call.Sought sought = what.sought().orElseThrow(() -> PublishedCodec.foreign(what));
    if (sought.values().size() > PEOPLE || what.of().isPresent()) {
      throw PublishedCodec.foreign(what);
    }
    String field =
        switch (sought.field()) {
          case EMAIL -> "email";
          case ID -> "id";
          case HARDWARE_ID, WEBRTC_USER, NAME, NUMBER, LINE, LOGGED_IN ->
              throw PublishedCodec.foreign(what);
        };
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("pageSize", PEOPLE).put("pageNumber", page);
    ObjectNode criterion = body.putArray("query").addObject().put("type", "EXACT");
    criterion.putArray("fields").add(field);
    sought.values().forEach(criterion.putArray("values")::add);
    return new WireRequest("POST", "/api/v2/users/search", Optional.of(body.toString()));
  }

  static String object(Call.Ref ref) {
    return switch (ref.kind()) {
      case TENANT -> "/api/v2/organizations/me";
      case GROUP -> GROUPS + "/" + encoded(ref.id());
      case EDGE -> EDGES + "/" + encoded(ref.id());
      case PHONE, DIAGNOSIS -> PHONES + "/" + encoded(ref.id());
      case STATION -> STATIONS + "/" + encoded(ref.id());
      case SITE, TRUNK_BASE, PHONE_BASE, USER -> throw PublishedCodec.foreign(ref);
      case DID, DID_POOL, EXTENSION, EXTENSION_POOL -> throw PublishedCodec.foreign(ref);
    };
  }

  static String template(String baseId) {
    return PHONES + "/template?phoneBaseSettingsId=" + encoded(baseId);
  }

  static String tool(String edgeId, Call.Tool tool) {
    String word = tool.name().toLowerCase(Locale.ROOT);
    return EDGES + "/" + encoded(edgeId) + "/diagnostic/" + word;
  }

  static String service(String edgeId) {
    return EDGES + "/" + encoded(edgeId) + "/statuscode";
  }

  static String station(String userId, String stationId, boolean asDefault) {
    String how = asDefault ? "defaultstation" : "associatedstation";
    return "/api/v2/users/" + encoded(userId) + "/station/" + how + "/" + encoded(stationId);
  }

  static String whoIsOn(String stationId) {
    return STATIONS + "/" + encoded(stationId) + "/associateduser";
  }
}
