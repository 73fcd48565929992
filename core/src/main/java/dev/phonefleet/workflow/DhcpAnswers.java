package dev.phonefleet.workflow;

import dev.phonefleet.diagnosis.DhcpOptions;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.gate.LookOnce;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells what a DHCP server said, beside what it has to say. */
final class DhcpAnswers {
  private final Consumer<Happening> view;

  DhcpAnswers(Consumer<Happening> view) {
    this.view = view;
  }

  void tell(Call.DhcpInform asked, LookOnce.Seen seen) {
    view.accept(new Happening.DhcpWanted(DhcpOptions.wanted(seen.paths())));
    switch (seen.others().get(asked)) {
      case Sighting.DhcpAnswered answer -> {
        List<DhcpOptions.Line> lines = DhcpOptions.compared(answer, seen.paths());
        view.accept(new Happening.DhcpSeen(answer.server(), lines, Optional.empty()));
        wrong(answer.server(), lines).ifPresent(this::found);
      }
      case Sighting.DhcpSilent(String words) -> {
        notSeen(asked, words);
        found(silent(asked, words));
      }
      case Sighting.DhcpNotAsked(String words) -> notSeen(asked, words);
      case null, default -> notSeen(asked, "it was not asked");
    }
  }

  private void notSeen(Call.DhcpInform asked, String words) {
    view.accept(new Happening.DhcpSeen(asked.server(), List.of(), Optional.of(words)));
  }

  private static Diagnostic silent(Call.DhcpInform asked, String words) {
    return Diagnostic.warning(
        "dhcp.silent",
        "DHCP server " + asked.server(),
        "The DHCP server did not answer: " + words + ".",
        "It is another one, does not serve this host's network, or does not heed DHCPINFORM.",
        "Ask it from the phones' network, or compare its options with those above by hand.");
  }

  private static Optional<Diagnostic> wrong(String server, List<DhcpOptions.Line> lines) {
    List<String> wrong =
        lines.stream()
            .filter(line -> line.right().filter(right -> !right).isPresent())
            .map(line -> "option " + line.option() + ": " + line.words())
            .toList();
    boolean nothing = lines.stream().allMatch(line -> line.value().isEmpty());
    if (wrong.isEmpty() && !nothing) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.warning(
            nothing ? "dhcp.silent-about-it" : "dhcp.mismatch",
            "DHCP server " + server,
            nothing
                ? "The DHCP server names no provisioning server at all."
                : "The DHCP server leads phones elsewhere: " + String.join("; ", wrong) + ".",
            "Asked from this host; a server may answer other networks and other vendor classes"
                + " otherwise (--vendor-class).",
            "Set the options in the scope of the phones' network as shown above."));
  }

  private void found(Diagnostic finding) {
    view.accept(new Happening.Found(finding));
  }
}
