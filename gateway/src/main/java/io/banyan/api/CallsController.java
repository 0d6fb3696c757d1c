package io.banyan.api;

import io.banyan.report.CallsReport;
import io.swagger.v3.oas.annotations.Operation;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class CallsController {
    private final Supplier<CallsReport> calls;

    CallsController(CallsSource calls) {
        this.calls = calls;
    }

    @GetMapping("/api/v1/calls")
    @Operation(summary = "Who calls whom: declared, seen in the last minute by the replicas, rings and refusals")
    CallsReport calls() {
        return calls.get();
    }
}
