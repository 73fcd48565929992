package dev.phonefleet.simulator.web;

import static dev.phonefleet.simulator.scenario.published.Denials.Area.TELEPHONY;

import dev.phonefleet.simulator.platform.PublishedCloud;
import java.util.List;

/** Phones, their base settings and their lines. */
final class PhoneOperations {
  private static final String PHONES = "api/v2/telephony/providers/edges/phones";
  private static final String BASES = "api/v2/telephony/providers/edges/phonebasesettings";
  private static final String LINES = "api/v2/telephony/providers/edges/lines";
  private static final String LINE_BASES = "api/v2/telephony/providers/edges/linebasesettings";

  private final PublishedCloud cloud;

  private PhoneOperations(PublishedCloud cloud) {
    this.cloud = cloud;
  }

  static List<Operation> of(PublishedCloud cloud) {
    PhoneOperations all = new PhoneOperations(cloud);
    return List.of(all.phones(), all.bases(), all.lines()).stream().flatMap(List::stream).toList();
  }

  private static Operation on(String kind, String method, String path, Operation.Work work) {
    return Operation.of("published." + kind, method, path, TELEPHONY, work);
  }

  private List<Operation> phones() {
    var phones = cloud.phones();
    return List.of(
        on("phones.list", "GET", PHONES, (call, _) -> Answer.ok(phones.list(call.decoded()))),
        on("phone.create", "POST", PHONES, (call, _) -> Answer.ok(phones.create(call.json()))),
        on(
            "phone.template",
            "GET",
            PHONES + "/template",
            (call, _) -> Answer.ok(phones.template(call.decoded()))),
        on(
            "phones.reboot",
            "POST",
            PHONES + "/reboot",
            (call, _) -> {
              phones.rebootMany(call.json());
              return Answer.empty(cloud.behavior().answers().reboot());
            }),
        on("phone.read", "GET", PHONES + "/{}", (_, ids) -> Answer.ok(phones.read(ids.get(0)))),
        on(
            "phone.update",
            "PUT",
            PHONES + "/{}",
            (call, ids) -> Answer.ok(phones.replace(ids.get(0), call.json()))),
        on(
            "phone.delete",
            "DELETE",
            PHONES + "/{}",
            (_, ids) -> {
              phones.delete(ids.get(0));
              return Answer.empty(200);
            }),
        on(
            "phone.reboot",
            "POST",
            PHONES + "/{}/reboot",
            (_, ids) -> {
              phones.reboot(ids.get(0));
              return Answer.empty(cloud.behavior().answers().reboot());
            }));
  }

  private List<Operation> bases() {
    var bases = cloud.bases();
    return List.of(
        on("phonebases.list", "GET", BASES, (call, _) -> Answer.ok(bases.list(call.decoded()))),
        on("phonebase.create", "POST", BASES, (call, _) -> Answer.ok(bases.create(call.json()))),
        on(
            "phonebase.template",
            "GET",
            BASES + "/template",
            (call, _) -> Answer.ok(bases.template(call.decoded()))),
        on("phonebase.read", "GET", BASES + "/{}", (_, ids) -> Answer.ok(bases.read(ids.get(0)))),
        on(
            "phonebase.update",
            "PUT",
            BASES + "/{}",
            (call, ids) -> Answer.ok(bases.replace(ids.get(0), call.json()))),
        on(
            "phonebase.delete",
            "DELETE",
            BASES + "/{}",
            (_, ids) -> {
              bases.delete(ids.get(0));
              return Answer.empty(200);
            }),
        on(
            "linebases.list",
            "GET",
            LINE_BASES,
            (call, _) -> Answer.ok(bases.listLines(call.decoded()))),
        on(
            "linebase.read",
            "GET",
            LINE_BASES + "/{}",
            (_, ids) -> Answer.ok(bases.readLine(ids.get(0)))));
  }

  private List<Operation> lines() {
    var lines = cloud.lines();
    return List.of(
        on("lines.list", "GET", LINES, (call, _) -> Answer.ok(lines.list(call.decoded()))),
        on(
            "line.template",
            "GET",
            LINES + "/template",
            (call, _) -> Answer.ok(lines.template(call.decoded()))),
        on("line.read", "GET", LINES + "/{}", (_, ids) -> Answer.ok(lines.read(ids.get(0)))));
  }
}
