package dev.phonefleet.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.mypurecloud.sdk.v2.api.TelephonyProvidersEdgeApi;
import com.mypurecloud.sdk.v2.api.request.GetTelephonyProvidersEdgesPhonesRequest;
import com.mypurecloud.sdk.v2.model.Edge;
import com.mypurecloud.sdk.v2.model.EdgeGroup;
import com.mypurecloud.sdk.v2.model.Phone;
import com.mypurecloud.sdk.v2.model.PhoneEntityListing;
import dev.phonefleet.cli.Office;
import dev.phonefleet.cli.Said;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.simulator.scenario.Login;
import dev.phonefleet.simulator.scenario.published.Population;
import dev.phonefleet.workflow.StopButton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The cloud that {@code phonefleet simulator} runs, as this product and the SDK find it. */
class SimulatorCommandTest {
  private static final int PHONES = 130;

  @TempDir Path folder;

  private final StopButton button = new StopButton();
  private final int port = freePort();
  private final URI url = URI.create("http://127.0.0.1:" + port);
  private Office office;
  private CompletableFuture<Said> running;

  @BeforeEach
  void start() {
    office = new Office(folder, Office.quick());
    running =
        CompletableFuture.supplyAsync(
            () ->
                office.run(
                    button,
                    "simulator",
                    "--json",
                    "--port",
                    Integer.toString(port),
                    "--phones",
                    Integer.toString(PHONES),
                    "--seed",
                    "7"),
            Thread::startVirtualThread);
    Office.await(this::answers);
  }

  @AfterEach
  void stop() {
    button.press(Exit.INTERRUPTED);
    running.join();
    office.close();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private void fleet(String api, String keys) {
    office.file(
        "fleet.yaml",
        """
        version: 1
        organization: {%sapiUrl: "%s"}
        edgeGroups: [{name: hq, primaryEdge: edge-hq-1%s}]
        """
            .formatted(api, url, keys));
  }

  private static List<String> addresses(Said status) {
    return status.lines("phone").stream().map(phone -> phone.path("key").asString()).toList();
  }

  @Test
  void theSdkAndThisProductSeeOneOrganization() throws Exception {
    String trunks = ", phoneTrunkBases: [Phone Trunk], edgeTrunkBase: Edge Trunk";
    fleet("", ", site: HQ, secondaryEdge: edge-hq-2" + trunks);
    Said plan = office.plan().ends(0);
    Said status = office.status().ends(0);

    assertThat(plan.count("unchanged")).isEqualTo(1);
    assertThat(plan.lines("change")).isEmpty();
    assertThat(status.lines("listed").getFirst().path("phones").asInt()).isEqualTo(PHONES);
    assertThat(status.lines("phone")).allMatch(phone -> text(phone, "state").equals("ACTIVE"));
    try (SdkClient client = SdkClient.at(url).loggedIn(Login.defaults())) {
      TelephonyProvidersEdgeApi telephony = new TelephonyProvidersEdgeApi(client.api());
      assertThat(addresses(status)).hasSize(PHONES).hasSameElementsAs(addresses(telephony));
      EdgeGroup group =
          telephony
              .getTelephonyProvidersEdgesEdgegroups(25, 1, null, null, false)
              .getEntities()
              .getFirst();
      assertThat(group.getName()).isEqualTo(Population.GROUP);
      assertThat(group.getPhoneTrunkBases()).hasSize(1);
      assertThat(group.getEdgeTrunkBaseAssignment().getTrunkBase().getName())
          .isEqualTo(Population.EDGE_TRUNK_BASE);
      List<Edge> edges =
          telephony
              .getTelephonyProvidersEdges(25, 1, null, null, group.getId(), null, null, false)
              .getEntities();
      assertThat(edges).extracting(Edge::getName).containsExactly("edge-hq-1", "edge-hq-2");
    }
  }

  /** As the SDK sees them, in our spelling. */
  private static List<String> addresses(TelephonyProvidersEdgeApi telephony) throws Exception {
    List<String> addresses = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      PhoneEntityListing page =
          telephony.getTelephonyProvidersEdgesPhones(
              GetTelephonyProvidersEdgesPhonesRequest.builder()
                  .withPageSize(100)
                  .withPageNumber(number)
                  .withSortBy("id")
                  .withExpand(List.of("properties"))
                  .build());
      for (Phone phone : page.getEntities()) {
        String hex = SdkPhones.hardwareId(phone);
        addresses.add(hex.replaceAll("(..)(?!$)", "$1:"));
      }
    }
    return addresses;
  }

  @Test
  void theGuidesGroupIsThereAsBeforeAndTheReadyLineToo() {
    fleet("api: guide, ", "");
    Said plan = office.plan().ends(0);
    Said status = office.status().ends(0);
    button.press(Exit.INTERRUPTED);
    JsonNode ready = running.join().lines().getFirst();

    assertThat(plan.count("unchanged")).isEqualTo(1);
    assertThat(addresses(status)).hasSize(PHONES).startsWith("00:04:f2:00:00:01");
    assertThat(status.lines("phone")).allMatch(phone -> text(phone, "state").equals("ACTIVE"));
    assertThat(ready.propertyNames())
        .containsExactly(
            "type",
            "version",
            "apiUrl",
            "loginUrl",
            "clientId",
            "clientSecret",
            "resolvers",
            "httpsPort",
            "tftpPort",
            "otherHttpsPort",
            "otherTftpPort");
    assertThat(text(ready, "apiUrl")).isEqualTo(url.toString());
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }
}
