package dev.phonefleet.network;

import static dev.phonefleet.network.Probing.PATIENT;
import static dev.phonefleet.network.Probing.direct;
import static dev.phonefleet.network.Probing.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.outside.Sighting.Addresses;
import dev.phonefleet.outside.Sighting.Connected;
import dev.phonefleet.outside.Sighting.DhcpAnswered;
import dev.phonefleet.outside.Sighting.DhcpNotAsked;
import dev.phonefleet.outside.Sighting.NoAddress;
import dev.phonefleet.outside.Sighting.NotConnected;
import dev.phonefleet.outside.Sighting.TftpAnswered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probes against a server that others wrote, over a network of its own. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DnsmasqTest {
  private static final String URL = "http://192.0.2.10/provisioning";

  private Optional<Namespace> network = Optional.empty();

  @BeforeAll
  void startDnsmasq(@TempDir Path folder) throws Exception {
    if (!Files.isDirectory(Path.of("/proc/self"))
        || !Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      skip("only root on Linux may make a network");
    }
    if (Namespace.program("ip").isEmpty()) {
      skip("ip is not installed (see tools/test-dependencies)");
    }
    String dnsmasq = Namespace.program("dnsmasq").orElse("");
    if (dnsmasq.isEmpty()) {
      skip("dnsmasq is not installed (see tools/test-dependencies)");
    }
    try {
      network = Optional.of(new Namespace());
    } catch (IOException refused) {
      skip("a network cannot be made here: " + refused.getMessage());
    }
    Files.writeString(folder.resolve("present.cfg"), "<config/>");
    Path log = folder.resolve("dnsmasq.log");
    Process process = net().start(log, command(dnsmasq, folder));
    assertThat(answers(process)).as(() -> "dnsmasq answers; it says: " + read(log)).isTrue();
  }

  private List<String> command(String dnsmasq, Path folder) {
    return List.of(
        dnsmasq,
        "--keep-in-foreground",
        "--conf-file=/dev/null",
        "--log-facility=-",
        "--pid-file=",
        "--user=root",
        "--no-resolv",
        "--no-hosts",
        "--bind-interfaces",
        "--listen-address=" + net().farAddress(),
        "--local=/genesyscloud.com/",
        "--address=/hq.genesyscloud.com/192.0.2.10",
        "--host-record=ipv6.genesyscloud.com,2001:db8::10",
        "--local-ttl=77",
        "--dhcp-leasefile=" + folder.resolve("leases"),
        "--dhcp-range=" + net().network() + ",static,255.255.255.252",
        "--dhcp-vendorclass=set:desk,Polycom",
        "--dhcp-option=43,01:02:aa",
        "--dhcp-option=66,tftp.genesyscloud.com",
        "--dhcp-option=150,192.0.2.10",
        "--dhcp-option=tag:desk,160," + URL,
        "--enable-tftp",
        "--tftp-root=" + folder);
  }

  private boolean answers(Process process) {
    NetworkProbes probes = direct(Duration.ofMillis(500));
    for (int i = 0; i < 40 && process.isAlive(); i++) {
      if (look(probes, dns("hq.genesyscloud.com")) instanceof Addresses) {
        return true;
      }
    }
    return false;
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      return "nothing";
    }
  }

  /** Says so in the build's own output, where nobody has to look for it. */
  private static void skip(String why) {
    System.out.println("SKIPPED: DnsmasqTest: " + why);
    Assumptions.abort(why);
  }

  private Namespace net() {
    return network.orElseThrow();
  }

  @AfterAll
  void takeAwayTheNetwork() throws InterruptedException {
    if (network.isPresent()) {
      network.get().remove();
    }
  }

  @Test
  void aNameHasItsAddress() {
    assertThat(look(direct(PATIENT), dns("hq.genesyscloud.com")))
        .isEqualTo(new Addresses(List.of("192.0.2.10"), Duration.ofSeconds(77)));
  }

  @Test
  void namesWithoutAnAddressAreKnownOrNot() {
    assertThat(look(direct(PATIENT), dns("other.genesyscloud.com")))
        .isEqualTo(new NoAddress(false, Optional.empty(), Optional.empty()));
    assertThat(look(direct(PATIENT), dns("ipv6.genesyscloud.com")))
        .isEqualTo(new NoAddress(true, Optional.empty(), Optional.empty()));
  }

  @Test
  void theServerTellsItsOptionsWhenItIsAskedByAddress() {
    assertOptions(net().farAddress(), Optional.of("Polycom-VVX"), true);
  }

  @Test
  void theServerTellsItsOptionsWhenEverybodyIsAsked() {
    assertOptions(net().near(), Optional.of("Polycom-VVX"), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Other"})
  void anOptionForAVendorIsNotToldToOthers(String vendorClass) {
    assertOptions(net().near(), Optional.of(vendorClass).filter(it -> !it.isEmpty()), false);
  }

  private void assertOptions(String server, Optional<String> vendorClass, boolean desk) {
    Sighting seen = look(direct(PATIENT), new Call.DhcpInform(server, vendorClass));
    if (seen instanceof DhcpNotAsked(String words)) {
      skip(words);
    }
    TreeMap<Integer, String> options = new TreeMap<>(Map.of(43, "0102aa", 150, "c000020a"));
    // Dnsmasq ends this one as texts in C end.
    options.put(66, hex("tftp.genesyscloud.com\0"));
    if (desk) {
      options.put(160, hex(URL));
    }
    assertThat(seen).isEqualTo(new DhcpAnswered(net().farAddress(), options));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void theFileServerAnswersWhetherItHasTheFileOrNot() {
    assertThat(look(direct(PATIENT), new Call.Tftp(net().farAddress(), 69, "present.cfg")))
        .isEqualTo(new TftpAnswered("data"));
    assertThat(look(direct(PATIENT), new Call.Tftp(net().farAddress(), 69, "missing.cfg")))
        .isInstanceOfSatisfying(
            TftpAnswered.class, it -> assertThat(it.words()).startsWith("error 1: "));
  }

  @Test
  void portsAreOpenOrClosed() {
    assertThat(look(direct(PATIENT), tcp(53)))
        .isEqualTo(new Connected(Optional.empty(), Optional.empty()));
    assertThat(look(direct(PATIENT), tcp(443)))
        .isInstanceOfSatisfying(
            NotConnected.class, it -> assertThat(it.why()).isEqualTo(NotConnected.Why.REFUSED));
  }

  private Call.Tcp tcp(int port) {
    return new Call.Tcp("hq.genesyscloud.com", net().farAddress(), port, false, Optional.empty());
  }

  private Call.Dns dns(String name) {
    return new Call.Dns(name, net().farAddress());
  }
}
