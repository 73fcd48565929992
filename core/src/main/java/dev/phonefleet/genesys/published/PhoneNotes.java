package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.PublishedReader.text;

import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a phone's record says about how the phone fares, in words. */
final class PhoneNotes {
  private PhoneNotes() {}

  static Live.Diagnosis diagnosis(String id, JsonNode phone) {
    List<Live.Failure> failures = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    JsonNode primary = phone.path("status");
    JsonNode secondary = phone.path("secondaryStatus");
    failure(primary, "").ifPresent(failures::add);
    failure(secondary, "on the secondary edge").ifPresent(failures::add);
    fares(primary, "").ifPresent(notes::add);
    fares(secondary, "on the secondary edge ").ifPresent(notes::add);
    PublishedPhones.hardware(phone)
        .map(it ->
            "the phone says that it is a "
                + it
                + text(phone.path("userAgentInfo"), "firmwareVersion")
                    .map(firmware -> " with firmware " + firmware)
                    .orElse(""))
        .ifPresent(notes::add);
    lines(phone, primary, notes);
    return new Live.Diagnosis(id, failures, notes);
  }

  /** The platform has no codes for failures: its words stand in for one. */
  private static Optional<Live.Failure> failure(JsonNode status, String where) {
    JsonNode provision = status.path("provision");
    return text(provision, "errorInfo")
        .filter(it -> !it.isBlank())
        .map(it -> new Live.Failure(it.strip(), where, text(provision, "time").orElse("")));
  }

  private static Optional<String> fares(JsonNode status, String where) {
    Optional<String> phone = text(status, "operationalStatus").map(it -> "it is " + it);
    Optional<String> edges = text(status, "edgesStatus").map(it -> "its edges are " + it);
    Optional<String> both =
        phone.map(it -> it + edges.map(more -> ", " + more).orElse("")).or(() -> edges);
    return both.map(it -> where + it);
  }

  /** By their places on the phone; without those, by their ids. */
  private static void lines(JsonNode phone, JsonNode status, List<String> notes) {
    List<String> ids = new ArrayList<>();
    for (JsonNode line : phone.path("lines")) {
      ids.add(text(line, "id").orElse(""));
    }
    for (JsonNode line : status.path("lineStatuses")) {
      String id = text(line, "id").orElse("");
      int at = ids.indexOf(id);
      String which = at >= 0 ? "line " + (at + 1) : "line " + id;
      boolean reachable = line.path("reachable").asBoolean(false);
      String since = text(line, "reachableStateTime").map(it -> " since " + it).orElse("");
      notes.add(which + (reachable ? " is reachable" : " is not reachable") + since);
    }
  }
}
