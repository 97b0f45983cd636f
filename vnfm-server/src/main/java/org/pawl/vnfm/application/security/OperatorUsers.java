package org.pawl.vnfm.application.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The people who may log in to the dashboard. */
@Component
class OperatorUsers implements UserDetailsService {

  private final JdbcClient database;

  OperatorUsers(JdbcClient database) {
    this.database = database;
  }

  @Override
  public UserDetails loadUserByUsername(String userName) {
    return database
        .sql(
            """
            SELECT user_name, password_hash, enabled, role, tenant FROM operator_user
            WHERE user_name = ?
            """)
        .param(userName)
        .query((row, n) ->
            User.withUsername(row.getString(1))
                .password(row.getString(2))
                .disabled(!row.getBoolean(3))
                .authorities(authorities(Role.valueOf(row.getString(4)), row.getString(5)))
                .build())
        .optional()
        .orElseThrow(() -> UsernameNotFoundException.fromUsername(userName));
  }

  private static List<GrantedAuthority> authorities(Role role, @Nullable String tenant) {
    GrantedAuthority own = new SimpleGrantedAuthority(role.authority());
    return tenant == null ? List.of(own) : List.of(own, Tenant.authority(tenant));
  }

  /** Makes a user unless there is one already, whoever that is; says whether it did. */
  boolean addFirst(String userName, String passwordHash) {
    return database
            .sql(
                """
                INSERT INTO operator_user (user_name, password_hash)
                SELECT ?, ? WHERE NOT EXISTS (SELECT FROM operator_user)
                ON CONFLICT DO NOTHING
                """)
            .params(userName, passwordHash)
            .update()
        > 0;
  }

  boolean isEmpty() {
    return database
        .sql("SELECT NOT EXISTS (SELECT FROM operator_user)")
        .query(Boolean.class)
        .single();
  }
}
