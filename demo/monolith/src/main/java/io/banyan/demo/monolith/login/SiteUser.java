package io.banyan.demo.monolith.login;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/// A member who has logged in.
public final class SiteUser extends User {
    private static final long serialVersionUID = 1;

    private final int memberId;
    private final String name;

    SiteUser(int memberId, String login, String password, String name) {
        super(login, password, List.of(new SimpleGrantedAuthority("ROLE_MEMBER")));
        this.memberId = memberId;
        this.name = name;
    }

    public int memberId() {
        return memberId;
    }

    /// As others see it: `Ada Almeida`.
    public String name() {
        return name;
    }

    /// For page templates, which read bean properties.
    public String getName() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SiteUser user && user.memberId == memberId;
    }

    @Override
    public int hashCode() {
        return memberId;
    }
}
