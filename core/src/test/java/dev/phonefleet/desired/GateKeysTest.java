package dev.phonefleet.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateKeysTest {
  @TempDir private Path path;

  private Reading read(String group) {
    return new Folder(path)
        .read(
            "version: 1\norganization: {api: guide, tenant: acme}\nedgeGroups: [{name: hq"
                + group
                + "}]\n");
  }

  private DesiredGroup group(String keys) {
    return read(keys).fleet().orElseThrow().groups().getFirst();
  }

  @Test
  void withoutKeysTwoPublicResolversAreAskedAndPortsOnlyLookedAt() {
    DesiredGroup group = group("");

    assertThat(group.dns()).isEqualTo(NameCheck.DEFAULT);
    assertThat(group.dns().resolvers()).containsExactly("1.1.1.1", "8.8.8.8");
    assertThat(group.dns().waitTimeout()).isEqualTo(Duration.ofMinutes(3));
    assertThat(group.reach()).isEqualTo(ReachCheck.DEFAULT);
    assertThat(group.reach().written()).isFalse();
    assertThat(group.failoverHosts()).isEmpty();
  }

  @Test
  void everyKeyActs() {
    DesiredGroup group =
        group(
            ", failoverHosts: [b.example.com, b.example.com]"
                + ", dns: {name: a.example.com, waitTimeout: 0s, resolvers: [\"127.0.0.1:5353\"],"
                + " expect: [203.0.113.10], interval: 500ms}"
                + ", reach: {tcp: [443, 8443], udp: [69], tftpFile: a.cfg, waitTimeout: 5s,"
                + " interval: 1s}");

    assertThat(group.failoverHosts()).containsExactly("b.example.com");
    assertThat(group.dns())
        .isEqualTo(
            new NameCheck(
                Optional.of("a.example.com"),
                Duration.ZERO,
                List.of("127.0.0.1:5353"),
                List.of("203.0.113.10"),
                Duration.ofMillis(500)));
    assertThat(group.reach())
        .isEqualTo(
            new ReachCheck(
                true,
                Optional.of(List.of(443, 8443)),
                Optional.of(List.of(69)),
                Optional.of("a.cfg"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1)));
  }

  @Test
  void aWrittenReachWithoutPortsIsWrittenAllTheSame() {
    ReachCheck reach = group(", reach: {}").reach();

    assertThat(reach.written()).isTrue();
    assertThat(reach.tcp()).isEmpty();
    assertThat(reach.udp()).isEmpty();
  }

  @Test
  void morePortsThanPhonesUseAreRefused() {
    String ports =
        IntStream.rangeClosed(1, 17).mapToObj(String::valueOf).collect(Collectors.joining(","));

    assertThat(read(", reach: {tcp: [" + ports + "]}").findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("17 entries"));
  }

  @Test
  void aFileNameThatDoesNotFitIntoAReadRequestIsRefused() {
    assertThat(read(", reach: {tftpFile: \"ä.cfg\"}").findings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", failoverHosts: [203.0.113.300]",
        ", dns: {name: 203.0.113.300}",
        ", dns: {name: 1.2.3}",
        ", dns: {name: hq.example.1}"
      })
  void aMistypedAddressIsNoHostName(String keys) {
    assertThat(read(keys).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("is no host name"));
  }

  @Test
  void addressesThatNoARecordCanHaveAreNotExpectedAlone() {
    assertThat(read(", dns: {expect: [\"2001:db8::1\"]}").findings()).hasSize(1);
    assertThat(read(", dns: {expect: [\"2001:db8::1\", 203.0.113.10]}").findings()).isEmpty();
  }

  @Test
  void resolversAndFailoverHostsAreFewToo() {
    String many =
        IntStream.rangeClosed(1, 17)
            .mapToObj(i -> "192.0.2." + i)
            .collect(Collectors.joining(", "));

    assertThat(read(", dns: {resolvers: [" + many + "]}").findings()).hasSize(1);
    assertThat(read(", failoverHosts: [" + many + "]").findings()).hasSize(1);
  }
}
