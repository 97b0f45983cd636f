package org.pawl.vnfm.application.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what Keystone said of tokens, until they expire or it is time to ask anew, so that a
 * revoked token is not good for long. Tokens themselves are not kept, only their digests.
 */
final class KeystoneTokens {

  private static final int REMEMBERED = 10_000;
  private static final Pattern FORM = Pattern.compile("[!-~]{1,4096}");

  private record Answer(KeystoneToken token, Instant askedAt) {}

  private final Function<String, Optional<KeystoneToken>> keystone;
  private final Duration recheckAfter;
  private final Clock clock;
  private final Map<String, Answer> answers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
          return size() > REMEMBERED;
        }
      };

  KeystoneTokens(
      Function<String, Optional<KeystoneToken>> keystone, Duration recheckAfter, Clock clock) {
    this.keystone = keystone;
    this.recheckAfter = recheckAfter;
    this.clock = clock;
  }

  /** What a token stands for; empty when it is no good. */
  Optional<KeystoneToken> find(String token) {
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    String digest = digest(token);
    Instant now = clock.instant();
    Answer known = known(digest);
    if (known != null && now.isBefore(known.askedAt().plus(recheckAfter))) {
      return good(known.token(), now);
    }
    Optional<KeystoneToken> found = keystone.apply(token).flatMap(each -> good(each, now));
    remember(digest, found.map(each -> new Answer(each, now)).orElse(null));
    return found;
  }

  private static Optional<KeystoneToken> good(KeystoneToken token, Instant now) {
    return now.isBefore(token.expiresAt()) ? Optional.of(token) : Optional.empty();
  }

  private synchronized @Nullable Answer known(String digest) {
    return answers.get(digest);
  }

  private synchronized void remember(String digest, @Nullable Answer answer) {
    answers.remove(digest);
    if (answer != null) {
      answers.put(digest, answer);
    }
  }

  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
