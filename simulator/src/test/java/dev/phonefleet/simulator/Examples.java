package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.BASES;
import static dev.phonefleet.simulator.Branch.EDGES;
import static dev.phonefleet.simulator.Branch.GROUPS;
import static dev.phonefleet.simulator.Branch.PHONES;
import static dev.phonefleet.simulator.Branch.STATIONS;

import dev.phonefleet.simulator.Client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request of every published operation, in an order in which a {@link Branch} grants all.
 *
 * @param path with names in braces where ids belong
 * @param body empty for none, {@link #SAME} for what a GET of the path answers
 */
record Examples(String method, String path, String body) {
  private static final String SAME = "same";
  private static final String TRUNK_BASES = EDGES + "/trunkbasesettings";
  private static final String HOST = "{\"host\": \"phones.example.com\"}";

  private static Examples get(String path) {
    return new Examples("GET", path, "");
  }

  private static Examples put(String path) {
    return new Examples("PUT", path, SAME);
  }

  private static Examples post(String path, String body) {
    return new Examples("POST", path, body);
  }

  private static Examples delete(String path) {
    return new Examples("DELETE", path, "");
  }

  /** All of them but the login. */
  static List<Examples> all() {
    List<Examples> all = new ArrayList<>();
    all.addAll(organization());
    all.addAll(edges());
    all.addAll(groups());
    all.addAll(phones());
    all.addAll(bases());
    all.addAll(stations());
    all.addAll(
        List.of(
            delete(GROUPS + "/{spareGroup}"),
            delete(PHONES + "/{phone}"),
            delete(BASES + "/{spareBase}")));
    return all;
  }

  private static List<Examples> organization() {
    return List.of(
        get("/api/v2/authorization/products"),
        get("/api/v2/organizations/me"),
        get("/api/v2/tokens/me?preserveIdleTTL=true"),
        post(
            "/api/v2/users/search",
            """
            {"pageSize": 25, "pageNumber": 1, "sortOrder": "ASC", "query": [
             {"type": "EXACT", "fields": ["email"], "values": ["user-1@example.com"]}]}\
            """),
        get(EDGES + "/sites?managed=false&expand=edges&sortOrder=DESC"),
        get(EDGES + "/sites/{site}"),
        get(TRUNK_BASES + "?expand=properties&recordingEnabled=false&ignoreHidden=true"),
        get(TRUNK_BASES + "/{trunk}?ignoreHidden=true"),
        get(EDGES + "/dids?pageSize=100"),
        get(EDGES + "/didpools?pageSize=100"),
        get(EDGES + "/extensions?pageSize=100"),
        get(EDGES + "/extensionpools?pageSize=100"));
  }

  private static List<Examples> edges() {
    List<Examples> all = new ArrayList<>();
    all.add(get(EDGES + "?showCloudMedia=false&site.id=site-hq&edgeGroup.id=group-hq"));
    all.add(get(EDGES + "/{edge}?expand=site"));
    all.add(put(EDGES + "/{edge}"));
    all.add(
        post(
            EDGES + "/{edge}/statuscode",
            "{\"inService\": true, \"callDrainingWaitTimeSeconds\": 0}"));
    all.add(get(EDGES + "/{edge}/metrics"));
    for (String command : List.of("ping", "tracepath", "nslookup", "route")) {
      all.add(post(EDGES + "/{edge}/diagnostic/" + command, HOST));
      all.add(get(EDGES + "/{edge}/diagnostic/" + command));
    }
    return all;
  }

  private static List<Examples> groups() {
    return List.of(
        get(GROUPS + "?managed=false&sortBy=name"),
        post(
            GROUPS,
            """
            {"name": "spare", "phoneTrunkBases": [{"id": "trunk-phone"}],
             "edgeTrunkBaseAssignment": {"family": 2, "trunkBase": {"id": "trunk-edge"}}}\
            """),
        get(GROUPS + "/{group}?expand=phoneTrunkBases&expand=edgeTrunkBaseAssignment"),
        put(GROUPS + "/{group}"),
        get(GROUPS + "/{group}/edgetrunkbases/{trunk}"),
        put(GROUPS + "/{group}/edgetrunkbases/{trunk}"));
  }

  private static List<Examples> phones() {
    return List.of(
        get(
            PHONES
                + "?pageSize=100&sortBy=id&expand=lines&expand=properties&expand=status"
                + "&expand=status.primaryEdgesStatus&fields=webRtcUser&fields=lines.loggedInUser"),
        get(PHONES + "/template?phoneBaseSettingsId={base}"),
        post(PHONES, Branch.phone("Lobby", "0004f2000001")),
        post(PHONES, Branch.webPhone("Web", "user-1")),
        post(PHONES + "/reboot", "{\"siteId\": \"site-hq\"}"),
        get(PHONES + "/{phone}"),
        put(PHONES + "/{phone}"),
        post(PHONES + "/{phone}/reboot", ""),
        get(EDGES + "/lines?expand=properties&expand=assignedUser"),
        get(EDGES + "/lines/template?lineBaseSettingsId={lineBase}"),
        get(EDGES + "/lines/{line}"));
  }

  private static List<Examples> bases() {
    return List.of(
        get(BASES + "?expand=lines&expand=properties&name=Polycom*"),
        get(BASES + "/template?phoneMetabaseId={metaBase}"),
        post(
            BASES,
            """
            {"name": "SIP", "phoneMetaBase": {"id": "generic_sip.json"},
             "lines": [{"name": "Line 1"}]}\
            """),
        get(BASES + "/{base}"),
        put(BASES + "/{base}"),
        get(EDGES + "/linebasesettings?expand=properties&sortOrder=DESC"),
        get(EDGES + "/linebasesettings/{lineBase}"));
  }

  private static List<Examples> stations() {
    return List.of(
        get(STATIONS + "?pageSize=100"),
        get(STATIONS + "/{station}"),
        new Examples("PUT", "/api/v2/users/{user}/station/associatedstation/{station}", ""),
        new Examples("PUT", "/api/v2/users/{user}/station/defaultstation/{station}", ""),
        delete(STATIONS + "/{station}/associateduser"));
  }

  /** Whether it names something that may be missing. */
  boolean names() {
    return path.contains("{");
  }

  /** Whether it sends something. */
  boolean sends() {
    return !body.isEmpty();
  }

  /** The same with these ids, or one that nothing has. */
  Examples at(Map<String, String> ids) {
    String filled = path;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace('{' + id.getKey() + '}', id.getValue());
    }
    return new Examples(method, filled.replaceAll("\\{[a-zA-Z]+}", "nothing"), body);
  }

  /** What it sends; what is there must be readable if it is that. */
  Examples filled(Client client) {
    return body.equals(SAME) ? new Examples(method, path, client.get(path).body()) : this;
  }

  /** The same, though there is nothing that could be read to be sent back. */
  Examples unread() {
    return body.equals(SAME) ? sending("{}") : this;
  }

  /** The same with another body. */
  Examples sending(String other) {
    return new Examples(method, path, other);
  }

  Reply ask(Client client) {
    return client.send(method, path, body);
  }
}
