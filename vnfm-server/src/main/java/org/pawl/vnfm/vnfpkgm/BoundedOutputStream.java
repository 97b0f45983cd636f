package org.pawl.vnfm.vnfpkgm;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Takes so many bytes, and throws at the next one. */
final class BoundedOutputStream extends FilterOutputStream {

  private final Supplier<? extends RuntimeException> refusal;
  private long left;

  BoundedOutputStream(OutputStream out, long limit, Supplier<? extends RuntimeException> refusal) {
    super(out);
    this.left = limit;
    this.refusal = refusal;
  }

  @Override
  public void write(int value) throws IOException {
    count(1);
    out.write(value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    count(length);
    out.write(bytes, offset, length);
  }

  private void count(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw refusal.get();
    }
  }
}
