package dev.phonefleet.cli;

import dev.phonefleet.fleet.Ipv4;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.outside.Call;
import dev.phonefleet.workflow.DiagnosePhones;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out why phones do not come up. */
@Command(
    name = "diagnose",
    description = {
      "Find out why phones do not come up, by cause, each with what to do.",
      "Looks into phones that are FAILED or PENDING, or into those named."
    })
final class DiagnoseCommand implements Callable<Integer> {
  /** A DHCP option holds so many bytes; beyond ASCII a character takes up to three. */
  private static final int LONGEST = 85;

  @Mixin Common common = new Common();
  @Mixin Common.Online online = new Common.Online();
  @Mixin Where where = new Where();

  @Parameters(
      arity = "0..*",
      paramLabel = "[FILE] [MAC...]",
      description = "A fleet file (default: fleet.yaml) and the phones to look into.")
  List<String> named = new ArrayList<>();

  @Option(names = "--failed", description = "Only phones that are FAILED.")
  boolean failed;

  @Option(
      names = "--dhcp",
      paramLabel = "SERVER",
      description = "Also ask that DHCP server, or the one on that network interface.")
  @Nullable String dhcp;

  @Option(
      names = "--vendor-class",
      paramLabel = "TEXT",
      description = "Ask DHCP as a phone of that vendor class (option 60).")
  @Nullable String vendorClass;

  private final Env env;

  DiagnoseCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws Exception {
    Set<MacAddress> macs = new LinkedHashSet<>();
    Optional<Path> file = sorted(macs);
    Optional<Call.DhcpInform> inform =
        Optional.ofNullable(dhcp)
            .map(server -> new Call.DhcpInform(server, Optional.ofNullable(vendorClass)));
    if (inform.isEmpty() && vendorClass != null) {
      throw where.usage("--vendor-class says how --dhcp asks; name a server with --dhcp");
    }
    if (vendorClass != null && (vendorClass.isEmpty() || vendorClass.length() > LONGEST)) {
      throw where.usage("--vendor-class has from 1 to " + LONGEST + " characters");
    }
    if (dhcp != null && !Ipv4.is(dhcp) && NetworkInterface.getByName(dhcp) == null) {
      throw where.usage(
          "\"" + dhcp + "\" is neither an IPv4 address nor a network interface of this host");
    }
    if (inform.isPresent() && online.simulate) {
      throw where.usage("--dhcp asks a real server, --simulate leaves this host alone: not both");
    }
    OnlineCommand command = new OnlineCommand(env, common, online, "diagnose");
    OnlineCommand.Body body =
        (place, connection, world, view) ->
            new DiagnosePhones(world, view)
                .diagnose(
                    place.fleet(),
                    connection,
                    new DiagnosePhones.Wish(
                        macs,
                        failed,
                        inform,
                        OnlineCommand.gates(new Common.Gates(), online, place, view)),
                    where.given());
    return command.run(where, file, body);
  }

  /** Takes what reads as a hardware address out; at most one other word is the file. */
  private Optional<Path> sorted(Set<MacAddress> macs) {
    Optional<Path> file = Optional.empty();
    for (String word : named) {
      Optional<MacAddress> mac = MacAddress.parse(word);
      if (mac.isPresent() && !Files.exists(Path.of(word))) {
        macs.add(mac.get());
      } else if (file.isEmpty()) {
        file = Optional.of(Path.of(word));
      } else {
        throw where.usage("\"" + word + "\" is neither a hardware address nor the only file");
      }
    }
    return file;
  }
}
