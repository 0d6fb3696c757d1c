package io.banyan.config;

import io.banyan.route.EndOfLife;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Units;
import io.banyan.written.Written;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Builds what answers say of a route's end. What a route does not say, its group says.
record EndOfLifeCheck(Problems problems) {
    private static final int LONGEST = 1_000;

    /// What a group says. Each problem is told here, once.
    Dates group(EndOfLifeSpec spec) {
        Dates dates = read(spec);
        inOrder(dates.deprecation, spec.sunset(), dates.sunset);
        return dates;
    }

    /// What holds for a route; null = nothing.
    @Nullable
    EndOfLife route(EndOfLifeSpec spec, Dates group) {
        Dates own = read(spec);
        LocalDate deprecation = own.deprecation == null ? group.deprecation : own.deprecation;
        LocalDate sunset = own.sunset == null ? group.sunset : own.sunset;
        String link = own.link == null ? group.link : own.link;
        Written later = spec.sunset() == null ? spec.deprecation() : spec.sunset();
        inOrder(deprecation, later, sunset);
        return deprecation == null && sunset == null ? null : new EndOfLife(deprecation, sunset, link);
    }

    record Dates(
            @Nullable LocalDate deprecation,
            @Nullable LocalDate sunset,
            @Nullable String link) {}

    private Dates read(EndOfLifeSpec spec) {
        Units units = new Units(problems);
        return new Dates(units.date(spec.deprecation()), units.date(spec.sunset()), link(spec.link()));
    }

    /// RFC 9745, section 4.
    private void inOrder(@Nullable LocalDate deprecation, @Nullable Written at, @Nullable LocalDate sunset) {
        if (deprecation != null && sunset != null && at != null && sunset.isBefore(deprecation)) {
            problems.add(Rule.SUNSET_EARLY, at, sunset.toString(), deprecation.toString());
        }
    }

    private @Nullable String link(@Nullable Written written) {
        if (written == null) {
            return null;
        }
        try {
            URI link = new URI(written.text());
            boolean web = "https".equals(link.getScheme()) || "http".equals(link.getScheme());
            if (web
                    && link.getHost() != null
                    && link.getUserInfo() == null
                    && written.text().length() <= LONGEST
                    && link.toASCIIString().equals(written.text())) {
                return written.text();
            }
        } catch (URISyntaxException malformed) {
            // Told below.
        }
        problems.add(Rule.DEPRECATION_LINK, written);
        return null;
    }
}
