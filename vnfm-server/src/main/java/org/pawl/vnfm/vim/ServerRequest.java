package org.pawl.vnfm.vim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a server.
 *
 * @param image the software image's id or name at the VIM; an adapter without images needs none
 * @param flavour the VIM's flavour; an adapter chooses one by processors and memory when it is null
 * @param zone the VIM's availability zone; null for any
 * @param virtualCpus the least number of processors
 * @param memoryMib the least memory
 * @param portIds the ports it holds, in the order in which the guest shall see them (eth0, eth1, …)
 * @param snapshotId the snapshot from which its disk is made; null for a disk of the image
 * @param userData what the guest finds in its config drive as {@code openstack/latest/user_data};
 *     the VIM writes {@code meta_data.json} and {@code network_data.json} beside it
 */
public record ServerRequest(
    String name,
    Tag tag,
    @Nullable String image,
    @Nullable String flavour,
    @Nullable String zone,
    int virtualCpus,
    long memoryMib,
    List<String> portIds,
    @Nullable String snapshotId,
    String userData) {

  public ServerRequest {
    portIds = List.copyOf(portIds);
  }

  /** A server with a fresh disk, of whatever flavour, in whatever zone. */
  public ServerRequest(
      String name,
      Tag tag,
      @Nullable String image,
      int virtualCpus,
      long memoryMib,
      List<String> portIds,
      String userData) {
    this(name, tag, image, null, null, virtualCpus, memoryMib, portIds, null, userData);
  }
}
