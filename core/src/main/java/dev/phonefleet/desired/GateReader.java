package dev.phonefleet.desired;

import java.util.List;
import java.util.Optional;

/** Reads a group's {@code dns}, {@code reach} and {@code failoverHosts}. */
final class GateReader {
  private GateReader() {}

  static NameCheck dns(Section group) {
    return group.section("dns").map(GateReader::names).orElse(NameCheck.DEFAULT);
  }

  private static NameCheck names(Section dns) {
    NameCheck usual = NameCheck.DEFAULT;
    return new NameCheck(
        dns.value("name", Scalars::host),
        dns.value("waitTimeout", Durations::any).orElse(usual.waitTimeout()),
        distinct(dns.values("resolvers", Addresses::resolver))
            .filter(named -> !named.isEmpty())
            .orElse(usual.resolvers()),
        distinct(dns.values("expect", Addresses::ip)).orElse(List.of()),
        dns.positive("interval", usual.interval()));
  }

  static ReachCheck reach(Section group) {
    return group.section("reach").map(GateReader::ports).orElse(ReachCheck.DEFAULT);
  }

  private static ReachCheck ports(Section reach) {
    ReachCheck usual = ReachCheck.DEFAULT;
    return new ReachCheck(
        true,
        portsOf(reach, "tcp"),
        portsOf(reach, "udp"),
        reach.value("tftpFile", GateReader::file),
        reach.value("waitTimeout", Durations::any).orElse(usual.waitTimeout()),
        reach.positive("interval", usual.interval()));
  }

  private static Optional<List<Integer>> portsOf(Section reach, String key) {
    Optional<List<Integer>> ports = distinct(reach.values(key, Scalars.whole(1, 65535)));
    if (ports.isPresent() && ports.get().size() > ReachCheck.MOST_PORTS) {
      reach
          .source()
          .findings()
          .error(
              reach.at(key),
              new Mistake(
                  Code.OUT_OF_RANGE,
                  Mistake.shown(key) + " names " + ports.get().size() + " ports.",
                  "At most " + ReachCheck.MOST_PORTS + " are looked at: this is no port scanner.",
                  "Name the ports that phones boot from, such as 443 and 69."));
    }
    return ports;
  }

  /** A file name that fits into a read request. */
  private static Checked<String> file(Node.Scalar scalar) {
    return Scalars.text(scalar)
        .then(text ->
            text.length() <= 255 && text.chars().allMatch(c -> c >= ' ' && c < 127)
                ? Checked.good(text)
                : Checked.bad(
                    Code.BAD_VALUE,
                    Mistake.shown(text) + " cannot be asked for over TFTP.",
                    "At most 255 letters, digits and signs of plain ASCII can.",
                    "Write a name such as 0004f2aabb01.cfg."));
  }

  static List<String> failoverHosts(Section group) {
    return distinct(group.values("failoverHosts", Scalars::host)).orElse(List.of());
  }

  private static <T> Optional<List<T>> distinct(Optional<List<T>> values) {
    return values.map(list -> list.stream().distinct().toList());
  }
}
