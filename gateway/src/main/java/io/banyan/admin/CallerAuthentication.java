package io.banyan.admin;

import io.banyan.access.Caller;
import io.banyan.access.Role;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A caller as Spring Security knows one, with every role that his covers.
public final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized: there are no sessions
    private final Caller caller;

    CallerAuthentication(Caller caller) {
        super(roles(caller.role()));
        this.caller = caller;
        setAuthenticated(true);
    }

    private static List<GrantedAuthority> roles(Role role) {
        return Arrays.stream(Role.values())
                .filter(role::covers)
                .<GrantedAuthority>map(one -> new SimpleGrantedAuthority("ROLE_" + one.name()))
                .toList();
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    /// Not kept.
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.name();
    }
}
