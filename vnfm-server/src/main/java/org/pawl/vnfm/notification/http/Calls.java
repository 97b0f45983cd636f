package org.pawl.vnfm.notification.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.CallbackUri;
import org.pawl.vnfm.notification.Notifier.NotDelivered;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Makes one call, within its time as a whole and without keeping more of an answer than needed. */
@Component
class Calls implements DisposableBean {

  private static final int MAX_ANSWER_BYTES = 64 * 1024;
  private static final int OK = 200;

  /** What came back. */
  record Answer(
      int status, @Nullable String location, @Nullable Duration retryAfter, String body) {}

  /**
   * How much a call may take.
   *
   * @param timeout of the call as a whole
   * @param maxBytes of an answer that is kept
   * @param target where the content of a good answer goes instead; null to keep it
   */
  record Bounds(Duration timeout, int maxBytes, @Nullable OutputStream target) {}

  private final CallbackClients clients;
  private final CallbackProperties properties;
  private final Clock clock;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("callback-deadlines").daemon().factory());

  Calls(CallbackClients clients, CallbackProperties properties, Clock clock) {
    this.clients = clients;
    this.properties = properties;
    this.clock = clock;
  }

  Answer send(HttpUriRequestBase request, CallbackUri uri, boolean withCertificate)
      throws NotDelivered {
    return send(request, uri, withCertificate, usual());
  }

  /** What notifications and tokens need. */
  Bounds usual() {
    return new Bounds(properties.timeout(), MAX_ANSWER_BYTES, null);
  }

  Answer send(HttpUriRequestBase request, CallbackUri uri, boolean withCertificate, Bounds bounds)
      throws NotDelivered {
    if (!uri.isHttps() && !properties.plainHttp()) {
      throw new NotDelivered(
          "plain HTTP is not allowed: give a URI that begins with https, or set pawl.notifications.callbacks.plain-http");
    }
    var deadline =
        deadlines.schedule(request::cancel, bounds.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return clients.client(withCertificate).execute(request, response -> answer(response, bounds));
    } catch (IOException failure) {
      throw new NotDelivered(
          request.isCancelled()
              ? "it did not answer within " + bounds.timeout().toMillis() + " ms"
              : "it is not reached: " + reason(failure),
          failure);
    } finally {
      deadline.cancel(false);
    }
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private Answer answer(ClassicHttpResponse response, Bounds bounds) throws IOException {
    var entity = response.getEntity();
    var body = new byte[0];
    if (entity != null && bounds.target() != null && response.getCode() == OK) {
      entity.writeTo(bounds.target());
    } else if (entity != null && bounds.maxBytes() > 0) {
      body = EntityUtils.toByteArray(entity, bounds.maxBytes());
    }
    var location = response.getFirstHeader(HttpHeaders.LOCATION);
    return new Answer(
        response.getCode(),
        location == null ? null : location.getValue(),
        retryAfter(response.getFirstHeader(HttpHeaders.RETRY_AFTER)),
        new String(body, StandardCharsets.UTF_8));
  }

  /** Seconds or a date (RFC 9110 10.2.3); what is neither counts as absent. */
  private @Nullable Duration retryAfter(@Nullable Header header) {
    if (header == null) {
      return null;
    }
    var value = header.getValue().strip();
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(clock.instant(), date);
    } catch (DateTimeParseException neither) {
      return null;
    }
  }

  @Override
  public void destroy() {
    deadlines.shutdownNow();
  }
}
