package org.pawl.vnfm.dashboard.view;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One VNF in the list.
 *
 * @param alarms how many alarms of it are active
 * @param live whether it has VNFCs that report rates
 */
public record FleetRow(
    UUID id,
    String name,
    String product,
    Condition condition,
    @Nullable OperationView lastOperation,
    long alarms,
    boolean live) {}
