package org.pawl.agent.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * What the agent keeps over restarts: small files, readable by its user alone, each replaced as a
 * whole. One process at a time has it.
 */
public final class StateDirectory implements AutoCloseable {
  private final Path directory;
  private final FileChannel lockFile;

  private StateDirectory(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /** Opens the directory, making it when it is missing. */
  public static StateDirectory open(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel lockFile =
        FileChannel.open(
            directory.resolve("agent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(lockFile)) {
      lockFile.close();
      throw new IOException("another agent uses " + directory + "; stop it first");
    }
    return new StateDirectory(directory, lockFile);
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock(); // ends with the channel
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** The file's content, if there is such a file. */
  public Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(directory.resolve(name)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** Replaces the file at once and for good: after a crash it is the old one or the new one. */
  public void write(String name, byte[] content) throws IOException {
    Path temporary = directory.resolve(name + ".new");
    Files.deleteIfExists(temporary);
    try (FileChannel file =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    syncDirectory();
  }

  /** Removes the file, if there is such a file. */
  public void delete(String name) throws IOException {
    if (Files.deleteIfExists(directory.resolve(name))) {
      syncDirectory();
    }
  }

  private void syncDirectory() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
