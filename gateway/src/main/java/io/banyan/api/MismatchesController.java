package io.banyan.api;

import io.banyan.report.ShadowReport;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class MismatchesController {
    private final Moments moments;

    MismatchesController(Moments moments) {
        this.moments = moments;
    }

    @GetMapping("/api/v1/groups/{group}/mismatches")
    @Operation(summary = "What copies of the group's reads came to on this replica: verdicts, and where answers differ")
    ShadowReport mismatches(@PathVariable String group) {
        return ShadowReport.of(moments.names().group(group), moments.shadowed());
    }

    @DeleteMapping("/api/v1/groups/{group}/mismatches")
    @Operation(summary = "Forgets all of it on this replica: counts and examples")
    ShadowReport forget(@PathVariable String group, Asked asked) {
        asked.mustOperate(moments.names().group(group));
        moments.shadowed().forget(group);
        return ShadowReport.of(group, moments.shadowed());
    }
}
