package io.banyan.config;

import io.banyan.upstream.AnswerRules;
import io.banyan.upstream.SiteHeaders;
import io.banyan.written.Distinct;
import io.banyan.written.Nearest;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds from what was written of a group what MODERN's answers may do.
record AnswerRulesCheck(Problems problems) {
    AnswerRules check(GroupSpec spec) {
        return new AnswerRules(
                new CookiesCheck(problems).check(spec.setCookie(), spec.dropCookies()),
                isKeep(spec.validators(), "strip", Rule.VALIDATORS),
                each(spec.siteHeaders(), this::siteHeader),
                isKeep(spec.permanentRedirects(), "temporary", Rule.PERMANENT_REDIRECTS));
    }

    private Set<String> each(@Nullable WrittenList list, Distinct.Conversion<String> convert) {
        return list == null ? Set.of() : Set.copyOf(new Distinct(problems).of(list, convert));
    }

    private @Nullable String siteHeader(Written written) {
        String header = SiteHeaders.find(written.text());
        if (written.text().equals(header)) {
            return header;
        }
        String nearest = header == null ? Nearest.of(written.text(), SiteHeaders.names()) : header;
        problems.add(
                Rule.SITE_HEADER,
                written,
                nearest == null ? "Strict-Transport-Security" : nearest,
                String.join(", ", SiteHeaders.names()));
        return null;
    }

    private boolean isKeep(@Nullable Written written, String otherwise, Rule rule) {
        if (written == null || written.text().equals(otherwise)) {
            return false;
        }
        if (!written.text().equals("keep")) {
            problems.add(rule, written);
        }
        return true;
    }
}
