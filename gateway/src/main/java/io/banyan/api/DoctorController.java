package io.banyan.api;

import io.banyan.config.FileGroup;
import io.banyan.doctor.Case;
import io.banyan.doctor.DoctorRunner;
import io.banyan.report.DoctorReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What is wrong with a group's MODERN. It changes nothing, but calls MODERN, so it is for operators.
@RestController
final class DoctorController {
    private final Moments moments;
    private final DoctorRunner doctor;

    DoctorController(Moments moments, DoctorRunner doctor) {
        this.moments = moments;
        this.doctor = doctor;
    }

    @PostMapping("/api/v1/groups/{group}/doctor")
    @Operation(
            summary = "Asks from this replica what the group's MODERN needs, within 10 s, up to the first thing that is"
                    + " wrong; only reads")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.Examination.class)))
    Mono<DoctorReport> examine(@PathVariable String group, Asked asked) {
        Case of = wanted(moments.names().group(group), asked);
        return doctor.examine(of)
                .map(found -> Mono.fromFuture(found, true).map(findings -> DoctorReport.of(of.name(), findings)))
                .orElseThrow(() -> ApiProblem.of(
                        HttpStatus.CONFLICT,
                        "this replica is examining group %s, or others, already; ask again in 10 s".formatted(group)));
    }

    private Case wanted(String name, Asked asked) {
        asked.mustOperate(name);
        JsonBody body = asked.json().only(List.of("read"));
        FileGroup group = moments.traffic().files().groups().get(name);
        if (group == null) {
            throw ApiProblem.of(HttpStatus.NOT_FOUND, moments.names().noGroup(name));
        }
        ReadChoice choice = new ReadChoice(moments.now().rules(), group);
        boolean named = body.has("read");
        String target = named ? body.text("read", "a path to read", "\"/events/7\"") : "";
        body.check();
        return new Case(
                group.upstreams(),
                named ? choice.named(target, body) : choice.usual().orElse(null));
    }
}
