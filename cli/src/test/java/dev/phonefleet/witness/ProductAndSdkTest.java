package dev.phonefleet.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.mypurecloud.sdk.v2.api.TelephonyProvidersEdgeApi;
import com.mypurecloud.sdk.v2.api.request.GetTelephonyProvidersEdgesPhonesRequest;
import com.mypurecloud.sdk.v2.model.Edge;
import com.mypurecloud.sdk.v2.model.EdgeGroup;
import com.mypurecloud.sdk.v2.model.Line;
import com.mypurecloud.sdk.v2.model.Phone;
import com.mypurecloud.sdk.v2.model.TrunkBase;
import dev.phonefleet.cli.Office;
import dev.phonefleet.cli.Said;
import dev.phonefleet.simulator.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** What this product writes of the published example, as Genesys' Java SDK sees it. */
class ProductAndSdkTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "published");

  @TempDir Path folder;

  private final Scenario scenario = Acme.scenario();
  private Office office;
  private SdkClient client;
  private TelephonyProvidersEdgeApi telephony;

  @BeforeEach
  void apply() throws Exception {
    office = new Office(folder, scenario);
    client = SdkClient.at(office.cloud().url()).loggedIn(scenario.login());
    telephony = new TelephonyProvidersEdgeApi(client.api());
    write("HQ");
    Said said = office.apply().ends(0);
    assertThat(said.count("created")).isEqualTo(9);
  }

  @AfterEach
  void close() {
    client.close();
    office.close();
  }

  /** Writes the example for this cloud, with a label of the phones at HQ. */
  private void write(String label) throws IOException {
    String fleet = Files.readString(EXAMPLE.resolve("fleet.yaml"));
    office.file(
        "fleet.yaml",
        fleet
            .replaceFirst("  region: .*", "  apiUrl: \"" + office.cloud().url() + "\"")
            .replace("phone_label: HQ", "phone_label: " + label));
    office.file("phones-hq.csv", Files.readString(EXAMPLE.resolve("phones-hq.csv")));
  }

  private Phone phone(String name) throws Exception {
    List<Phone> found =
        telephony
            .getTelephonyProvidersEdgesPhones(
                GetTelephonyProvidersEdgesPhonesRequest.builder().withName(name).build())
            .getEntities();
    assertThat(found).hasSize(1);
    return telephony.getTelephonyProvidersEdgesPhone(found.getFirst().getId());
  }

  /** What the SDK makes of a phone that it writes back as it understood it. */
  private Phone put(Phone phone) throws Exception {
    return telephony.putTelephonyProvidersEdgesPhone(phone.getId(), phone);
  }

  private List<String> planned() {
    return office.plan().lines("change").stream()
        .map(change ->
            change.path("key").asString()
                + change
                    .path("fields")
                    .valueStream()
                    .map(field ->
                        " "
                            + field.path("path").asString()
                            + " "
                            + field.path("from")
                            + " "
                            + field.path("to"))
                    .collect(Collectors.joining()))
        .toList();
  }

  @Test
  void theSdkSeesTheHardwarePhonesOfTheFile() throws Exception {
    Phone reception = phone("Reception");
    Phone meeting = phone("Meeting room 1");

    assertThat(SdkPhones.hardwareId(reception)).isEqualTo("0004f2aa0101");
    assertThat(reception.getSite().getName()).isEqualTo("HQ");
    assertThat(reception.getPhoneBaseSettings().getName()).isEqualTo(Acme.MODEL);
    assertThat(reception.getPhoneMetaBase().getId()).isEqualTo("polycom_vvx_450.json");
    assertThat(SdkPhones.instance(reception.getProperties(), "phone_standalone")).isEqualTo(true);
    assertThat(SdkPhones.instance(reception.getProperties(), "phone_label")).isEqualTo("HQ");
    assertThat(lines(reception, "station_identity_address"))
        .containsExactly("+15550100", "+15550101");
    assertThat(lines(reception, "station_label")).containsExactly("Front desk", "Night bell");
    assertThat(reception.getLines())
        .allMatch(line -> line.getLineBaseSettings().getId() != null && line.getId() != null);
    assertThat(SdkPhones.hardwareId(meeting)).isEqualTo("0004f2aa0001");
    assertThat(meeting.getDescription()).isEqualTo("Ground floor");
    assertThat(lines(meeting, "station_label")).containsExactly("Room 1");
    assertThat(meeting.getWebRtcUser()).isNull();
  }

  private static List<Object> lines(Phone phone, String property) {
    return phone.getLines().stream()
        .map(line -> SdkPhones.instance(line.getProperties(), property))
        .toList();
  }

  @Test
  void theSdkSeesThePhonesOfTheOtherSite() throws Exception {
    Phone support = phone("Support one");
    Phone home = phone("Home office");
    Line line = support.getLines().getFirst();

    assertThat(support.getSite().getName()).isEqualTo("Remote");
    assertThat(support.getPhoneBaseSettings().getName()).isEqualTo("WebRTC");
    assertThat(line.getDefaultForUser().getId()).isEqualTo(support.getWebRtcUser().getId());
    assertThat(home.getSite().getName()).isEqualTo("Remote");
    assertThat(lines(home, "station_remote_address")).containsExactly("+15550150");
    assertThat(home.getWebRtcUser()).isNull();
  }

  @Test
  void theSdkSeesTheGroupAndItsEdges() throws Exception {
    EdgeGroup listed =
        telephony
            .getTelephonyProvidersEdgesEdgegroups(25, 1, "hq", null, false)
            .getEntities()
            .getFirst();
    EdgeGroup group = telephony.getTelephonyProvidersEdgesEdgegroup(listed.getId(), List.of());

    assertThat(group.getDescription()).isEqualTo("Head office");
    assertThat(group.getPhoneTrunkBases())
        .extracting(TrunkBase::getId)
        .containsExactly(Acme.PHONE_TRUNK);
    assertThat(group.getEdgeTrunkBaseAssignment().getTrunkBase().getId())
        .isEqualTo(Acme.EDGE_TRUNK);
    for (String name : List.of("edge-hq-1", "edge-hq-2")) {
      Edge edge = telephony.getTelephonyProvidersEdge(name, List.of());
      assertThat(edge.getEdgeGroup().getId()).isEqualTo(group.getId());
      assertThat(edge.getSite().getId()).isEqualTo(Acme.HQ);
      assertThat(edge.getStatusCode()).isEqualTo(Edge.StatusCodeEnum.ACTIVE);
      assertThat(edge.getOnlineStatus()).isEqualTo(Edge.OnlineStatusEnum.ONLINE);
    }
  }

  @Test
  void whatTheSdkEditsIsSetRightWhereTheFileSaysItAndLeftElsewhere() throws Exception {
    assertThat(planned()).as("nothing is to be done after an apply").isEmpty();
    put(phone("Reception").description("Not in the file"));
    put(phone("Meeting room 1").description("Cellar"));

    assertThat(planned())
        .containsExactly("00:04:f2:aa:00:01 description \"Cellar\" \"Ground floor\"");
    assertThat(office.apply().ends(0).count("updated")).isEqualTo(1);
    assertThat(phone("Meeting room 1").getDescription()).isEqualTo("Ground floor");
    assertThat(phone("Reception").getDescription()).isEqualTo("Not in the file");
    assertThat(planned()).isEmpty();
  }

  @Test
  void ourUpdateKeepsWhatTheSdkSetAndTheFileDoesNotSay() throws Exception {
    Phone meeting = phone("Meeting room 1");
    meeting.getProperties().put("phone_maxLineKeys", SdkPhones.property(3));
    meeting.getCapabilities().setNoRebalance(true);
    meeting.getLines().getFirst().setName("Room line");
    Phone set = put(meeting);
    write("Head office");
    assertThat(office.apply().ends(0).count("updated")).isEqualTo(6);
    Phone after = phone("Meeting room 1");

    assertThat(SdkPhones.instance(after.getProperties(), "phone_label")).isEqualTo("Head office");
    assertThat(SdkPhones.instance(after.getProperties(), "phone_maxLineKeys")).isEqualTo(3);
    assertThat(after.getCapabilities().getNoRebalance()).isTrue();
    assertThat(after.getLines().getFirst().getName()).isEqualTo("Room line");
    assertThat(after.getLines().getFirst().getId()).isEqualTo(set.getLines().getFirst().getId());
    assertThat(lines(after, "station_label")).containsExactly("Room 1");
  }

  @Test
  void ourUpdateKeepsFieldsThatNobodyKnowsAndTheSdkDropsThem() throws Exception {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    for (String name : List.of("Meeting room 1", "Meeting room 2")) {
      office.cloud().platform().editPhone(name, "newThing", nodes.objectNode().put("deep", 1.5));
    }
    put(phone("Meeting room 2").description("Ground floor"));
    assertThat(thing("Meeting room 1")).isEqualTo(1.5);
    assertThat(thing("Meeting room 2")).as("gone by a PUT of the SDK").isNaN();
    write("Head office");
    office.apply().ends(0);

    assertThat(SdkPhones.instance(phone("Meeting room 1").getProperties(), "phone_label"))
        .isEqualTo("Head office");
    assertThat(thing("Meeting room 1")).as("kept by a PUT of ours").isEqualTo(1.5);
  }

  private double thing(String phone) {
    return office.cloud().platform().phone(phone).at("/newThing/deep").asDouble(Double.NaN);
  }
}
