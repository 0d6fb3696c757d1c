package io.banyan.config;

import io.banyan.exchange.CookieRule;
import io.banyan.written.Distinct;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds a group's cookie rule. What `drop-cookies` catches by name or beginning must not be passed, too; `*` means
/// whatever is not passed.
record CookiesCheck(Problems problems) {
    private static final Pattern DROPPED = Pattern.compile("[A-Za-z0-9!#$%&'+.^_`|~-]{1,200}\\*?|\\*");

    CookieRule check(@Nullable WrittenList setCookie, @Nullable WrittenList dropCookies) {
        List<Written> passed = setCookie == null ? List.of() : setCookie.items();
        return new CookieRule(
                setCookie == null ? List.of() : new Distinct(problems).of(setCookie, this::passed),
                dropCookies == null
                        ? List.of()
                        : new Distinct(problems).of(dropCookies, written -> dropped(written, passed)));
    }

    private @Nullable String passed(Written written) {
        if (!FilterCheck.TOKEN.matcher(written.text()).matches()) {
            problems.add(Rule.COOKIE_NAME, written, name(written.text(), "beta"));
            return null;
        }
        if (written.text().contains("*")) {
            problems.add(Rule.COOKIE_STAR, written);
        }
        return written.text();
    }

    private @Nullable String dropped(Written written, List<Written> passed) {
        String text = written.text();
        if (!DROPPED.matcher(text).matches()) {
            problems.add(Rule.COOKIE_DROPPED, written, pattern(text));
            return null;
        }
        for (Written other : passed) {
            if (!text.equals("*") && CookieRule.catches(text, other.text())) {
                String narrower = text.equals(other.text()) ? "" : ", or write a longer prefix";
                problems.add(
                        Rule.COOKIE_PASSED_AND_DROPPED,
                        written,
                        Problems.shown(other.text()),
                        String.valueOf(other.line()),
                        narrower);
                return null;
            }
        }
        return text;
    }

    /// `SID=1; Path=/` is `SID`.
    private static String name(String written, String otherwise) {
        String name = written.replaceFirst("[=;, ].*", "");
        return name.isEmpty() ? otherwise : name;
    }

    /// `SESS*ION` is nearest to `SESS*`; where only the end of names is written, to all of them.
    private static String pattern(String written) {
        int star = written.indexOf('*');
        if (star == 0) {
            return "\"*\"";
        }
        String name = name(star < 0 ? written : written.substring(0, star), "SESSION");
        return star > 0 && written.startsWith(name + "*") ? name + "*" : name;
    }
}
