package org.pawl.vnfm.agent;

/**
 * Counters of one data port since the agent's process started.
 *
 * @param name the port's name in the VNFD
 * @param rxDropped lost by the device before the engine saw them
 * @param txDropped not taken by the device
 */
public record PortCounters(
    String name,
    long rxPackets,
    long rxBytes,
    long txPackets,
    long txBytes,
    long rxDropped,
    long txDropped) {}
