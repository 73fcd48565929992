package dev.phonefleet.genesys.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Call.Kind;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Now is 2026-03-02T10:00:00Z, and a phone settles for two minutes. */
class PublishedStatesTest {
  private final Exchange exchange = new Exchange();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "null | UNASSIGNED",
        "{} | UNASSIGNED",
        "{'operationalStatus': 'UNKNOWN', 'provision': null} | UNASSIGNED",
        "{'operationalStatus': 'OFFLINE', 'lineStatuses': [{'reachable': false}]} | UNASSIGNED",
        "{'operationalStatus': 'OFFLINE', 'lineStatuses': [{'reachable': true}]} | OFFLINE",
        "{'lineStatuses': [{'reachableStateTime': '2026-01-01T00:00:00Z'}]} | UNASSIGNED",
        "{'lineStatuses': [{'contactAddresses': ['sip:a']}]} | OFFLINE",
        "{'operationalStatus': 'OPERATIONAL'} | ACTIVE",
        "{'operationalStatus': 'DEGRADED', 'provision': {'time': 'x'}} | ACTIVE",
        "{'operationalStatus': 'OPERATIONAL', 'provision': {'errorInfo': ''}} | ACTIVE",
        "{'operationalStatus': 'OPERATIONAL', 'provision': {'errorInfo': 'no'}} | FAILED",
        "{'provision': {'time': '2026-03-02T09:59:59.999Z', 'errorInfo': 'no'}} | FAILED",
        "{'provision': {'time': '2026-03-02T09:58:00.001Z'}} | PROVISIONING",
        "{'provision': {'time': '2026-03-02T11:59:00+02:00'}} | PROVISIONING",
        "{'provision': {'time': '2026-03-02T10:05:00Z'}} | PROVISIONING",
        "{'provision': {'time': 'yesterday'}} | PROVISIONING",
        "{'operationalStatus': 'OFFLINE', 'provision': {'time': '2026-03-02T09:58:00Z'}} | OFFLINE",
        "{'operationalStatus': 'BUSY', 'provision': {'time': '2026-01-01T00:00:00Z'}} | OFFLINE"
      })
  void theStateFollowsFromWhatThePrimaryEdgeSays(String status, ProvisioningState state) {
    assertThat(state(exchange.listed(Kind.PHONE, phone(status)))).isEqualTo(state);
  }

  @Test
  void aPhoneThatSaidWhatItIsWasThere() {
    String phone =
        phone("{}")
            .replace("\"id\": \"p1\"", "\"id\": \"p1\", \"userAgentInfo\": {\"model\": \"VVX\"}");

    assertThat(state(exchange.listed(Kind.PHONE, phone))).isEqualTo(ProvisioningState.OFFLINE);
  }

  @Test
  void theServersClockCounts() {
    String phone = phone("{'provision': {'time': '2026-03-02T09:59:00Z'}}");
    Call look = new Call.Look(new Call.Ref(Kind.PHONE, "p1", Optional.empty()));
    Map<String, String> later = Map.of("date", "Mon, 02 Mar 2026 10:02:00 GMT");

    assertThat(state(exchange.told(look, phone))).isEqualTo(ProvisioningState.PROVISIONING);
    assertThat(state(Exchange.done(exchange.answer(look, 200, later, phone).outcome())))
        .isEqualTo(ProvisioningState.OFFLINE);
    assertThat(
            state(
                Exchange.done(exchange.answer(look, 200, Map.of("date", "soon"), phone).outcome())))
        .isEqualTo(ProvisioningState.PROVISIONING);
  }

  private static String phone(String status) {
    return """
    {"id": "p1", "name": "P", "site": {"id": "s1"}, "status": %s,
     "properties": {"phone_hardwareId": {"value": {"instance": "0004f2aabb01"}}}}
    """
        .formatted(status.replace('\'', '"'));
  }

  private static ProvisioningState state(Fact fact) {
    return fact instanceof Fact.Seen(Live live) ? state(live) : ProvisioningState.OTHER;
  }

  private static ProvisioningState state(Live live) {
    return live instanceof Live.Phone phone ? phone.state() : ProvisioningState.OTHER;
  }
}
