package dev.phonefleet.simulator.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happens. Safe for use by many threads. */
public final class Tally {
  private final Map<String, Map<Integer, Long>> requests = new TreeMap<>();
  private final Map<String, Integer> peaks = new TreeMap<>();
  private final Map<String, Map<Integer, Long>> questions = new TreeMap<>();
  private final Map<String, Long> httpsRequests = new TreeMap<>();
  private final Map<String, Long> tftpReads = new TreeMap<>();
  private final Map<String, Long> tftpEnded = new TreeMap<>();
  private final List<String> brokenRules = new ArrayList<>();
  private long total;
  private long posts;
  private long writes;
  private long throttled;
  private long tokens;

  /** One request came to its end; status 0 is a connection closed without an answer. */
  public synchronized void request(String kind, String method, int status) {
    requests.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(status, 1L, Long::sum);
    total++;
    throttled += status == 429 ? 1 : 0;
    if (!kind.equals("token")) {
      posts += method.equals("POST") ? 1 : 0;
      writes += method.equals("GET") ? 0 : 1;
    }
  }

  /** One token was given. */
  public synchronized void token() {
    tokens++;
  }

  /** So many requests came to this group within one second. */
  public synchronized void arrivals(String group, int inOneSecond) {
    peaks.merge(group, inOneSecond, Math::max);
  }

  /** A client broke a rule. */
  public synchronized void broken(String sentence) {
    brokenRules.add(sentence);
  }

  /** A resolver was asked about a name. */
  public synchronized void question(String name, int resolver) {
    questions.computeIfAbsent(name, _ -> new TreeMap<>()).merge(resolver, 1L, Long::sum);
  }

  /** A region's HTTPS endpoint got a GET. */
  public synchronized void httpsRequest(String region) {
    httpsRequests.merge(region, 1L, Long::sum);
  }

  /** A region's TFTP endpoint got a read request. */
  public synchronized void tftpRead(String region) {
    tftpReads.merge(region, 1L, Long::sum);
  }

  /** A client ended a transfer from a region's TFTP endpoint with ERROR. */
  public synchronized void tftpEnded(String region) {
    tftpEnded.merge(region, 1L, Long::sum);
  }

  /** What was counted so far. */
  public synchronized Report report() {
    NetworkReport network = new NetworkReport(copy(questions), httpsRequests, tftpReads, tftpEnded);
    return new Report(
        copy(requests), total, posts, writes, throttled, tokens, peaks, network, brokenRules);
  }

  private static Map<String, Map<Integer, Long>> copy(Map<String, Map<Integer, Long>> counts) {
    Map<String, Map<Integer, Long>> copy = new TreeMap<>();
    counts.forEach(
        (key, inner) -> copy.put(key, Collections.unmodifiableMap(new TreeMap<>(inner))));
    return copy;
  }
}
