package org.pawl.vnfm.vim.local;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ids that this VIM gives out, and thus the only ones that may become part of a path. */
final class LocalId {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private LocalId() {}

  static Optional<String> of(String id) {
    return UUID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
  }
}
