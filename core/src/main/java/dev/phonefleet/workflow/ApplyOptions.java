package dev.phonefleet.workflow;

import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.plan.Mandate;

/**
 * What the command line says about an apply.
 *
 * @param repairFailed try one write on FAILED phones
 * @param noWait do not wait when only busy phones are left
 * @param gates what is said about names and ports
 */
public record ApplyOptions(
    Mandate mandate, boolean repairFailed, boolean noWait, GateOptions gates) {}
