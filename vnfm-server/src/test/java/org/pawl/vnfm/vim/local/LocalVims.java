package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.Vim;
import org.springframework.util.unit.DataSize;

/** Local VIMs for tests, and what their guests run. */
final class LocalVims {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Tells what it sees, knocks at the VNFM, then answers whoever asks at the agent's port. */
  static final String GUEST =
      """
      trap 'echo guest was told to end; exit 0' TERM
      echo x >>starts
      echo "start $(wc -l <starts)"
      echo "hostname $(hostname)"
      echo "user data $(cat "$PAWL_CONFIG_DRIVE/openstack/latest/user_data")"
      touch "$PAWL_CONFIG_DRIVE/x" 2>/dev/null || echo "config drive is read-only"
      touch "$PAWL_AGENT_STATE/x" && echo "state directory is writable"
      [ -e "$1/servers" ] || echo "others' state is hidden"
      [ -n "$(ls -A /tmp)" ] || echo "tmp is empty"
      echo interfaces $(ls /sys/class/net)
      for i in eth0 eth1 eth2; do echo "$i $(cat /sys/class/net/$i/address)"; done
      ip -4 -o addr show dev eth0 | sed 's/.*inet \\([^ ]*\\).*/address \\1/'
      echo knock | socat -u - TCP4:192.168.127.1:8444
      socat TCP4-LISTEN:8443,reuseaddr,fork 'SYSTEM:echo hello from the guest' &
      echo guest is ready
      wait
      """;

  private LocalVims() {}

  static LocalVim at(Path state, int vnfmPort, String script) {
    var properties =
        new LocalVimProperties(
            state,
            "192.168.127.0/24",
            vnfmPort,
            Path.of("/media"),
            DataSize.ofKilobytes(2),
            null,
            Path.of("unused"),
            null,
            Path.of("unused"));
    var command = List.of("sh", "-c", script, "guest", state.toString());
    return new LocalVim(properties, new GuestProgram(command, List.of(), List.of()));
  }

  /** Waits for a line on the console and gives all of its lines. */
  static List<String> awaitConsole(Vim vim, Server server, String line) {
    return retry(() -> vim.consoleLog(server.id(), 1000), lines -> lines.contains(line));
  }

  /** Tries again until the result is wanted; an I/O error counts as not wanted. */
  static <T> T retry(Callable<T> action, Predicate<T> wanted) {
    var deadline = Instant.now().plus(LIMIT);
    Object last = "nothing";
    while (Instant.now().isBefore(deadline)) {
      try {
        var result = action.call();
        if (wanted.test(result)) {
          return result;
        }
        last = String.valueOf(result);
        Thread.sleep(10);
      } catch (IOException e) {
        last = e;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("not within " + LIMIT + "; the last was " + last);
  }
}
