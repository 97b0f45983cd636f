package org.pawl.vnfm.dashboard.live;

/**
 * What one data port did per second between two reports.
 *
 * @param rx packets received
 * @param tx packets sent
 * @param drops packets lost at the device, in either direction
 */
public record PortRate(
    String name, double rx, double tx, double rxBits, double txBits, double drops) {}
