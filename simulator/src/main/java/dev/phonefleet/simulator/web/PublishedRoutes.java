package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.platform.PublishedCloud;
import dev.phonefleet.simulator.web.Resource.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paths of the published contract. */
final class PublishedRoutes {
  private final PublishedCloud cloud;

  /** Fixed paths come before those with an id in the same place. */
  private final List<Operation> operations = new ArrayList<>();

  PublishedRoutes(PublishedCloud cloud, String clientId) {
    this.cloud = cloud;
    operations.addAll(OrganizationOperations.of(cloud, clientId));
    operations.addAll(PhoneOperations.of(cloud));
    operations.addAll(EdgeOperations.of(cloud));
  }

  /**
   * What the first path that matches does: a method that it does not have is not looked for at
   * another, as with {@code phones/template} and {@code phones/{}}.
   */
  Optional<Resource> find(List<String> path) {
    Map<String, Endpoint> endpoints = new HashMap<>();
    List<String> answering = List.of();
    for (Operation operation : operations) {
      Optional<List<String>> ids = operation.ids(path);
      if (ids.isPresent() && (endpoints.isEmpty() || operation.path().equals(answering))) {
        answering = operation.path();
        endpoints.put(operation.method(), endpoint(operation, ids.get()));
      }
    }
    return endpoints.isEmpty()
        ? Optional.empty()
        : Optional.of(Resource.ofPublished(Map.copyOf(endpoints)));
  }

  private Endpoint endpoint(Operation operation, List<String> ids) {
    return new Endpoint(
        operation.kind(),
        operation.asks(),
        call -> {
          cloud.permit(operation.area());
          return operation.work().apply(call, ids);
        });
  }
}
