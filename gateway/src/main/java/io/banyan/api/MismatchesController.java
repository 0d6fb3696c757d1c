package io.banyan.api;

import io.banyan.evidence.EvidenceRunner;
import io.banyan.live.Edit;
import io.banyan.live.Step;
import io.banyan.report.EvidenceReport;
import io.banyan.report.ShadowReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class MismatchesController {
    /// Where nobody gives one: commands of before had none to give.
    private static final String NO_REASON = "counts and examples forgotten";

    private final Moments moments;

    MismatchesController(Moments moments) {
        this.moments = moments;
    }

    @GetMapping("/api/v1/groups/{group}/mismatches")
    @Operation(
            summary = "What copies of the group's reads came to on this replica, and what the fleet has seen of MODERN")
    ShadowReport mismatches(@PathVariable String group) {
        return report(moments.names().group(group));
    }

    @DeleteMapping("/api/v1/groups/{group}/mismatches")
    @Operation(summary = "Forgets counts, examples and evidence of the group, on the whole fleet")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Forgetting.class)))
    Mono<ShadowReport> forget(@PathVariable String group, Asked asked) {
        asked.mustOperate(moments.names().group(group));
        String reason = reason(asked);
        EvidenceRunner evidence = moments.evidence();
        Step step = new Step("evidence", null, evidence.of(group).revision(), "forgotten");
        return Mono.fromFuture(
                        moments.live()
                                .change(List.of(new Edit.Note(group, step)), Map.of(), asked.author(reason, null)),
                        true)
                .doOnNext(noted ->
                        moments.shadowed().forget(group, moments.clock().instant()))
                .flatMap(noted -> evidence.forget(group).onErrorMap(MismatchesController::onlyInAudit))
                .then(Mono.fromSupplier(() -> report(group)));
    }

    private static String reason(Asked asked) {
        if (asked.body().length == 0) {
            return NO_REASON;
        }
        JsonBody body = asked.json().only(List.of("reason"));
        String reason = body.member("reason") == null ? NO_REASON : body.reason();
        body.check();
        return reason;
    }

    /// It was committed, and then the store went away.
    private static ApiProblem onlyInAudit(Throwable away) {
        return ApiProblem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "it is in the audit, but evidence may not be forgotten: %s; repeat it when the store is back"
                        .formatted(away.getMessage()));
    }

    private ShadowReport report(String group) {
        EvidenceRunner evidence = moments.evidence();
        return ShadowReport.of(
                group, moments.shadowed(), EvidenceReport.of(evidence.of(group), evidence.limits(group)));
    }
}
