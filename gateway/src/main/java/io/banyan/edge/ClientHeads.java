package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a client may see of one side's answer: its heads and its trailers. Changes those that it is given.
final class ClientHeads {
    private final Decision decision;
    private final Side side;
    private final @Nullable ModernHeads modern;
    private final Beside beside;
    private Set<String> nominated = Set.of();

    /// @param modern null = LEGACY answers
    ClientHeads(Decision decision, Side side, @Nullable ModernHeads modern, Beside beside) {
        this.decision = decision;
        this.side = side;
        this.modern = modern;
        this.beside = beside;
    }

    /// Whose answer it is.
    Side side() {
        return side;
    }

    /// A 1xx head as the client may see it.
    HttpResponse interim(HttpResponse head) {
        return modern == null ? ResponseHeads.fromLegacy(head) : modern.interim(head);
    }

    /// The answer's end: leaves in it the trailers that the client may see.
    void end(LastHttpContent end) {
        HttpHeaders trailers = end.trailingHeaders();
        if (trailers.isEmpty()) {
            return;
        }
        if (modern == null) {
            TrailerRules.ofAnswer(trailers, nominated);
        } else {
            modern.trailers(trailers, nominated);
        }
    }

    /// The answer's head as the client may see it.
    HttpResponse head(HttpResponse head) {
        nominated = RequestHeads.nominated(head.headers());
        List<String> unlisted = modern == null || !decision.preview() ? List.of() : modern.unlisted(head);
        HttpResponse seen = modern == null ? ResponseHeads.fromLegacy(head, nominated) : modern.head(head, nominated);
        HttpResponse fit = beside.forClient(side, seen);
        Route route = decision.route();
        if (route != null && route.endOfLife() != null) {
            EndOfLifeHeads.add(route.endOfLife(), fit.headers());
        }
        return decision.preview() ? PreviewHeads.mark(fit, decision, side, unlisted) : fit;
    }
}
