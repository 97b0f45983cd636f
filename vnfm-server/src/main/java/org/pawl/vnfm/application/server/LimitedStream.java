package org.pawl.vnfm.application.server;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** Ends a request whose content goes on beyond the limit. */
final class LimitedStream extends ServletInputStream {

  private final ServletInputStream content;
  private final DataSize limit;
  private long taken;

  LimitedStream(ServletInputStream content, DataSize limit) {
    this.content = content;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int octet = content.read();
    count(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = content.read(buffer, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int octets) {
    taken += octets;
    if (taken > limit.toBytes()) {
      throw RequestSizeLimit.tooLarge(limit);
    }
  }

  @Override
  public boolean isFinished() {
    return content.isFinished();
  }

  @Override
  public boolean isReady() {
    return content.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    content.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
