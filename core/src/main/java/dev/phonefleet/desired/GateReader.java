package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.fleet.Ipv4;
import java.util.List;
import java.util.Optional;

/** Reads a group's {@code dns}, {@code reach} and {@code failoverHosts}. */
final class GateReader {
  private static final int MOST = 16;

  private GateReader() {}

  static NameCheck dns(Section group, Optional<Api> api) {
    NameCheck check = group.section("dns").map(GateReader::names).orElse(NameCheck.DEFAULT);
    return api.equals(Optional.of(Api.PUBLISHED)) ? check.onlyNamed() : check;
  }

  /** Warns of gates that are written although there is no host that they could look at. */
  static void idle(Section group, NameCheck dns, List<String> failoverHosts) {
    if (dns.hasHost() || !failoverHosts.isEmpty()) {
      return;
    }
    for (String key : List.of("dns", "reach")) {
      if (!group.unwritten(key)) {
        Findings findings = group.source().findings();
        findings.warning(
            group.keyAt(key),
            new Mistake(
                Code.NO_EFFECT,
                Mistake.shown(group.path(key)) + " does not act without `dns.name`.",
                "With `api: published` the platform does not say which host phones boot from.",
                "Write `dns: {name: HOST}`, or remove it."));
      }
    }
  }

  private static NameCheck names(Section dns) {
    NameCheck usual = NameCheck.DEFAULT;
    List<String> expect = distinct(dns.values("expect", Addresses::ip)).orElse(List.of());
    if (!expect.isEmpty() && expect.stream().noneMatch(Ipv4::is)) {
      report(
          dns,
          "expect",
          new Mistake(
              Code.BAD_VALUE,
              "`expect` has no IPv4 address.",
              "Only A records are looked at, so the gate could never open.",
              "Add the IPv4 address that the name has."));
    }
    return new NameCheck(
        dns.value("name", Scalars::host),
        dns.value("waitTimeout", Durations::any).orElse(usual.waitTimeout()),
        few(dns, "resolvers", distinct(dns.values("resolvers", Addresses::resolver)))
            .filter(named -> !named.isEmpty())
            .orElse(usual.resolvers()),
        expect,
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
    return few(reach, key, distinct(reach.values(key, Scalars.whole(1, 65535))));
  }

  /** So many at most: this is no port scanner. */
  private static <T> Optional<List<T>> few(Section section, String key, Optional<List<T>> values) {
    if (values.isPresent() && values.get().size() > MOST) {
      report(
          section,
          key,
          new Mistake(
              Code.OUT_OF_RANGE,
              Mistake.shown(key) + " has " + values.get().size() + " entries.",
              "At most " + MOST + " are looked at: this is no port scanner.",
              "Name the few that phones use."));
    }
    return values;
  }

  private static void report(Section section, String key, Mistake mistake) {
    section.source().findings().error(section.at(key), mistake);
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
    return few(group, "failoverHosts", distinct(group.values("failoverHosts", Scalars::host)))
        .orElse(List.of());
  }

  private static <T> Optional<List<T>> distinct(Optional<List<T>> values) {
    return values.map(list -> list.stream().distinct().toList());
  }
}
