package io.banyan.demo.monolith.login;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/// Finds members by their login name.
@Service
class SiteUsers implements UserDetailsService {
    private final JdbcClient jdbc;

    SiteUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        return jdbc.sql("select id, login, password, name from member where login = :login")
                .param("login", login)
                .query((row, n) -> new SiteUser(
                        row.getInt("id"), row.getString("login"), row.getString("password"), row.getString("name")))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException(login));
    }
}
