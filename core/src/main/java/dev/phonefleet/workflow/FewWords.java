package dev.phonefleet.workflow;

import dev.phonefleet.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An organisation may have thousands of phones that say not which they are: one warning for all.
 */
final class FewWords {
  private static final String CODE = "live.unreadable";
  private static final int EACH = 5;

  private FewWords() {}

  static List<Diagnostic> of(List<Diagnostic> findings) {
    List<Diagnostic> same = findings.stream().filter(it -> it.code().equals(CODE)).toList();
    if (same.size() <= EACH) {
      return findings;
    }
    List<Diagnostic> out = new ArrayList<>(findings);
    out.removeAll(same);
    out.add(
        Diagnostic.warning(
            CODE,
            same.stream().limit(EACH).map(Diagnostic::where).collect(Collectors.joining(", "))
                + ", ...",
            same.size()
                + " phones on the platform are left out, since nothing says which they are.",
            same.getFirst().why(),
            "Look at them in the admin page; export lists them all."));
    return out;
  }
}
