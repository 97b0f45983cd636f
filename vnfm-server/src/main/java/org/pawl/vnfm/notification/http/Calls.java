package org.pawl.vnfm.notification.http;

import java.io.IOException;
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

  /** What came back. */
  record Answer(int status, @Nullable Duration retryAfter, String body) {}

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
    if (!uri.isHttps() && !properties.plainHttp()) {
      throw new NotDelivered(
          "plain HTTP is not allowed: give a URI that begins with https, or set pawl.notifications.callbacks.plain-http");
    }
    var deadline =
        deadlines.schedule(request::cancel, properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return clients.client(withCertificate).execute(request, this::answer);
    } catch (IOException failure) {
      throw new NotDelivered(
          request.isCancelled()
              ? "it did not answer within " + properties.timeout().toMillis() + " ms"
              : "it is not reached: " + reason(failure),
          failure);
    } finally {
      deadline.cancel(false);
    }
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private Answer answer(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    var body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity, MAX_ANSWER_BYTES);
    return new Answer(
        response.getCode(),
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
