package dev.phonefleet.simulator.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came to the resolvers and provisioning servers. Regions are {@code home} and {@code other}.
 *
 * @param questions how many by name (lower case, without a final dot) and by resolver (0, 1), of
 *     all types, over UDP and TCP
 * @param httpsRequests how many GETs by region, so only those past the TLS handshake
 * @param tftpReads how many read requests by region, answered or not
 * @param tftpEnded how many transfers by region were ended by the client with ERROR
 */
public record NetworkReport(
    Map<String, Map<Integer, Long>> questions,
    Map<String, Long> httpsRequests,
    Map<String, Long> tftpReads,
    Map<String, Long> tftpEnded) {
  public NetworkReport {
    questions = Collections.unmodifiableMap(new TreeMap<>(questions));
    httpsRequests = Collections.unmodifiableMap(new TreeMap<>(httpsRequests));
    tftpReads = Collections.unmodifiableMap(new TreeMap<>(tftpReads));
    tftpEnded = Collections.unmodifiableMap(new TreeMap<>(tftpEnded));
  }

  /** How often a resolver was asked about a name. */
  public long questions(String name, int resolver) {
    return questions.getOrDefault(name, Map.of()).getOrDefault(resolver, 0L);
  }
}
