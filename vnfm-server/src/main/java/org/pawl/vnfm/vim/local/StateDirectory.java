package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.vim.VimFault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files by which the local VIM is found again after the VNFM has restarted. A file is replaced
 * whole or not at all, so that it can be read without the lock.
 */
final class StateDirectory {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path root;

  StateDirectory(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path path(String first, String... more) {
    return root.resolve(Path.of(first, more));
  }

  Path root() {
    return root;
  }

  /** Makes a directory that nobody but this user may enter. */
  Path makeDirectory(Path directory) {
    var onlyMine =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return attempt("make", directory, () -> Files.createDirectories(directory, onlyMine));
  }

  void write(Path file, String text) {
    makeDirectory(parent(file));
    var fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
    attempt(
        "write",
        file,
        () -> {
          Files.writeString(fresh, text);
          return Files.move(
              fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
  }

  void writeJson(Path file, Object value) {
    write(file, JSON.writeValueAsString(value));
  }

  Optional<String> read(Path file) {
    return attempt(
        "read",
        file,
        () -> {
          try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
          } catch (NoSuchFileException e) {
            return Optional.empty();
          }
        });
  }

  <T> Optional<T> readJson(Path file, Class<T> type) {
    try {
      return read(file).map(text -> JSON.readValue(text, type));
    } catch (JacksonException e) {
      throw new VimFault(
          VimFault.Kind.FAILED, file + " is damaged: " + e.getOriginalMessage(), null, e);
    }
  }

  Optional<ProcessRecord> process(Path directory) {
    return read(directory.resolve("process")).map(ProcessRecord::parse);
  }

  /** What a directory holds, sorted by name; nothing when it does not exist. */
  List<Path> list(Path directory) {
    return attempt(
        "list",
        directory,
        () -> {
          try (var entries = Files.list(directory)) {
            return entries.sorted().toList();
          } catch (NoSuchFileException e) {
            return List.<Path>of();
          }
        });
  }

  /** Deletes a file or a whole directory. */
  void delete(Path tree) {
    attempt(
        "delete",
        tree,
        () -> {
          if (Files.notExists(tree)) {
            return tree;
          }
          try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
              Files.deleteIfExists(path);
            }
          }
          return tree;
        });
  }

  /**
   * Copies a directory's files and directories; what vanishes meanwhile is left out, as are sockets
   * and links.
   */
  void copy(Path from, Path to) {
    makeDirectory(to);
    for (var entry : list(from)) {
      var copy = to.resolve(from.relativize(entry));
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        copy(entry, copy);
      } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        attempt("copy", entry, () -> copyFile(entry, copy));
      }
    }
  }

  private static Path copyFile(Path from, Path to) throws IOException {
    try {
      return Files.copy(
          from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException vanished) {
      return to;
    }
  }

  /** Deletes a directory unless something is in it; says whether it is gone. */
  boolean deleteIfEmpty(Path directory) {
    return attempt(
        "delete",
        directory,
        () -> {
          try {
            Files.deleteIfExists(directory);
            return true;
          } catch (DirectoryNotEmptyException e) {
            return false;
          }
        });
  }

  private static Path parent(Path file) {
    var parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " has no directory");
    }
    return parent;
  }

  private interface FileAction<T> {
    T run() throws IOException;
  }

  private static <T> T attempt(String what, Path path, FileAction<T> action) {
    try {
      return action.run();
    } catch (IOException | UncheckedIOException e) {
      throw new VimFault(
          VimFault.Kind.FAILED, "cannot %s %s: %s".formatted(what, path, e), null, e);
    }
  }
}
