package io.banyan.scoreboard;

import io.banyan.decide.Ambiguity;
import io.banyan.decide.Decider;
import io.banyan.decide.Decision;
import io.banyan.decide.Reason;
import io.banyan.decide.RequestView;
import io.banyan.exchange.LegacyAnswer;
import io.banyan.scoreboard.Sighting.Noticed;
import io.banyan.scoreboard.Sighting.Trait;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is noticed of an answer of LEGACY's. Nothing of a body, no value of a cookie, no credential.
final class SightingReader {
    private SightingReader() {}

    static Sighting of(LegacyAnswer answer) {
        Decision decision = answer.decision();
        RequestView request = answer.request();
        boolean read = isRead(decision);
        Noticed noticed = new Noticed(
                answer.head().status(),
                answer.nanos(),
                answer.fellBack(),
                shape(answer.head()),
                ServerTiming.cpuMillis(answer.head().header("Server-Timing")),
                traits(request, answer.head()));
        return new Sighting(
                decision.route() == null ? null : decision.route().id(),
                read,
                request.target(),
                client(request),
                read ? unclear(decision, request) : null,
                noticed,
                1);
    }

    /// A GET or HEAD in which nothing asks for more, or one that is of a route and ambiguous.
    static boolean isRead(Decision decision) {
        return decision.repeatable() || decision.reason() == Reason.AMBIGUOUS;
    }

    private static Ambiguity.@Nullable Cause unclear(Decision decision, RequestView request) {
        Ambiguity found = decision.route() == null ? Decider.unclear(request) : decision.ambiguity();
        return found == null ? null : found.cause();
    }

    /// Never 0, which stands for nobody.
    private static int client(RequestView request) {
        int hash = request.client().network().hashCode();
        return hash == 0 ? 1 : hash;
    }

    private static int shape(LegacyAnswer.Head head) {
        String tag = head.header("ETag");
        String told = tag == null ? head.header("Content-Length") : tag;
        return told == null ? 0 : told.hashCode();
    }

    private static int traits(RequestView request, LegacyAnswer.Head head) {
        int traits = request.target().indexOf('?') < 0 ? 0 : Trait.QUERY.bit();
        traits |= request.has("Cookie") ? Trait.COOKIE.bit() : 0;
        traits |= request.has("Authorization") ? Trait.AUTHORIZATION.bit() : 0;
        traits |= head.header("Set-Cookie") == null ? 0 : Trait.SETS_COOKIE.bit();
        traits |= head.header("ETag") == null && head.header("Last-Modified") == null ? 0 : Trait.VALIDATOR.bit();
        return traits | caching(head.header("Cache-Control"));
    }

    private static int caching(@Nullable String written) {
        if (written == null) {
            return 0;
        }
        String rules = written.toLowerCase(Locale.ROOT);
        if (rules.contains("private") || rules.contains("no-store")) {
            return Trait.PRIVATE.bit();
        }
        boolean lasts = rules.contains("max-age=") && !rules.contains("max-age=0");
        return (lasts || rules.contains("s-maxage=")) && !rules.contains("no-cache") ? Trait.CACHEABLE.bit() : 0;
    }
}
