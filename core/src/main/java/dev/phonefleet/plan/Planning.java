package dev.phonefleet.plan;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.inventory.Enquiries;
import java.util.List;

/** What came of planning. */
public sealed interface Planning {
  /** More has to be asked before anything can be planned. */
  record Needs(Enquiries.Questions questions) implements Planning {}

  /** A plan. */
  record Ready(Plan plan) implements Planning {}

  /** The file asks for what cannot be, so nothing may be written. */
  record Wrong(List<Diagnostic> findings) implements Planning {}
}
