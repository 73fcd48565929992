package dev.phonefleet.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CauseTest {
  @ParameterizedTest
  @CsvSource({
    "DNS_RESOLUTION_FAILED,     NAME",
    "dnsTimeout,                NAME",
    "dns.nxdomain,              NAME",
    "TFTP_TIMEOUT,              TFTP",
    "tftp-connection-timeout,   TFTP",
    "HTTPS_UNREACHABLE,         HTTPS",
    "CONNECTION_TIMEOUT,        HTTPS",
    "networkUnreachable,        HTTPS",
    "CERTIFICATE_INVALID,       CERTIFICATE",
    "TLS_HANDSHAKE_TIMEOUT,     CERTIFICATE",
    "VLAN_MISMATCH,             VLAN",
    "PROXY_AUTH_REQUIRED,       PROXY",
    "HTTP_407,                  PROXY",
    "DHCP_TIMEOUT,              DHCP",
    "FIRMWARE_DOWNLOAD_FAILED,  FIRMWARE",
    "CONFIGURATION_MISSING,     CONFIGURATION",
    "configMissing,             CONFIGURATION"
  })
  void aCodeMeansWhatItsWordsMean(String code, Cause cause) {
    assertThat(Cause.of(code)).contains(cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E-1234", "", " ", "___", "VLANS", "RECONFIGURE", "1407", "DNSSECRET"})
  void aCodeWithoutAKnownWordMeansNothingToUs(String code) {
    assertThat(Cause.of(code)).isEmpty();
  }

  @Test
  void aVeryLongCodeIsNoTrouble() {
    assertThat(Cause.of("X_".repeat(100_000))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyCauseTellsWhatToDo(Cause cause) {
    assertThat(cause.title()).isNotBlank().doesNotEndWith(".");
    assertThat(cause.next()).endsWith(".");
    assertThat(cause.word()).isEqualTo(cause.word().strip()).isLowerCase();
  }
}
