package org.pawl.vnfm.trust;

import java.time.Clock;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the authority together. */
@Configuration(proxyBeanMethods = false)
class TrustConfiguration {

  @Bean
  MasterKeys masterKeys(TrustProperties properties) {
    String key = properties.masterKey();
    return key == null
        ? MasterKeys.in(properties.masterKeyFile())
        : MasterKeys.of(key, properties.nextMasterKey());
  }

  @Bean
  SealedColumn sharedKeys() {
    return new SealedColumn("sealed_key", "sealed", "name");
  }

  @Bean
  KeyRotation keyRotation(
      MasterKeys masterKeys, List<SealedColumn> columns, JdbcClient database, Clock clock) {
    return new KeyRotation(masterKeys, columns, database, clock);
  }

  @Bean
  SealedKeys sealedKeys(JdbcClient database, MasterKeys masterKeys) {
    return new SealedKeys(database, masterKeys);
  }

  @Bean
  SecretSeal secretSeal(MasterKeys masterKeys) {
    return new SecretSeal(masterKeys);
  }

  @Bean
  StoredCertificateAuthority certificateAuthority(
      SealedKeys keys, Clock clock, TrustProperties properties) {
    return new StoredCertificateAuthority(
        keys, new CertificateIssuer(clock), properties.agentValidity());
  }

  @Bean
  TlsContexts tlsContexts(
      StoredCertificateAuthority authority, Clock clock, TrustProperties properties) {
    List<GeneralName> names =
        properties.serverNames().stream().map(TrustConfiguration::alternativeName).toList();
    return new TlsContexts(
        authority, new VnfmCertificate(authority, clock, properties.serverValidity(), names));
  }

  private static GeneralName alternativeName(String name) {
    return new GeneralName(
        IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }
}
