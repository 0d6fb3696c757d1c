package io.banyan.evidence;

import io.banyan.decide.ARequest;
import io.banyan.exchange.Exchanges;
import io.banyan.exchange.LegacyAnswer;
import io.banyan.route.Route;
import io.banyan.route.Side;
import org.jspecify.annotations.Nullable;

/// Answers of LEGACY's for tests.
final class LegacyAnswers {
    private LegacyAnswers() {}

    static LegacyAnswer of(Route route, long nanos) {
        return new LegacyAnswer(
                Exchanges.read(route, Side.LEGACY, "m1", 7), ARequest.get("/events/7"), new Answered(), nanos, false);
    }

    private record Answered() implements LegacyAnswer.Head {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public @Nullable String header(String name) {
            return null;
        }
    }
}
