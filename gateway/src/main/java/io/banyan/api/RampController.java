package io.banyan.api;

import io.banyan.live.AuditQuery;
import io.banyan.live.Change;
import io.banyan.live.LiveView;
import io.banyan.live.Reading;
import io.banyan.live.Revision;
import io.banyan.live.Stale;
import io.banyan.ramp.Looked;
import io.banyan.ramp.RampOrder;
import io.banyan.ramp.RampOrder.Ordered;
import io.banyan.ramp.RampOrder.Word;
import io.banyan.report.RampReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The ramp of a group. What operators want of it is one commit, made for the revision that it was decided on; a ramp
/// that moves in the same moment is looked at again.
@RestController
final class RampController {
    private static final int TRIES = 3;
    private static final int ID = 8;

    private final Moments moments;

    RampController(Moments moments) {
        this.moments = moments;
    }

    @GetMapping("/api/v1/groups/{group}/ramp")
    @Operation(summary = "How far the group's ramp has come, its gates, and why it waits")
    Mono<RampReport> ramp(@PathVariable String group) {
        return report(moments.names().group(group));
    }

    @PostMapping("/api/v1/groups/{group}/ramp")
    @Operation(summary = "Starts, holds, resumes or aborts the group's ramp; 409 with what to do where it cannot be")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.Ramp.class)))
    Mono<RampReport> order(@PathVariable String group, Asked asked) {
        asked.mustOperate(moments.names().group(group));
        JsonBody body = asked.json().only(List.of("action", "reason"));
        Word word = word(body);
        String reason = body.reason();
        body.check();
        Map<String, Revision> expected = WantedReader.expected(group, asked.ifMatch());
        RampOrder order = new RampOrder(word, group, asked.caller().name(), reason, id());
        Mono<RampReport> made = Mono.defer(() -> made(order, asked, expected));
        Retry again =
                Retry.max(TRIES).filter(Stale.class::isInstance).onRetryExhaustedThrow((all, last) -> last.failure());
        return (expected.isEmpty() ? made.retryWhen(again) : made)
                .onErrorMap(Stale.class, stale -> new StaleRequest(stale.group()));
    }

    /// Any after a problem.
    private static Word word(JsonBody body) {
        String written = body.text("action", "what to do with the ramp", "\"start\"");
        Word word = Arrays.stream(Word.values())
                .filter(one -> one.text().equals(written))
                .findFirst()
                .orElse(null);
        if (word == null && !written.isEmpty()) {
            body.problem("action was '%s' but must be one of start, hold, resume, abort; write \"action\": \"start\""
                    .formatted(written));
        }
        return word == null ? Word.HOLD : word;
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, ID);
    }

    private Mono<RampReport> made(RampOrder order, Asked asked, Map<String, Revision> expected) {
        String group = order.group();
        Looked looked = looked(group);
        if (!expected.getOrDefault(group, looked.revision()).equals(looked.revision())) {
            throw new StaleRequest(group);
        }
        Ordered ordered =
                order.on(looked.rule(), looked.situation(), looked.shadows(), looked.evidence(), moments.instant());
        if (ordered.refused()) {
            throw ApiProblem.of(HttpStatus.CONFLICT, ordered.says());
        }
        return Mono.fromFuture(
                        moments.live()
                                .change(
                                        ordered.edits(),
                                        Map.of(group, looked.revision()),
                                        asked.author(order.reason(), null)),
                        true)
                .then(Mono.defer(() -> report(group)));
    }

    private Looked looked(String group) {
        LiveView view = moments.live().now();
        return moments.ramps()
                .of(Objects.requireNonNull(moments.traffic().files().groups().get(group)), view);
    }

    private Mono<RampReport> report(String group) {
        return Mono.fromFuture(moments.live().audit(new AuditQuery(Reading.KEPT, group, null)), true)
                .map(changes -> report(group, changes));
    }

    private RampReport report(String group, List<Change> changes) {
        return RampReport.of(group, looked(group), changes, moments.shadowed().of(group), moments.instant());
    }
}
