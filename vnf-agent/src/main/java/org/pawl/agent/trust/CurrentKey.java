package org.pawl.agent.trust;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the credentials of the moment, so that a renewed certificate is used from the next
 * handshake on.
 */
final class CurrentKey extends X509ExtendedKeyManager {
  private static final String ALIAS = "agent";

  private final Supplier<Credentials> credentials;

  CurrentKey(Supplier<Credentials> credentials) {
    this.credentials = credentials;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    Credentials current = credentials.get();
    return new X509Certificate[] {current.certificate(), current.ca()};
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return credentials.get().key();
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return java.util.List.of(keyTypes).contains("EC") ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return chooseClientAlias(keyTypes, issuers, null);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return keyType.equals("EC") ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return chooseServerAlias(keyType, issuers, null);
  }
}
