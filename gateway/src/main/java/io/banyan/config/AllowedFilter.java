package io.banyan.config;

import static io.banyan.config.AllowedFilter.Trait.EXPANDS;
import static io.banyan.config.AllowedFilter.Trait.HEADER;
import static io.banyan.config.AllowedFilter.Trait.MAKES_ANSWER_HEADER;
import static io.banyan.config.AllowedFilter.Trait.PATH;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The Spring Cloud Gateway filters that a route may have, and the values each takes, as its shortcut form in 5.0 reads
/// them. None of them runs code, opens a connection, buffers a body or changes scheme and authority.
enum AllowedFilter {
    REWRITE_PATH(
            "RewritePath", 2, 2, "a regular expression and its replacement", "/events/(?<id>.*), /v2/events/${id}"),
    SET_PATH("SetPath", 1, 1, "one path", "/v2/events", EXPANDS, PATH),
    PREFIX_PATH("PrefixPath", 1, 1, "one path", "/v2", EXPANDS, PATH),
    STRIP_PREFIX("StripPrefix", 1, 1, "the number of segments to cut", "1"),
    ADD_REQUEST_HEADER("AddRequestHeader", 2, 2, "a name and a value", "X-From, banyan", HEADER, EXPANDS),
    SET_REQUEST_HEADER("SetRequestHeader", 2, 2, "a name and a value", "X-From, banyan", HEADER, EXPANDS),
    REMOVE_REQUEST_HEADER("RemoveRequestHeader", 1, 1, "one name", "X-Debug", HEADER),
    ADD_REQUEST_PARAMETER("AddRequestParameter", 2, 2, "a name and a value", "view, full", EXPANDS),
    REMOVE_REQUEST_PARAMETER("RemoveRequestParameter", 1, 1, "one name", "debug"),
    REWRITE_REQUEST_PARAMETER("RewriteRequestParameter", 2, 2, "a name and a value", "view, full"),
    ADD_RESPONSE_HEADER(
            "AddResponseHeader",
            2,
            3,
            "a name, a value and, if wanted, true or false for keeping one that is there",
            "X-From, banyan",
            HEADER,
            EXPANDS,
            MAKES_ANSWER_HEADER),
    SET_RESPONSE_HEADER(
            "SetResponseHeader", 2, 2, "a name and a value", "X-From, banyan", HEADER, EXPANDS, MAKES_ANSWER_HEADER),
    REMOVE_RESPONSE_HEADER("RemoveResponseHeader", 1, 1, "one name", "X-Powered-By", HEADER),
    REWRITE_RESPONSE_HEADER(
            "RewriteResponseHeader",
            3,
            3,
            "a name, a regular expression and its replacement",
            "Link, /v2/, /",
            HEADER,
            MAKES_ANSWER_HEADER),
    REWRITE_LOCATION_RESPONSE_HEADER(
            "RewriteLocationResponseHeader",
            0,
            4,
            "at most four values: what to do with versions, the header, the host and the protocols",
            "AS_IN_REQUEST, Location"),
    DEDUPE_RESPONSE_HEADER(
            "DedupeResponseHeader", 1, 2, "names separated by spaces, and a strategy", "Vary, RETAIN_UNIQUE"),
    SECURE_HEADERS("SecureHeaders", 0, 0, "no values", "");

    /// What a check must look at.
    enum Trait {
        /// The first value names a header.
        HEADER,
        /// It puts or changes that header in the answer.
        MAKES_ANSWER_HEADER,
        /// `{name}` in the last value is replaced by the path's variable.
        EXPANDS,
        /// The first value is a path.
        PATH
    }

    private static final List<String> NAMES =
            Arrays.stream(values()).map(AllowedFilter::written).toList();

    private final String written;
    private final int least;
    private final int most;
    private final String takes;
    private final String example;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Trait> traits;

    AllowedFilter(String written, int least, int most, String takes, String example, Trait... traits) {
        this.written = written;
        this.least = least;
        this.most = most;
        this.takes = takes;
        this.example = example;
        this.traits = Set.of(traits);
    }

    static Optional<AllowedFilter> named(String name) {
        return Arrays.stream(values())
                .filter(filter -> filter.written.equals(name))
                .findFirst();
    }

    static List<String> names() {
        return NAMES;
    }

    String written() {
        return written;
    }

    boolean takes(int values) {
        return values >= least && values <= most;
    }

    /// Whether so many values most likely come of a comma in its regular expression.
    boolean isCut(int values) {
        return (this == REWRITE_PATH || this == REWRITE_RESPONSE_HEADER) && values > most;
    }

    /// In words, for messages.
    String takes() {
        return takes;
    }

    String example() {
        return example.isEmpty() ? written : written + "=" + example;
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
