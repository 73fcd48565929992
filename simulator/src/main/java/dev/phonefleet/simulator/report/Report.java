package dev.phonefleet.simulator.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a simulated cloud has seen since its start. Immutable.
 *
 * @param requests how many by kind ({@code token}, {@code tenant}, {@code groups.list}, {@code
 *     group.create}, {@code group.read}, {@code group.update}, {@code group.delete}, {@code
 *     phones.list}, {@code phone.create}, {@code phone.read}, {@code phone.update}, {@code
 *     phone.delete}, {@code phone.reboot}, {@code phone.diagnostics}, {@code unknown}, and those of
 *     the published contract, which begin with {@code published.}) and by status; status 0 is a
 *     connection closed without an answer
 * @param total all requests; those to the control endpoints are not counted anywhere
 * @param posts all POSTs except logins and those that only ask: user searches, diagnostics
 * @param writes those POSTs, PUTs and DELETEs
 * @param throttled how many were answered 429
 * @param tokensIssued how many tokens were given
 * @param peaks the most requests in any second by edge group name
 * @param network what came to resolvers and provisioning servers
 * @param brokenRules one sentence for each rule that a client broke
 */
public record Report(
    Map<String, Map<Integer, Long>> requests,
    long total,
    long posts,
    long writes,
    long throttled,
    long tokensIssued,
    Map<String, Integer> peaks,
    NetworkReport network,
    List<String> brokenRules) {
  public Report {
    requests = Collections.unmodifiableMap(new TreeMap<>(requests));
    peaks = Collections.unmodifiableMap(new TreeMap<>(peaks));
    brokenRules = List.copyOf(brokenRules);
  }

  /** How many requests of this kind came, whatever their answer. */
  public long count(String kind) {
    return requests.getOrDefault(kind, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many requests of this kind were answered with this status. */
  public long count(String kind, int status) {
    return requests.getOrDefault(kind, Map.of()).getOrDefault(status, 0L);
  }
}
