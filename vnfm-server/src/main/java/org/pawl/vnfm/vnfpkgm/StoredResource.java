package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/**
 * Stored bytes of known length, opened anew for every reader; Spring MVC serves byte ranges of it.
 */
final class StoredResource extends AbstractResource {

  /** Opens the bytes. */
  interface Opener {
    InputStream open() throws IOException;
  }

  private final String name;
  private final long length;
  private final Opener opener;

  StoredResource(String name, long length, Opener opener) {
    this.name = name;
    this.length = length;
    this.opener = opener;
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public String getFilename() {
    return name;
  }

  @Override
  public String getDescription() {
    return "stored file " + name;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return opener.open();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
