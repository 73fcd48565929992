package dev.phonefleet.workflow;

import dev.phonefleet.plan.Mandate;

/**
 * What the command line says about an apply.
 *
 * @param repairFailed try one write on FAILED phones
 * @param noWait do not wait when only busy phones are left
 */
public record ApplyOptions(Mandate mandate, boolean repairFailed, boolean noWait) {}
