package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** Reads stored chunks as one file, holding one of them at a time. */
final class ChunkChannel implements SeekableByteChannel {

  /** Where chunks come from. */
  interface Chunks {
    byte[] read(int number) throws IOException;
  }

  private final long length;
  private final Chunks chunks;
  private byte @Nullable [] chunk;
  private int chunkNumber = -1;
  private long position;
  private boolean open = true;

  ChunkChannel(long length, Chunks chunks) {
    this.length = length;
    this.chunks = chunks;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (position >= length) {
      return -1;
    }
    var bytes = chunkAt((int) (position / PackageContent.CHUNK));
    var offset = (int) (position % PackageContent.CHUNK);
    var count = Math.min(target.remaining(), bytes.length - offset);
    target.put(bytes, offset, count);
    position += count;
    return count;
  }

  private byte[] chunkAt(int number) throws IOException {
    var current = chunk;
    if (current == null || number != chunkNumber) {
      current = chunks.read(number);
      chunk = current;
      chunkNumber = number;
    }
    return current;
  }

  @Override
  public long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("position " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    return length;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    chunk = null;
  }
}
