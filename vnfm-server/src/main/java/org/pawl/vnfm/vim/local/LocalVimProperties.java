package org.pawl.vnfm.vim.local;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the local VIM.
 *
 * @param stateDir where it remembers what it made; VNFMs that share it share the servers
 * @param managementSubnet seen by guests only; its first address is the gateway's
 * @param vnfmPort on which, at 127.0.0.1, this VNFM listens for agents
 * @param mountPoint an existing directory that, in a guest, holds its config drive and its state
 * @param consoleLimit the size at which a console log is put aside; one older part is kept
 * @param javaHome of the JDK that runs the agent; the VNFM's own unless set
 * @param agentJar the agent
 * @param agentOptions a file of options for the {@code java} command, when the agent has one
 * @param libraryDirectory where the packet engine's shared library lies
 */
@Validated
@ConfigurationProperties("pawl.vim.local")
public record LocalVimProperties(
    @DefaultValue(".pawl/vim") Path stateDir,
    @DefaultValue("192.168.127.0/24") @NotBlank String managementSubnet,
    @DefaultValue("8444") @Min(1) @Max(65535) int vnfmPort,
    @DefaultValue("/media") Path mountPoint,
    @DefaultValue("1MB") DataSize consoleLimit,
    @Nullable Path javaHome,
    @DefaultValue("vnf-agent/target/vnf-agent-0.1.0-SNAPSHOT.jar") Path agentJar,
    @Nullable Path agentOptions,
    @DefaultValue("click-dataplane/target/native") Path libraryDirectory) {

  public LocalVimProperties {
    Subnet.parse(managementSubnet);
  }
}
