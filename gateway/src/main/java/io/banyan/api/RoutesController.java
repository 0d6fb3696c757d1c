package io.banyan.api;

import io.banyan.report.ChangedReport;
import io.banyan.report.GroupReports;
import io.banyan.report.RouteReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class RoutesController {
    private final Moments moments;
    private final WeightChanges changes;

    RoutesController(Moments moments, WeightChanges changes) {
        this.moments = moments;
        this.changes = changes;
    }

    @GetMapping("/api/v1/routes")
    @Operation(summary = "All routes, with their weights")
    List<RouteReport> routes() {
        return new GroupReports(moments.now()).routes();
    }

    @GetMapping("/api/v1/routes/{id}")
    @Operation(summary = "One route; its ETag is that of its group")
    ResponseEntity<RouteReport> route(@PathVariable String id) {
        moments.names().route(id);
        RouteReport report = Objects.requireNonNull(new GroupReports(moments.now()).route(id));
        return ResponseEntity.ok()
                .eTag("\"" + report.epoch() + "." + report.revision() + "\"")
                .body(report);
    }

    @PatchMapping("/api/v1/routes/{id}")
    @Operation(summary = "Gives a route a weight of its own, or with null takes it away")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.RouteWeight.class)))
    Mono<ResponseEntity<ChangedReport>> changeRoute(@PathVariable String id, Asked asked) {
        Wanted wanted = new WantedReader(moments.names(), moments.live().now()).route(id, asked);
        changes.mustBeSeen(wanted, asked.caller().name(), asked.unchangedFor());
        return changes.make(wanted, asked.author(wanted.reason(), wanted.undoOf()))
                .map(ChangedAnswers::of);
    }
}
