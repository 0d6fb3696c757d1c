package io.banyan.api;

import io.banyan.view.Switching.Finding;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// What speaks against a change, as an answer.
final class Refusals {
    private Refusals() {}

    /// 409 with all that was found, unless nothing was, or the caller wants it even so and that helps.
    static void check(List<Finding> findings, boolean evenSo) {
        boolean forGood = findings.stream().anyMatch(Finding::forGood);
        if (findings.isEmpty() || (evenSo && !forGood)) {
            return;
        }
        List<String> found = findings.stream().map(Finding::says).toList();
        String detail = String.join("; and ", found)
                + (forGood ? "" : "; to do it all the same add --even-so (\"evenSo\": true)");
        throw ApiProblem.of(HttpStatus.CONFLICT, detail, Map.of("found", found, "mayBeOverridden", !forGood));
    }
}
