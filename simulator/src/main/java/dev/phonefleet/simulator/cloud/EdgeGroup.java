package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.scenario.GroupStatus;
import tools.jackson.databind.node.ObjectNode;

/**
 * An edge group as the platform keeps it. Never changed, only replaced.
 *
 * @param fields what the client owns, its name included; nobody may write into it
 */
record EdgeGroup(
    String id,
    String name,
    String region,
    ObjectNode fields,
    long version,
    Timeline<GroupStatus> life) {

  EdgeGroup replaced(String newName, ObjectNode newFields) {
    return new EdgeGroup(id, newName, region, newFields, version + 1, life);
  }

  EdgeGroup living(Timeline<GroupStatus> newLife) {
    return new EdgeGroup(id, name, region, fields, version, newLife);
  }
}
