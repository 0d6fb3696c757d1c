package io.banyan.api;

import io.banyan.live.Change;
import io.banyan.live.StoreAway;
import io.banyan.report.ChangeReport;
import io.banyan.report.GroupReport;
import io.banyan.report.GroupReports;
import io.banyan.report.Moment;
import io.banyan.report.StatusReport.StoreReport;
import io.banyan.view.FeedAway;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What keeps a change of live state from being made, as problems for people.
@RestControllerAdvice(basePackageClasses = LiveProblems.class)
final class LiveProblems {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProblems.class);

    private final Moments moments;

    LiveProblems(Moments moments) {
        this.moments = moments;
    }

    /// 412, with how the group stands and the change that came between.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleRequest stale) {
        Moment now = moments.now();
        GroupReport current = new GroupReports(now).of(stale.group());
        Change theirs = now.last().apply(stale.group());
        String who = theirs == null
                ? ""
                : " by %s through %s: %s"
                        .formatted(
                                theirs.author().by(),
                                theirs.author().door().word(),
                                theirs.author().reason());
        String tag = current == null ? "" : current.tag();
        Map<String, Object> members = new HashMap<>();
        if (current != null) {
            members.put("current", current);
        }
        if (theirs != null) {
            members.put("theirs", ChangeReport.of(theirs));
        }
        String detail = "group %s has changed meanwhile%s; look at it, and send If-Match: %s to make your change anyway"
                .formatted(stale.group(), who, tag);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.PRECONDITION_FAILED);
        return (current == null ? answer : answer.eTag(tag))
                .body(ApiProblem.of(HttpStatus.PRECONDITION_FAILED, detail, members)
                        .getBody());
    }

    /// 503: nothing is changed; or perhaps it is, where the store stopped to answer in the middle.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> away(StoreAway away) {
        String time = StoreReport.time(Duration.between(away.since(), moments.instant()));
        String detail = away.perhapsTaken()
                ? "the store has not answered for %s: the change may take effect once it is back; check before you repeat it%s"
                : "the store has been away for %s: weights are frozen, traffic is not affected%s; kills still work";
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "5")
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, detail.formatted(time, why(away))));
    }

    /// 503: nothing is changed.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> feedAway(FeedAway away) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "5")
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, "views cannot be changed now, and nothing was: " + away.why()));
    }

    private static String why(StoreAway away) {
        return away.why().isEmpty() ? "" : "; " + away.why();
    }

    /// 500: in force and in the store, but a restart of this replica while the store is away would not know it.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> notKept(UncheckedIOException failed) {
        LOG.error("A change is in force, but this replica could not keep it on its disk", failed);
        return ResponseEntity.internalServerError()
                .body(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.INTERNAL_SERVER_ERROR,
                                "the change is in force, but this replica could not keep it on its disk: free some space for its state folder"));
    }
}
