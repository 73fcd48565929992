package dev.phonefleet.desired;

/** Every key of {@code fleet.yaml}. Below {@code settings} any key may stand. */
final class FileKeys {
  private static final Keys LINE = Keys.of("a line", "number", "label");

  private static final Keys DEFAULTS =
      Keys.of(
              "the defaults of phones",
              "model",
              "site",
              "user",
              "description",
              "standalone",
              "station",
              "settings")
          .each("lines", LINE);

  private static final Keys PHONE =
      Keys.of(
              "a phone",
              "mac",
              "name",
              "model",
              "site",
              "user",
              "description",
              "remote",
              "standalone",
              "station",
              "settings")
          .each("lines", LINE);

  private static final Keys READINESS = Keys.of("readiness", "timeout", "interval");
  private static final Keys DNS =
      Keys.of("dns", "name", "waitTimeout", "resolvers", "expect", "interval");
  private static final Keys REACH =
      Keys.of("reach", "tcp", "udp", "tftpFile", "waitTimeout", "interval");

  private static final Keys GROUP =
      Keys.of(
              "an edge group",
              "name",
              "description",
              "type",
              "primaryEdge",
              "secondaryEdge",
              "site",
              "phoneTrunkBases",
              "edgeTrunkBase",
              "region",
              "crossRegion",
              "failoverHosts",
              "protected",
              "prune")
          .with("readiness", READINESS)
          .with("dns", DNS)
          .with("reach", REACH)
          .with("phones", phones("the phones of a group", "inventory"));

  private static final Keys ORGANIZATION =
      Keys.of("organization", "api", "region", "tenant", "name", "tokens", "apiUrl", "loginUrl")
          .with("credentials", Keys.of("credentials", "process"));

  private static final Keys LIMITS =
      Keys.of(
          "limits",
          "requestsPerMinute",
          "requestsPerSecondPerGroup",
          "concurrency",
          "deadline",
          "connectTimeout",
          "answerTimeout",
          "callTimeout");

  private static final Keys ROLLOUT =
      Keys.of("rollout", "wait", "phoneTimeout", "settle", "waves", "abortAfter", "ifChanged")
          .with("window", Keys.of("the window", "days", "from", "to", "zone"));

  /** The whole file. */
  static final Keys ROOT =
      Keys.of("the file", "version", "secretSettings")
          .with("organization", ORGANIZATION)
          .with("limits", LIMITS)
          .with("rollout", ROLLOUT)
          .each("edgeGroups", GROUP)
          .with("phones", phones("the top-level phones", "inventory", "prune"));

  private FileKeys() {}

  private static Keys phones(String what, String... names) {
    return Keys.of(what, names).with("defaults", DEFAULTS).each("list", PHONE);
  }
}
