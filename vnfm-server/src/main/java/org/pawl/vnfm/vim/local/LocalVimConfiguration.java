package org.pawl.vnfm.vim.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the local VIM the VNFM's own, unless {@code pawl.vim.kind} names another. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "pawl.vim.kind", havingValue = "local", matchIfMissing = true)
class LocalVimConfiguration {

  @Bean(initMethod = "resume")
  LocalVim vim(LocalVimProperties properties) {
    return new LocalVim(properties, agent(properties));
  }

  static GuestProgram agent(LocalVimProperties properties) {
    var java =
        absolute(
            properties.javaHome() == null
                ? Path.of(System.getProperty("java.home"))
                : properties.javaHome());
    var program = java.resolve("bin", "java");
    var jar = absolute(properties.agentJar());
    var libraries = absolute(properties.libraryDirectory());
    var engine = libraries.resolve("libclick_dataplane.so");
    var command =
        new ArrayList<>(List.of("env", "PAWL_CLICK_LIBRARY=" + engine, program.toString()));
    var files = new ArrayList<>(List.of(program, jar, engine));
    var directories = new ArrayList<>(List.of(java, directoryOf(jar), libraries));
    if (properties.agentOptions() != null) {
      var options = absolute(properties.agentOptions());
      command.add("@" + options);
      files.add(options);
      directories.add(directoryOf(options));
    }
    command.addAll(List.of("-jar", jar.toString()));
    return new GuestProgram(command, directories, files);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Path directoryOf(Path file) {
    var directory = file.getParent();
    return directory == null ? file : directory;
  }
}
