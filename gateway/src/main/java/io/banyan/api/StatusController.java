package io.banyan.api;

import io.banyan.access.Caller;
import io.banyan.admin.AdminOptions;
import io.banyan.admin.CallsHealthSource;
import io.banyan.admin.DiskSource;
import io.banyan.admin.IdentitySource;
import io.banyan.admin.RouteFiles;
import io.banyan.admin.RouteFilesSource;
import io.banyan.admin.ViewsSource;
import io.banyan.figures.CookieSightings;
import io.banyan.figures.FiguresHistory;
import io.banyan.figures.FiguresRange;
import io.banyan.process.Shortage;
import io.banyan.report.Moment;
import io.banyan.report.StatusReport;
import io.banyan.upstream.TlsProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How the installation stands, and who asks.
@RestController
final class StatusController {
    private final Moments moments;
    private final RouteFilesSource files;
    private final DiskSource disk;
    private final AdminOptions options;
    private final TlsProblems tls;
    private final CookieSightings cookies;
    private final ViewsSource views;
    private final IdentitySource identity;
    private final CallsHealthSource calls;

    StatusController(
            Moments moments,
            ViewsSource views,
            IdentitySource identity,
            CallsHealthSource calls,
            RouteFilesSource files,
            DiskSource disk,
            AdminOptions options,
            TlsProblems tls,
            CookieSightings cookies) {
        this.moments = moments;
        this.views = views;
        this.identity = identity;
        this.calls = calls;
        this.files = files;
        this.disk = disk;
        this.options = options;
        this.tls = tls;
        this.cookies = cookies;
    }

    /// @param groups that an operator may change; `*` = all
    record Me(String name, String role, List<String> groups) {}

    @GetMapping("/api/v1/me")
    @Operation(summary = "Who owns the token, and what it permits")
    Me me(Asked asked) {
        Caller caller = asked.caller();
        return new Me(
                caller.name(),
                caller.role().word(),
                caller.groups().stream().sorted().toList());
    }

    @GetMapping("/api/v1/status")
    @Operation(summary = "The state of the installation: kill switch, store, replicas, route files")
    StatusReport status() {
        RouteFiles now = files.now();
        Moment moment = moments.now();
        List<String> warnings = new ArrayList<>(Shortage.problems());
        warnings.addAll(disk.problems());
        warnings.addAll(now.warnings());
        warnings.addAll(views.problems());
        warnings.addAll(identity.problems());
        warnings.addAll(calls.problems());
        warnings.addAll(calls.clocks());
        warnings.addAll(cookies.now(moment::cookies));
        return StatusReport.of(
                options.installation(),
                moment,
                new StatusReport.Wrong(
                        Stream.concat(now.errors().stream(), tls.now().stream()).toList(), warnings),
                moments.instant());
    }

    @GetMapping("/api/v1/figures/history")
    @Operation(
            summary = "The last ten minutes in steps of five seconds, the last hour of 30 or the last day of 600, as"
                    + " summed by this replica; for all groups, or one")
    FiguresHistory history(
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(defaultValue = "10m") @Schema(allowableValues = {"10m", "1h", "24h"}) String last) {
        FiguresHistory all = moments.figures().history(range(last));
        return group == null ? all : all.only(moments.names().group(group));
    }

    private static FiguresRange range(String last) {
        return FiguresRange.of(last)
                .orElseThrow(() -> ApiProblem.badRequest(
                        "last was '%s' but must be 10m, 1h or 24h; for the last hour write last=1h".formatted(last)));
    }
}
