package io.banyan.demo.modern.web;

import io.banyan.demo.modern.reads.Torn;
import io.banyan.projections.query.Reading;
import io.banyan.projections.query.ServedView;
import io.banyan.projections.query.ViewAnswers;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Answers with what is read from the view, as JSON; 404 where that is nothing, and then the monolith is asked.
@Component
class Answers {
    private final ServedView view;
    private final JsonMapper json;

    Answers(ServedView view, JsonMapper json) {
        this.view = view;
        this.json = json;
    }

    <T> Mono<ResponseEntity<byte[]>> of(ServerHttpRequest request, Function<Reading, Optional<T>> question) {
        return ViewAnswers.json(
                request, view.read(reading -> whole(reading, question).map(json::writeValueAsString)));
    }

    private static <T> Optional<T> whole(Reading reading, Function<Reading, Optional<T>> question) {
        try {
            return question.apply(reading);
        } catch (Torn rare) {
            return Optional.empty();
        }
    }
}
