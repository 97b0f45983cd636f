package org.pawl.vnfm.vnfpkgm;

/**
 * What a virtual machine of a VDU needs (SOL001 6.8.3, virtual_compute and virtual_local_storage).
 */
public record VirtualResources(int cpus, long memoryBytes, long diskBytes) {}
