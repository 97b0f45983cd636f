package org.pawl.vnfm.application.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the authority's certificate, so that clients can trust the VNFM's own. */
@RestController
class AuthorityCertificate {

  private static final String PEM = "application/x-pem-file";

  private final CertificateAuthority authority;
  private final Path file;

  AuthorityCertificate(
      CertificateAuthority authority, @Value("${pawl.state-dir}") Path stateDirectory) {
    this.authority = authority;
    this.file = stateDirectory.resolve("ca.pem");
  }

  @GetMapping(
      path = "/ca.pem",
      produces = {PEM, MediaType.TEXT_PLAIN_VALUE})
  String certificate() {
    return authority.pem();
  }

  /** Programs on the same machine find the certificate without asking for it. */
  @EventListener(WebServerInitializedEvent.class)
  void write() {
    try {
      Path directory = file.toAbsolutePath().getParent();
      Files.createDirectories(directory);
      Path scratch = Files.writeString(file.resolveSibling("ca.pem.new"), authority.pem());
      Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the authority's certificate to " + file, e);
    }
  }
}
