package org.pawl.vnfm.vnfpm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The measurements by their names in IFA027 7.2; the Dropped ones are this VNFM's own, because
 * IFA027 has none. Usage is in percent, traffic is counted.
 */
enum Measurement {
  VCpuUsageMeanVnf,
  VCpuUsagePeakVnf,
  VMemoryUsageMeanVnf,
  VMemoryUsagePeakVnf,
  VDiskUsageMeanVnf,
  VDiskUsagePeakVnf,

  ByteIncomingVnfIntCp,
  ByteOutgoingVnfIntCp,
  PacketIncomingVnfIntCp,
  PacketOutgoingVnfIntCp,
  PacketIncomingDroppedVnfIntCp,
  PacketOutgoingDroppedVnfIntCp,

  ByteIncomingVnfExtCp,
  ByteOutgoingVnfExtCp,
  PacketIncomingVnfExtCp,
  PacketOutgoingVnfExtCp,
  PacketIncomingDroppedVnfExtCp,
  PacketOutgoingDroppedVnfExtCp;

  /** The measurement of this name; what stands after a dot names the measured object. */
  static Optional<Measurement> named(String performanceMetric) {
    var dot = performanceMetric.indexOf('.');
    var name = dot < 0 ? performanceMetric : performanceMetric.substring(0, dot);
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  /** The measurements of a type of objects. */
  static List<Measurement> of(ObjectType type) {
    return Arrays.stream(values()).filter(each -> each.measures(type)).toList();
  }

  boolean measures(ObjectType type) {
    return switch (type) {
      case Vnf, Vnfc -> name().endsWith("Vnf");
      case VnfIntCp, VnfExtCp -> name().endsWith(type.name());
    };
  }

  /** The value; empty when nothing is known that it could be told from. */
  OptionalDouble of(Collected collected) {
    var usage = collected.usage();
    var traffic = collected.traffic();
    return switch (this) {
      case VCpuUsageMeanVnf -> mean(usage.cpuSum(), usage.samples());
      case VCpuUsagePeakVnf -> known(usage.cpuMax(), usage.samples());
      case VMemoryUsageMeanVnf -> mean(usage.memorySum(), usage.samples());
      case VMemoryUsagePeakVnf -> known(usage.memoryMax(), usage.samples());
      case VDiskUsageMeanVnf -> mean(usage.diskSum(), usage.diskSamples());
      case VDiskUsagePeakVnf -> known(usage.diskMax(), usage.diskSamples());
      case ByteIncomingVnfIntCp, ByteIncomingVnfExtCp ->
          known((double) traffic.rxBytes(), traffic.rows());
      case ByteOutgoingVnfIntCp, ByteOutgoingVnfExtCp ->
          known((double) traffic.txBytes(), traffic.rows());
      case PacketIncomingVnfIntCp, PacketIncomingVnfExtCp ->
          known((double) traffic.rxPackets(), traffic.rows());
      case PacketOutgoingVnfIntCp, PacketOutgoingVnfExtCp ->
          known((double) traffic.txPackets(), traffic.rows());
      case PacketIncomingDroppedVnfIntCp, PacketIncomingDroppedVnfExtCp ->
          known((double) traffic.rxDropped(), traffic.rows());
      case PacketOutgoingDroppedVnfIntCp, PacketOutgoingDroppedVnfExtCp ->
          known((double) traffic.txDropped(), traffic.rows());
    };
  }

  private static OptionalDouble mean(double sum, int samples) {
    return samples == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / samples);
  }

  private static OptionalDouble known(double value, int samples) {
    return samples == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
