package org.pawl.agent.dataplane;

/**
 * What the engine is started with.
 *
 * @param eal words for DPDK's environment, the data ports' devices among them
 * @param portNames the data ports' names in the order of their indices
 */
public record EngineArguments(String eal, String portNames) {}
