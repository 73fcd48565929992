package dev.phonefleet.simulator.web;

import static dev.phonefleet.simulator.scenario.published.Denials.Area.NONE;
import static dev.phonefleet.simulator.scenario.published.Denials.Area.STATIONS;
import static dev.phonefleet.simulator.scenario.published.Denials.Area.TELEPHONY;
import static dev.phonefleet.simulator.scenario.published.Denials.Area.USERS;

import dev.phonefleet.simulator.platform.PublishedCloud;
import java.util.List;

/** Organization, users, stations, sites, trunk bases and numbers. */
final class OrganizationOperations {
  private static final String EDGES = "api/v2/telephony/providers/edges";

  private OrganizationOperations() {}

  static List<Operation> of(PublishedCloud cloud, String clientId) {
    var directory = cloud.directory();
    var stations = cloud.stations();
    var lists = cloud.lists();
    return List.of(
        Operation.of(
            "published.organization.read",
            "GET",
            "api/v2/organizations/me",
            NONE,
            (_, _) -> Answer.ok(directory.organization())),
        Operation.of(
            "published.products.list",
            "GET",
            "api/v2/authorization/products",
            NONE,
            (_, _) -> Answer.ok(directory.products())),
        Operation.of(
            "published.token.read",
            "GET",
            "api/v2/tokens/me",
            NONE,
            (_, _) -> Answer.ok(directory.token(clientId))),
        Operation.of(
                "published.users.search",
                "POST",
                "api/v2/users/search",
                USERS,
                (call, _) -> Answer.ok(directory.search(call.json())))
            .asking(),
        Operation.of(
            "published.stations.list",
            "GET",
            "api/v2/stations",
            NONE,
            (call, _) -> Answer.ok(stations.list(call.decoded()))),
        Operation.of(
            "published.station.read",
            "GET",
            "api/v2/stations/{}",
            NONE,
            (_, ids) -> Answer.ok(stations.read(ids.get(0)))),
        Operation.of(
            "published.station.disassociate",
            "DELETE",
            "api/v2/stations/{}/associateduser",
            STATIONS,
            (_, ids) -> {
              stations.disassociate(ids.get(0));
              return Answer.empty(200);
            }),
        Operation.of(
            "published.station.associate",
            "PUT",
            "api/v2/users/{}/station/associatedstation/{}",
            STATIONS,
            (_, ids) -> {
              stations.associate(ids.get(0), ids.get(1));
              return Answer.empty(200);
            }),
        Operation.of(
            "published.station.default",
            "PUT",
            "api/v2/users/{}/station/defaultstation/{}",
            STATIONS,
            (_, ids) -> {
              stations.makeDefault(ids.get(0), ids.get(1));
              return Answer.empty(200);
            }),
        Operation.of(
            "published.sites.list",
            "GET",
            EDGES + "/sites",
            NONE,
            (call, _) -> Answer.ok(lists.sites(call.decoded()))),
        Operation.of(
            "published.site.read",
            "GET",
            EDGES + "/sites/{}",
            TELEPHONY,
            (_, ids) -> Answer.ok(lists.site(ids.get(0)))),
        Operation.of(
            "published.trunkbases.list",
            "GET",
            EDGES + "/trunkbasesettings",
            TELEPHONY,
            (call, _) -> Answer.ok(lists.trunkBases(call.decoded()))),
        Operation.of(
            "published.trunkbase.read",
            "GET",
            EDGES + "/trunkbasesettings/{}",
            TELEPHONY,
            (_, ids) -> Answer.ok(lists.trunkBase(ids.get(0)))),
        Operation.of(
            "published.dids.list",
            "GET",
            EDGES + "/dids",
            TELEPHONY,
            (call, _) -> Answer.ok(lists.dids(call.decoded()))),
        Operation.of(
            "published.didpools.list",
            "GET",
            EDGES + "/didpools",
            TELEPHONY,
            (call, _) -> Answer.ok(lists.didPools(call.decoded()))),
        Operation.of(
            "published.extensions.list",
            "GET",
            EDGES + "/extensions",
            TELEPHONY,
            (call, _) -> Answer.ok(lists.extensions(call.decoded()))),
        Operation.of(
            "published.extensionpools.list",
            "GET",
            EDGES + "/extensionpools",
            TELEPHONY,
            (call, _) -> Answer.ok(lists.extensionPools(call.decoded()))));
  }
}
