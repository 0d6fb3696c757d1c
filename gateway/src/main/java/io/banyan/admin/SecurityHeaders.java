package io.banyan.admin;

import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter;

/// What every answer of the admin port says to browsers: nothing from elsewhere, in nobody's frame, no guessing of
/// types, no address told on, nothing kept. Spring writes `Cache-Control: no-store` where a handler says nothing else.
final class SecurityHeaders {
    static final String POLICY = "default-src 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void set(HeaderSpec headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(frames -> frames.mode(XFrameOptionsServerHttpHeadersWriter.Mode.DENY))
                .hsts(HeaderSpec.HstsSpec::disable);
    }
}
