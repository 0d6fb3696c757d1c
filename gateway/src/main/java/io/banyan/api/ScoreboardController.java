package io.banyan.api;

import io.banyan.scoreboard.LegacyReader;
import io.banyan.scoreboard.ScoreboardReport;
import io.banyan.scoreboard.ScoreboardRunner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What the monolith still answers, and how far the migration is.
@RestController
final class ScoreboardController {
    private static final int MOST_DAYS = 365;

    private final ObjectProvider<ScoreboardRunner> runner;
    private final LegacyProbe probe;

    ScoreboardController(Moments moments, ObjectProvider<ScoreboardRunner> runner, LegacyReader reader) {
        this.runner = runner;
        this.probe = new LegacyProbe(moments, reader);
    }

    @GetMapping("/api/v1/scoreboard")
    @Operation(
            summary = "What the monolith still answers, template by template; what has moved, what can be deleted, and"
                    + " where it is going")
    Mono<ScoreboardReport> scoreboard(@RequestParam(defaultValue = "14") String days) {
        int asked = days(days);
        ScoreboardRunner kept = kept();
        return Mono.fromFuture(() -> kept.report(asked));
    }

    @PostMapping("/api/v1/routes/{id}/legacy-probe")
    @Operation(
            summary =
                    "Asks LEGACY directly for a few of the route's reads, one after the other; if it knows none of them"
                            + " any more, the route is retired")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.LegacyProbe.class)))
    Mono<LegacyProbe.Found> probe(@PathVariable String id, Asked asked) {
        ScoreboardRunner kept = kept();
        return probe.of(id, asked).flatMap(found -> Mono.fromFuture(() -> kept.proven(
                        id, found.reads().size(), found.gone(), asked.caller().name()))
                .thenReturn(found));
    }

    private ScoreboardRunner kept() {
        ScoreboardRunner kept = runner.getIfAvailable();
        if (kept == null) {
            throw ApiProblem.of(
                    HttpStatus.CONFLICT, "this replica keeps no scoreboard; start it without --scoreboard off");
        }
        return kept;
    }

    private static int days(String written) {
        int days = written.matches("[0-9]{1,3}") ? Integer.parseInt(written) : 0;
        if (days < 1 || days > MOST_DAYS) {
            throw ApiProblem.badRequest("days was '%s' but must be a whole number from 1 to %d; write days=14"
                    .formatted(written.length() > 20 ? written.substring(0, 20) + "..." : written, MOST_DAYS));
        }
        return days;
    }
}
