package org.pawl.vnfm.application.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Makes guessing a password slow: from the third wrong one on, a user name has to wait, each time
 * twice as long, up to half a minute. Passwords that come earlier are not looked at.
 */
final class LoginDelay implements AuthenticationProvider {

  private static final int FREE_FAILURES = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int REMEMBERED_NAMES = 10_000;

  private final AuthenticationProvider passwords;
  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED_NAMES;
        }
      };

  LoginDelay(AuthenticationProvider passwords, Clock clock) {
    this.passwords = passwords;
    this.clock = clock;
  }

  private record Failures(int count, Instant waitUntil) {}

  @Override
  public @Nullable Authentication authenticate(Authentication login) {
    String name = login.getName();
    refuseWhileWaiting(name);
    try {
      @Nullable Authentication user = passwords.authenticate(login);
      forget(name);
      return user;
    } catch (BadCredentialsException e) {
      count(name);
      throw e;
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return passwords.supports(authentication);
  }

  private synchronized void refuseWhileWaiting(String name) throws AuthenticationException {
    Failures past = failures.get(name);
    if (past != null && clock.instant().isBefore(past.waitUntil())) {
      throw new LockedException("too many wrong passwords; wait a little and try again");
    }
  }

  private synchronized void count(String name) {
    Failures past = failures.remove(name);
    int count = past == null ? 1 : past.count() + 1;
    failures.put(name, new Failures(count, clock.instant().plus(waitAfter(count))));
  }

  private synchronized void forget(String name) {
    failures.remove(name);
  }

  private static Duration waitAfter(int count) {
    if (count < FREE_FAILURES) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE_FAILURES, 16));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
