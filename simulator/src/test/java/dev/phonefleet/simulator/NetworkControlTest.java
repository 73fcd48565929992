package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Certificate;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.TftpMode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import tools.jackson.databind.JsonNode;

class NetworkControlTest {
  private static final String NAMES = "/simulator/network/names/";
  private static final String HQ = "hq.genesyscloud.com";

  private final SettableClock clock = new SettableClock();
  private final Simulator simulator = Simulator.start(Quick.hq(), clock);
  private final Client client = new Client(simulator);
  private final Probe probe = new Probe(simulator);

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void showsPortsAndPresentBehavior() {
    client.post("/simulator/network/https/other", "{\"status\": 503}");
    client.post(NAMES + "sbc.example.net", "{\"addresses\": [\"192.0.2.4\"]}");
    JsonNode shown = client.get("/simulator/network").json();

    assertThat(shown.at("/resolvers/1").asString())
        .isEqualTo("127.0.0.1:" + simulator.network().resolvers().get(1).getPort());
    assertThat(shown.at("/https/home/address").asString())
        .isEqualTo("127.0.0.1:" + simulator.network().https(Region.HOME).getPort());
    assertThat(shown.at("/https/home/certificate").asString()).isEqualTo("GOOD");
    assertThat(shown.at("/https/other/status").asInt()).isEqualTo(503);
    assertThat(shown.at("/tftp/other/address").asString())
        .isEqualTo("127.0.0.1:" + simulator.network().tftp(Region.OTHER).getPort());
    assertThat(shown.at("/tftp/home/mode").asString()).isEqualTo("ERROR");
    assertThat(shown.at("/names/sbc.example.net/0/addresses/0").asString()).isEqualTo("192.0.2.4");
  }

  @Test
  void changesNamesAndForgetsThemAgain() throws IOException {
    Reply one = client.post(NAMES + HQ, "{\"answer\": \"servfail\", \"until\": \"5s\"}");
    assertThat(one.status()).isEqualTo(204);
    assertThat(probe.ask(HQ, 0).getRcode()).isEqualTo(Rcode.SERVFAIL);
    clock.advanceSeconds(5);
    assertThat(probe.addresses(HQ, 0)).containsExactly("127.0.0.1");

    client.post(
        NAMES + HQ,
        "[{\"resolver\": 0, \"addresses\": [\"192.0.2.1\"]}, {\"cname\": \"x.example.net\"}]");
    assertThat(probe.addresses(HQ, 0)).containsExactly("192.0.2.1");
    assertThat(probe.ask(HQ, 1).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(client.delete(NAMES + HQ).status()).isEqualTo(204);
    assertThat(probe.addresses(HQ, 1)).containsExactly("127.0.0.1");
  }

  @Test
  void changesOneThingAboutAnEndpointAndKeepsTheRest() {
    client.post("/simulator/network/https/home", "{\"certificate\": \"foreign\", \"via\": \"a\"}");
    client.post("/simulator/network/https/home", "{\"mode\": \"closed\", \"via\": null}");
    client.post("/simulator/network/tftp/other", "{\"mode\": \"silent\"}");

    var https = simulator.network().httpsBehavior(Region.HOME);
    assertThat(https.certificate()).isEqualTo(Certificate.FOREIGN);
    assertThat(https.mode()).isEqualTo(Mode.CLOSED);
    assertThat(https.via()).isEmpty();
    assertThat(simulator.network().tftpMode(Region.OTHER)).isEqualTo(TftpMode.SILENT);
  }

  @Test
  void saysWhatIsWrong() {
    assertRefused(NAMES + HQ, "{\"adresses\": []}", "unknown key \"adresses\"");
    assertRefused(NAMES + HQ, "{\"addresses\": [\"phone\"]}", "not an IPv4 address");
    assertRefused(NAMES + HQ, "[{}, {\"resolver\": 2}]", "neither 0 nor 1");
    assertRefused(NAMES + HQ, "[3]", "NameAnswer");
    assertRefused(NAMES + "a..b", "{}", "not a host name");
    assertRefused("/simulator/network/https/home", "{\"modus\": \"open\"}", "known there: ");
    assertRefused("/simulator/network/https/home", "{\"status\": 99}", "status");
    assertRefused("/simulator/network/https/home", "[]", "JSON object");
    assertRefused("/simulator/network/tftp/home", "{\"mode\": \"open\"}", "CLOSED");
    assertRefused("/simulator/network/tftp/home", "{\"mode\": \"data\", \"x\": 1}", "nothing else");
    assertThat(client.post("/simulator/network/tftp/south", "{\"mode\": \"data\"}").status())
        .isEqualTo(404);
    assertThat(client.get("/simulator/network/names").status()).isEqualTo(404);
    assertThat(simulator.network().names()).isEmpty();
  }

  private void assertRefused(String path, String body, String words) {
    Reply refused = client.post(path, body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message")).contains(words);
  }
}
