package org.pawl.vnfm.application.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By which names of another system each of our roles goes there. */
record RoleNames(
    @Nullable List<String> reader,
    @Nullable List<String> operator,
    @Nullable List<String> administrator) {

  /** The roles that somebody with these names has here. */
  Set<Role> of(Collection<String> names) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (namesOf(role).stream().anyMatch(names::contains)) {
        roles.add(role);
      }
    }
    return roles;
  }

  private List<String> namesOf(Role role) {
    List<String> names =
        switch (role) {
          case READER -> reader;
          case OPERATOR -> operator;
          case ADMINISTRATOR -> administrator;
        };
    return names == null ? List.of() : names;
  }
}
