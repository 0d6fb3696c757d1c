package io.banyan.api;

import io.banyan.compare.CompareRunner;
import io.banyan.report.CompareReport;
import io.banyan.report.ViewChangedReport;
import io.banyan.report.ViewReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Views, their versions, and what is asked of them.
@RestController
final class ViewsController {
    private final Moments moments;
    private final ViewSwitch switches;
    private final ViewWishes wishes;
    private final ViewCompare comparisons;

    ViewsController(Moments moments, CompareRunner runner) {
        this.moments = moments;
        this.switches = new ViewSwitch(moments);
        this.wishes = new ViewWishes(moments);
        this.comparisons = new ViewCompare(moments, runner);
    }

    @GetMapping("/api/v1/views")
    @Operation(summary = "All views that the feed or a route file names, with their versions")
    List<ViewReport> views() {
        ViewNames names = new ViewNames(moments);
        return names.all().stream().map(names::report).toList();
    }

    @GetMapping("/api/v1/views/{view}")
    @Operation(summary = "One view, with its versions")
    ViewReport view(@PathVariable String view) {
        ViewNames names = new ViewNames(moments);
        return names.report(names.known(view));
    }

    @PutMapping("/api/v1/views/{view}/active")
    @Operation(summary = "Serves another version of a view; 409 where that costs something, unless evenSo is true")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.ViewActive.class)))
    Mono<ViewChangedReport> serve(@PathVariable String view, Asked asked) {
        return switches.to(view, asked);
    }

    @PostMapping("/api/v1/views/{view}/versions/{version}/rebuild")
    @Operation(summary = "Has a version built anew, beside what it serves, or some of its keys read anew")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.ViewRebuild.class)))
    Mono<ViewChangedReport> rebuild(@PathVariable String view, @PathVariable String version, Asked asked) {
        return wishes.rebuild(view, version, asked);
    }

    @PostMapping("/api/v1/views/{view}/versions/{version}/replay")
    @Operation(summary = "Has the dead letters of a version tried again")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.ViewWish.class)))
    Mono<ViewChangedReport> replay(@PathVariable String view, @PathVariable String version, Asked asked) {
        return wishes.replay(view, version, asked);
    }

    @DeleteMapping("/api/v1/views/{view}/versions/{version}")
    @Operation(summary = "Has a version removed for good; 409 for the one that is served")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.ViewWish.class)))
    Mono<ViewChangedReport> drop(@PathVariable String view, @PathVariable String version, Asked asked) {
        return wishes.drop(view, version, asked);
    }

    @PostMapping("/api/v1/views/{view}/versions/{version}/compare")
    @Operation(
            summary = "Begins to compare a version's answers with LEGACY's, on this replica; one at a time for a view")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.ViewCompare.class)))
    Mono<CompareReport> compare(@PathVariable String view, @PathVariable String version, Asked asked) {
        return comparisons.start(view, version, asked);
    }

    @GetMapping("/api/v1/views/{view}/versions/{version}/compare")
    @Operation(summary = "How far the last comparison of a version on this replica is, and what it found")
    CompareReport compared(@PathVariable String view, @PathVariable String version) {
        return comparisons.now(view, version);
    }
}
