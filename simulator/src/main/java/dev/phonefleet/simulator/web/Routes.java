package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Cloud;
import dev.phonefleet.simulator.cloud.GroupDesk;
import dev.phonefleet.simulator.cloud.Page;
import dev.phonefleet.simulator.cloud.PhoneDesk;
import dev.phonefleet.simulator.web.Resource.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paths of the guide contract, and behind them those of the published one. */
final class Routes {
  private static final List<String> LOGIN = List.of("oauth", "token");
  private static final List<String> TENANT = List.of("api", "v2", "tenant");
  private static final List<String> GROUPS =
      List.of("api", "v2", "telephony", "providers", "edgegroups");

  private final TokenDesk tokens;
  private final Cloud cloud;
  private final GroupDesk groups;
  private final PhoneDesk phones;
  private final PublishedRoutes published;

  Routes(TokenDesk tokens, Cloud cloud, PublishedRoutes published) {
    this.published = published;
    this.tokens = tokens;
    this.cloud = cloud;
    this.groups = cloud.groups();
    this.phones = cloud.phones();
  }

  Optional<Resource> find(List<String> path) {
    if (path.equals(LOGIN)) {
      return Optional.of(Resource.of(Map.of("POST", new Endpoint(TokenDesk.KIND, tokens::issue))));
    }
    if (path.equals(TENANT)) {
      return Optional.of(
          Resource.of(Map.of("GET", new Endpoint("tenant", _ -> Answer.ok(cloud.tenant())))));
    }
    if (path.size() < GROUPS.size() || !path.subList(0, GROUPS.size()).equals(GROUPS)) {
      return published.find(path);
    }
    List<String> rest = path.subList(GROUPS.size(), path.size());
    if (rest.size() >= 2 && !rest.get(1).equals("phones")) {
      return Optional.empty();
    }
    return switch (rest.size()) {
      case 0 -> Optional.of(groups());
      case 1 -> Optional.of(group(rest.get(0)));
      case 2 -> Optional.of(phones(rest.get(0)));
      case 3 -> Optional.of(phone(rest.get(0), rest.get(2)));
      case 4 -> action(rest.get(0), rest.get(2), rest.get(3));
      default -> Optional.empty();
    };
  }

  private Resource groups() {
    return Resource.of(
        Map.of(
            "GET",
            new Endpoint(
                "groups.list", call -> Answer.ok(groups.list(page(call), call.parameter("name")))),
            "POST",
            new Endpoint("group.create", call -> Answer.created(groups.create(call.json())))));
  }

  private Resource group(String id) {
    return Resource.ofGroup(
        id,
        Map.of(
            "GET",
            new Endpoint("group.read", _ -> Answer.ok(groups.read(id))),
            "PUT",
            new Endpoint("group.update", call -> Answer.ok(groups.replace(id, call.json()))),
            "DELETE",
            new Endpoint(
                "group.delete",
                _ -> {
                  groups.delete(id);
                  return Answer.empty(204);
                })));
  }

  private Resource phones(String groupId) {
    return Resource.ofGroup(
        groupId,
        Map.of(
            "GET",
            new Endpoint("phones.list", call -> Answer.ok(phones.list(groupId, page(call)))),
            "POST",
            new Endpoint(
                "phone.create", call -> Answer.created(phones.create(groupId, call.json())))));
  }

  private Resource phone(String groupId, String id) {
    return Resource.ofGroup(
        groupId,
        Map.of(
            "GET",
            new Endpoint("phone.read", _ -> Answer.ok(phones.read(groupId, id))),
            "PUT",
            new Endpoint(
                "phone.update", call -> Answer.ok(phones.replace(groupId, id, call.json()))),
            "DELETE",
            new Endpoint(
                "phone.delete",
                _ -> {
                  phones.delete(groupId, id);
                  return Answer.empty(204);
                })));
  }

  private Optional<Resource> action(String groupId, String id, String action) {
    return switch (action) {
      case "reboot" ->
          Optional.of(
              Resource.ofGroup(
                  groupId,
                  Map.of(
                      "POST",
                      new Endpoint(
                          "phone.reboot",
                          _ -> {
                            phones.reboot(groupId, id);
                            return Answer.empty(202);
                          }))));
      case "diagnostics" ->
          Optional.of(
              Resource.ofGroup(
                  groupId,
                  Map.of(
                      "GET",
                      new Endpoint(
                          "phone.diagnostics", _ -> Answer.ok(phones.diagnostics(groupId, id))))));
      default -> Optional.empty();
    };
  }

  private static Page page(Call call) {
    return new Page(call.number("pageNumber", 1), call.number("pageSize", Page.DEFAULT_SIZE));
  }
}
