package org.pawl.vnfm.vnfpm;

/** What was collected of one object in one period. */
record Collected(Usage usage, Traffic traffic) {

  static final Collected NOTHING = new Collected(Usage.NONE, Traffic.NONE);

  Collected plus(Collected other) {
    return new Collected(usage.plus(other.usage), traffic.plus(other.traffic));
  }

  /**
   * How busy VNFCs were: sums and maxima of samples in percent.
   *
   * @param diskSamples how many of the samples said something of the disk
   */
  record Usage(
      int samples,
      double cpuSum,
      double cpuMax,
      double memorySum,
      double memoryMax,
      int diskSamples,
      double diskSum,
      double diskMax) {

    static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0);

    Usage plus(Usage other) {
      return new Usage(
          samples + other.samples,
          cpuSum + other.cpuSum,
          Math.max(cpuMax, other.cpuMax),
          memorySum + other.memorySum,
          Math.max(memoryMax, other.memoryMax),
          diskSamples + other.diskSamples,
          diskSum + other.diskSum,
          Math.max(diskMax, other.diskMax));
    }
  }

  /**
   * What went through ports.
   *
   * @param rows of how many periods and ports this is; 0 when nothing is known
   */
  record Traffic(
      int rows,
      long rxPackets,
      long rxBytes,
      long txPackets,
      long txBytes,
      long rxDropped,
      long txDropped) {

    static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0, 0);

    Traffic plus(Traffic other) {
      return new Traffic(
          rows + other.rows,
          rxPackets + other.rxPackets,
          rxBytes + other.rxBytes,
          txPackets + other.txPackets,
          txBytes + other.txBytes,
          rxDropped + other.rxDropped,
          txDropped + other.txDropped);
    }
  }
}
