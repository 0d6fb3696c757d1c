package io.banyan.api;

import io.banyan.live.AuditQuery;
import io.banyan.live.Reading;
import io.banyan.report.ChangeReport;
import io.banyan.report.ChangedReport;
import io.banyan.report.Undos;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Changes that are to be made, and those that were.
@RestController
final class ChangesController {
    private final Moments moments;
    private final WeightChanges changes;

    ChangesController(Moments moments, WeightChanges changes) {
        this.moments = moments;
        this.changes = changes;
    }

    @PostMapping("/api/v1/changes")
    @Operation(summary = "Changes several weights, all or none; requires permission for every group involved")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.Changes.class)))
    Mono<ResponseEntity<ChangedReport>> change(Asked asked) {
        Wanted wanted = new WantedReader(moments.names(), moments.live().now()).list(asked);
        return changes.make(wanted, asked.author(wanted.reason(), wanted.undoOf()))
                .map(ChangedAnswers::of);
    }

    @GetMapping("/api/v1/audit")
    @Operation(summary = "The changes made, newest first")
    Mono<List<ChangeReport>> audit(
            @RequestParam(defaultValue = "50") @Schema(type = "integer", minimum = "1", maximum = "1000") String limit,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String by) {
        AuditQuery query = new AuditQuery(limit(limit), group, by);
        return Mono.fromFuture(moments.live().audit(query), true).map(list -> {
            Undos undos = moments.last().undos();
            return list.stream().map(change -> ChangeReport.of(change, undos)).toList();
        });
    }

    private static int limit(String written) {
        if (written.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(written);
            if (limit >= 1 && limit <= Reading.KEPT) {
                return limit;
            }
        }
        throw ApiProblem.badRequest("limit was '%s' but must be a whole number from 1 to %d; write limit=50"
                .formatted(written, Reading.KEPT));
    }
}
