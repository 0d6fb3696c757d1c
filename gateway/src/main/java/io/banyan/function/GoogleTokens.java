package io.banyan.function;

import com.nimbusds.jwt.JWTParser;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The ID token for one audience, asked for ahead of time: [#value] never waits, and [#look], on a thread of its own,
/// asks for another one five minutes before the end of the one that it has.
final class GoogleTokens {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final GoogleTokenSource source;
    private final InstantSource clock;
    private volatile @Nullable Held held;
    private volatile String problem = "the first one is still awaited";

    private record Held(String token, Instant ends) {}

    /// @param audience the URL of the service
    GoogleTokens(String audience, UnaryOperator<@Nullable String> environment, InstantSource clock) {
        this(GoogleTokenSource.of(audience, environment, clock), clock);
    }

    GoogleTokens(GoogleTokenSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /// Null = there is none at this moment.
    @Nullable
    String value() {
        Held now = held;
        return now == null || !clock.instant().isBefore(now.ends) ? null : now.token;
    }

    /// Why there is none, for people.
    String problem() {
        return problem;
    }

    void look() {
        Held now = held;
        if (now != null && clock.instant().isBefore(now.ends.minus(AHEAD))) {
            return;
        }
        try {
            String token = source.ask();
            Date ends = JWTParser.parse(token).getJWTClaimsSet().getExpirationTime();
            if (ends == null) {
                problem = "the one that came says no end";
                return;
            }
            held = new Held(token, ends.toInstant());
            problem = "the last one ended at " + ends.toInstant() + " and no newer one came";
        } catch (ParseException noToken) {
            problem = "what came from " + source.where() + " is no ID token";
        } catch (IOException away) {
            problem = source.where() + " gave none: " + away.getMessage();
        } catch (RuntimeException odd) {
            // Not told: its message may quote what was read.
            problem = source.where() + " has something that cannot be used ("
                    + odd.getClass().getSimpleName() + ")";
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
