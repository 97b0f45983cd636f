package org.pawl.vnfm.vnfpm;

/** What can be measured (IFA027 6.2), and the group of measurements that it has (IFA027 7.2). */
enum ObjectType {
  Vnf("VirtualisedComputeResource"),
  Vnfc("VirtualisedComputeResource"),
  VnfIntCp("VnfInternalCp"),
  VnfExtCp("VnfExternalCp");

  private final String group;

  ObjectType(String group) {
    this.group = group;
  }

  String group() {
    return group;
  }
}
