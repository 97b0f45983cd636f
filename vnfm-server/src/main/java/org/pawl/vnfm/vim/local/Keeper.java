package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pawl.vnfm.vim.VimFault;

/**
 * Starts the long-lived processes: each is the first of a process namespace and outlives the VNFM.
 */
final class Keeper {

  private static final String SCRIPT = "keep.sh";

  private final Programs programs;
  private final StateDirectory state;
  private final long logLimit;

  Keeper(Programs programs, StateDirectory state, long logLimit) {
    this.programs = programs;
    this.state = state;
    this.logLimit = logLimit;
  }

  /**
   * Starts {@code keep.sh} and remembers it in the directory's file {@code process}; it does
   * nothing until told to {@link Kept#go}.
   *
   * @param enter the prefix of arguments that enters namespaces which exist
   * @param unshare options of unshare(1) for the namespaces to make, besides the one of processes
   */
  Kept start(
      List<String> enter, List<String> unshare, Path directory, Path log, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add("setsid");
    command.addAll(enter);
    command.add("unshare");
    command.addAll(unshare);
    command.addAll(List.of("--pid", "--fork", "--kill-child", "sh", script().toString()));
    command.addAll(List.of(log.toString(), Long.toString(logLimit)));
    command.addAll(arguments);
    var kept = new Kept(command, programs.start(command, directory));
    try {
      state.write(directory.resolve("process"), kept.record().text());
      return kept;
    } catch (RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  private Path script() {
    try (InputStream source = Keeper.class.getResourceAsStream("/vim/local/" + SCRIPT)) {
      if (source == null) {
        throw new IllegalStateException(SCRIPT + " is not among the resources");
      }
      var text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
      var file = state.path(SCRIPT);
      if (!state.read(file).filter(text::equals).isPresent()) {
        state.write(file, text);
      }
      return file;
    } catch (IOException e) {
      throw new VimFault(VimFault.Kind.FAILED, "cannot read " + SCRIPT, null, e);
    }
  }
}
