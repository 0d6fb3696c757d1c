package io.banyan.api;

import io.banyan.report.AskedRequest;
import io.banyan.report.ExplainReport;
import io.banyan.report.Explanation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ExplainController {
    private final Moments moments;

    ExplainController(Moments moments) {
        this.moments = moments;
    }

    @PostMapping("/api/v1/explain")
    @Operation(summary = "Says where a request would go now, and why; sends nothing")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.Request.class)))
    ExplainReport explain(Asked asked) {
        AskedRequest request = RequestReader.read(asked.json());
        return Explanation.of(moments.now(), request);
    }
}
