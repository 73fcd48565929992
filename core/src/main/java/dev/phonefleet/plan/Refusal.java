package dev.phonefleet.plan;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;

/**
 * A change that is needed and will not be made.
 *
 * @param why shared by all changes that are refused for the same reason
 */
public record Refusal(Change change, Diagnostic why, Exit exit) {}
