package io.banyan.api;

import io.banyan.report.ChangedReport;
import io.banyan.report.GroupReport;
import io.banyan.report.GroupReports;
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
final class GroupsController {
    private final Moments moments;
    private final WeightChanges changes;

    GroupsController(Moments moments, WeightChanges changes) {
        this.moments = moments;
        this.changes = changes;
    }

    @GetMapping("/api/v1/groups")
    @Operation(summary = "All groups, with their routes, weights and figures")
    List<GroupReport> groups() {
        return new GroupReports(moments.now()).all();
    }

    @GetMapping("/api/v1/groups/{group}")
    @Operation(summary = "One group; its ETag is what a change may expect with If-Match")
    ResponseEntity<GroupReport> group(@PathVariable String group) {
        GroupReport report = new GroupReports(moments.now()).of(moments.names().group(group));
        return answer(Objects.requireNonNull(report));
    }

    @PatchMapping("/api/v1/groups/{group}")
    @Operation(summary = "Sets the weight of every route in the group, or of those that inherit it")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.GroupWeight.class)))
    Mono<ResponseEntity<ChangedReport>> changeGroup(@PathVariable String group, Asked asked) {
        Wanted wanted = new WantedReader(moments.names(), moments.live().now()).group(group, asked);
        changes.mustBeSeen(wanted, asked.caller().name(), asked.unchangedFor());
        return changes.make(wanted, asked.author(wanted.reason(), wanted.undoOf()))
                .map(ChangedAnswers::of);
    }

    private static ResponseEntity<GroupReport> answer(GroupReport report) {
        return ResponseEntity.ok().eTag(report.tag()).body(report);
    }
}
