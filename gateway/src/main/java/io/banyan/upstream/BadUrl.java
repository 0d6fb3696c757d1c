package io.banyan.upstream;

import java.io.Serial;

/// A text that is no URL of an upstream, and why.
public final class BadUrl extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// Which part is wrong.
    public enum Part {
        URL("is no URL (%s)"),
        SCHEME("must begin with http:// or https://, such as %s"),
        USERINFO("must have no user and no password: %s"),
        QUERY("must have no query and no fragment: %s"),
        PATH("must end after host and port: %s"),
        HOST("must name a host that can be reached; %s"),
        PORT("must have a port from 1 to 65535, or omit the port for the scheme's default");

        private final String says;

        Part(String says) {
            this.says = says;
        }
    }

    private final Part part;
    private final String more;

    /// @param more what to write instead, or what is wrong, as the part's sentence goes on; empty for `PORT`
    BadUrl(Part part, String more) {
        super(part.says.formatted(more));
        this.part = part;
        this.more = more;
    }

    public Part part() {
        return part;
    }

    public String more() {
        return more;
    }
}
