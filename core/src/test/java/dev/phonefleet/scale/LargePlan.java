package dev.phonefleet.scale;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.FleetReader;
import dev.phonefleet.desired.Reading;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Mandate;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.plan.Planner;
import dev.phonefleet.plan.Planning;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads 100,000 rows, maps 1,000 pages through the codec, and plans; a program of its own. */
final class LargePlan {
  private static final int PHONES = 100_000;
  private static final int PAGE = 100;

  private LargePlan() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    write(folder);
    Reading reading = new FleetReader().read(folder.resolve("fleet.yaml"));
    DesiredFleet fleet = reading.fleet().orElseThrow();
    GroupName name = new GroupName("hq");
    Live.Group group = group();
    LiveFleet live =
        new LiveFleet(
            Optional.empty(), Map.of(name, group), Instant.EPOCH, Map.of(name, listed(group)));
    Gathered gathered = new Gathered(live, Map.of(), List.of(), Optional.empty());
    if (!(Planner.plan(fleet, gathered, Mandate.ORDINARY) instanceof Planning.Ready(Plan plan))) {
      throw new IllegalStateException("no plan");
    }
    System.out.println(
        plan.unchanged()
            - 1
            + " unchanged, "
            + plan.count("phone", Change.Action.UPDATE)
            + " to change");
  }

  private static void write(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("fleet.yaml"),
        """
        version: 1
        organization: {api: guide, tenant: acme}
        edgeGroups:
          - name: hq
            primaryEdge: edge-1
            phones: {inventory: phones.csv}
        """);
    try (Writer out = Files.newBufferedWriter(folder.resolve("phones.csv"))) {
      out.write("mac,name,model,site,line1_number,line1_label,settings.phone_label\n");
      for (int i = 0; i < PHONES; i++) {
        out.write(
            mac(i) + ",Phone " + i + ",VVX 450,HQ,+1555" + i + ",Line " + i + ",L" + i + "\n");
      }
    }
  }

  private static Live.Group group() {
    WireResponse response =
        new WireResponse(
            200,
            Map.of(),
            "{\"entities\":[{\"id\":\"g1\",\"name\":\"hq\",\"primaryEdge\":\"edge-1\",\"status\":\"ACTIVE\"}],"
                + "\"pageNumber\":1,\"pageCount\":1,\"total\":1}");
    Call call = new Call.ListPage(new Call.Listing(Call.Kind.GROUP, Optional.empty()), 1);
    return (Live.Group) page(call, response).getFirst();
  }

  private static List<Live.Phone> listed(Live.Group group) {
    Call.Listing what =
        new Call.Listing(Call.Kind.PHONE, Optional.of(new Home.InGroup(group.id())));
    List<Live.Phone> out = new ArrayList<>(PHONES);
    for (int page = 0; page < PHONES / PAGE; page++) {
      StringBuilder body = new StringBuilder("{\"entities\":[");
      for (int i = page * PAGE; i < (page + 1) * PAGE; i++) {
        String label = i % 2 == 0 ? "L" + i : "old";
        body.append(i % PAGE == 0 ? "" : ",")
            .append("{\"id\":\"phone-")
            .append(i)
            .append("\",\"mac\":\"")
            .append(mac(i))
            .append("\",\"name\":\"Phone ")
            .append(i)
            .append(
                "\",\"model\":\"VVX"
                    + " 450\",\"site\":\"HQ\",\"provisioningState\":\"ACTIVE\",\"version\":3,")
            .append("\"lines\":[{\"number\":\"+1555")
            .append(i)
            .append("\",\"label\":\"Line ")
            .append(i)
            .append("\"}],\"settings\":{\"phone_label\":\"")
            .append(label)
            .append("\"},\"foreign\":\"x\"}");
      }
      body.append("],\"pageNumber\":")
          .append(page + 1)
          .append(",\"pageCount\":1000,\"total\":100000}");
      WireResponse response = new WireResponse(200, Map.of(), body.toString());
      for (Live live : page(new Call.ListPage(what, page + 1), response)) {
        out.add((Live.Phone) live);
      }
    }
    return out;
  }

  private static List<Live> page(Call call, WireResponse response) {
    Answer answer =
        new GuideCodec(new SecretSettings(Set.of())).answer(call, response, "test", Instant.EPOCH);
    if (answer.outcome() instanceof Outcome.Done(Fact.Page page)) {
      return page.seen();
    }
    throw new IllegalStateException("no page: " + answer);
  }

  private static String mac(int i) {
    return new MacAddress(0x0004f2000000L + i).toString();
  }
}
