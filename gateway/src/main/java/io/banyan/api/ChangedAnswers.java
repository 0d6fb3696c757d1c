package io.banyan.api;

import io.banyan.report.ChangedReport;
import org.springframework.http.ResponseEntity;

/// A change's answer: where it is about one group, with that group's new ETag.
final class ChangedAnswers {
    private ChangedAnswers() {}

    static ResponseEntity<ChangedReport> of(ChangedReport report) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (report.groups().size() == 1) {
            answer.eTag(report.groups().getFirst().tag());
        }
        return answer.body(report);
    }
}
