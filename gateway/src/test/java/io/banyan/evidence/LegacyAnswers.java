package io.banyan.evidence;

import io.banyan.decide.RequestView;
import io.banyan.exchange.Exchanges;
import io.banyan.exchange.LegacyAnswer;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.split.ClientAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers of LEGACY's for tests.
final class LegacyAnswers {
    private LegacyAnswers() {}

    static LegacyAnswer of(Route route, long nanos) {
        return new LegacyAnswer(
                Exchanges.read(route, Side.LEGACY, "m1", 7), new NoRequest(), new Answered(), nanos, false);
    }

    private record NoRequest() implements RequestView {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String target() {
            return "/events/7";
        }

        @Override
        public List<String> header(String name) {
            return List.of();
        }

        @Override
        public boolean hasBody() {
            return false;
        }

        @Override
        public ClientAddress client() {
            return ClientAddress.of("192.0.2.7");
        }
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
