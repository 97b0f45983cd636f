package org.pawl.vnfm.notification.http;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which callbacks the VNFM calls, and how.
 *
 * @param test whether a GET has to be answered before a subscription is made
 * @param plainHttp whether callbacks may do without TLS
 * @param allowedNetworks internal networks, such as {@code 10.1.0.0/16}, in which callbacks may be
 * @param sslBundle names the bundle of {@code spring.ssl.bundle} whose trust store vouches for
 *     receivers; the authorities that Java knows when absent
 * @param connectTimeout how long a connection may take to come about
 * @param timeout how long a call may take as a whole
 */
@Validated
@ConfigurationProperties("pawl.notifications.callbacks")
record CallbackProperties(
    @DefaultValue("on") @NotNull Test test,
    @DefaultValue("false") boolean plainHttp,
    @DefaultValue List<Network> allowedNetworks,
    @Nullable String sslBundle,
    @DefaultValue("5s") @NotNull Duration connectTimeout,
    @DefaultValue("10s") @NotNull Duration timeout) {

  CallbackProperties {
    allowedNetworks = List.copyOf(allowedNetworks);
  }

  /** What is asked of a callback before the first notification. */
  enum Test {
    /** A GET has to be answered with 204 (SOL003 5.4.20.3.2). */
    ON,
    /** Like ON, but 405 will do as well: the receiver lives and only knows no GET. */
    TOLERATE_405,
    /** Nothing. */
    OFF
  }
}
