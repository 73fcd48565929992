package dev.phonefleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command said and how it ended.
 *
 * @param out all of stdout
 * @param err all of stderr
 */
public record Said(int exit, String out, String err) {
  /** Every JSON line, in order. */
  public List<JsonNode> lines() {
    return out.lines().map(JsonMapper.shared()::readTree).toList();
  }

  /** The JSON lines of one type, in order. */
  public List<JsonNode> lines(String type) {
    return lines().stream().filter(line -> line.path("type").asString("").equals(type)).toList();
  }

  /** The last JSON line, which is the summary of every command. */
  public JsonNode summary() {
    JsonNode last = lines().getLast();
    assertThat(last.path("type").asString("")).isEqualTo("summary");
    assertThat(last.path("exit").asInt(-1)).isEqualTo(exit);
    return last;
  }

  /** A number of the summary. */
  public long count(String what) {
    assertThat(summary().has(what)).as("the summary counts %s", what).isTrue();
    return summary().path(what).asLong(-1);
  }

  /** How many objects the summary accounts for. */
  long objects() {
    return List.of("created", "updated", "unchanged", "failed", "held", "unknown", "left").stream()
        .mapToLong(this::count)
        .sum();
  }

  /** The codes of all findings, in order. */
  public List<String> codes() {
    return lines("diagnostic").stream().map(line -> line.path("code").asString("")).toList();
  }

  /** The findings of this code; there is at least one. */
  List<JsonNode> findings(String code) {
    List<JsonNode> found =
        lines("diagnostic").stream()
            .filter(line -> line.path("code").asString("").equals(code))
            .toList();
    assertThat(found).as("findings %s in %s", code, out).isNotEmpty();
    return found;
  }

  /** The only finding of this code. */
  JsonNode finding(String code) {
    List<JsonNode> found = findings(code);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  /** The exit code, with everything said as the reason when it is not this one. */
  public Said ends(int expected) {
    assertThat(exit).as("exit of a command that said:%n%s%n%s", out, err).isEqualTo(expected);
    return this;
  }
}
