package org.pawl.vnfm.vim.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pawl.vnfm.vim.PortRequest;
import org.pawl.vnfm.vim.ServerRequest;
import org.pawl.vnfm.vim.Tag;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class LocalVimPropertiesTest {

  @Test
  void properties_whenNothingIsSet_haveTheirDefaults() {
    var properties = bind(Map.of());

    assertThat(properties.stateDir()).isEqualTo(Path.of(".pawl/vim"));
    assertThat(properties.managementSubnet()).isEqualTo("192.168.127.0/24");
    assertThat(properties.vnfmPort()).isEqualTo(8444);
    assertThat(properties.mountPoint()).isEqualTo(Path.of("/media"));
    assertThat(properties.consoleLimit()).isEqualTo(DataSize.ofMegabytes(1));
    assertThat(properties.javaHome()).isNull();
    assertThat(properties.agentOptions()).isNull();
    assertThat(properties.libraryDirectory()).isEqualTo(Path.of("click-dataplane/target/native"));
  }

  @Test
  void agent_whenAllIsSet_isStartedWithIt() {
    var properties =
        bind(
            Map.of(
                "java-home", "/jdk",
                "agent-jar", "/agent/agent.jar",
                "agent-options", "/options/agent",
                "library-directory", "/engine"));

    var agent = LocalVimConfiguration.agent(properties);

    assertThat(agent.command())
        .containsExactly(
            "env",
            "PAWL_CLICK_LIBRARY=/engine/libclick_dataplane.so",
            "/jdk/bin/java",
            "@/options/agent",
            "-jar",
            "/agent/agent.jar");
    assertThat(agent.neededDirectories())
        .containsExactly(
            Path.of("/jdk"), Path.of("/agent"), Path.of("/engine"), Path.of("/options"));
  }

  @Test
  void subnet_whenItIsNone_isRefusedWithItsValue() {
    for (var wrong : List.of("10.0.0.0", "10.0.0.1/24", "10.0.0.0/30", "300.0.0.0/24", "x/24")) {
      assertThatThrownBy(() -> bind(Map.of("management-subnet", wrong)))
          .rootCause()
          .hasMessageContaining("'" + wrong + "' is no IPv4 subnet");
    }
  }

  @Test
  void subnet_whenAllAddressesAreTaken_saysWhatToWiden() {
    var subnet = Subnet.parse("10.1.2.8/29");

    assertThat(subnet.gateway()).isEqualTo("10.1.2.9");
    assertThat(subnet.netmask()).isEqualTo("255.255.255.248");
    assertThat(subnet.lowestFree(Set.of("10.1.2.10"))).isEqualTo("10.1.2.11");
    assertThatThrownBy(() ->
            subnet.lowestFree(
                Set.of("10.1.2.10", "10.1.2.11", "10.1.2.12", "10.1.2.13", "10.1.2.14")))
        .hasMessageContaining("management-subnet");
  }

  @Test
  void server_whenTheAgentIsNotBuilt_isRefusedAndLeavesNothing(@TempDir Path state)
      throws Exception {
    var properties = bind(Map.of("state-dir", state.toString(), "agent-jar", "/nowhere/agent.jar"));
    var vim = new LocalVim(properties, LocalVimConfiguration.agent(properties));
    var tag = new Tag("occurrence", "step", "instance", "vnfc");
    var port = vim.createPort(new PortRequest("in", tag, "left"));

    assertThatThrownBy(() ->
            vim.createServer(new ServerRequest("fw", tag, null, 1, 64, List.of(port.id()), "{}")))
        .hasMessageContaining("/nowhere/agent.jar")
        .hasMessageContaining("build it");
    vim.deletePort(port.id());

    assertThat(Files.exists(state.resolve("servers"))).isFalse();
    new Traces(state).awaitNoProcess();
  }

  private static LocalVimProperties bind(Map<String, String> values) {
    var source = new MapConfigurationPropertySource();
    values.forEach((key, value) -> source.put("pawl.vim.local." + key, value));
    return new Binder(source).bindOrCreate("pawl.vim.local", LocalVimProperties.class);
  }
}
