package org.pawl.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A host of its own in a network namespace, attached to one network of the local VIM. */
record TrafficHost(String name, Shell shell) implements AutoCloseable {

  /** Runs a program on this host to its end. */
  Shell.Result run(String... command) {
    return shell.run(onHost(command));
  }

  /** Begins a program on this host; end it before the host goes. */
  Process begin(Path output, String... command) {
    return shell.begin(output, onHost(command));
  }

  /** Sends echo requests and counts the replies. */
  int ping(String address, int count) {
    Shell.Result result =
        run("ping", "-q", "-c", Integer.toString(count), "-i", "0.02", "-W", "1", address);
    var received = java.util.regex.Pattern.compile("(\\d+) received").matcher(result.output());
    if (!received.find()) {
      throw new AssertionError("ping says nothing of replies: " + result.output());
    }
    return Integer.parseInt(received.group(1));
  }

  private String[] onHost(String... command) {
    List<String> all = new ArrayList<>(List.of("./pawl", "host", "exec", name));
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  @Override
  public void close() {
    shell.succeed("./pawl", "host", "del", name);
  }
}
