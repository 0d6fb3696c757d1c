package io.banyan.api;

import io.banyan.access.Role;
import io.banyan.admin.NoRight;
import io.banyan.config.FileGroup;
import io.banyan.live.Author;
import io.banyan.live.Edit;
import io.banyan.live.GroupState;
import io.banyan.live.LiveState;
import io.banyan.report.FileKill;
import io.banyan.report.KilledReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Kill switches. Throwing one waits for nobody; taking one back needs the store.
@RestController
final class KillController {
    private static final String PENDING = "; in force on this replica, on the others when the store is back";

    private final Moments moments;

    KillController(Moments moments) {
        this.moments = moments;
    }

    @PutMapping("/api/v1/groups/{group}/kill")
    @Operation(summary = "Sends all of a group to LEGACY at once; 202 while the store does not know it yet")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.Switch.class)))
    Mono<ResponseEntity<KilledReport>> killGroup(@PathVariable String group, Asked asked) {
        asked.mustOperate(moments.names().group(group));
        return turned(group, true, asked);
    }

    @DeleteMapping("/api/v1/groups/{group}/kill")
    @Operation(summary = "Lets a group's weights apply again; 409 while this replica's file says kill: true")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.Switch.class)))
    Mono<ResponseEntity<KilledReport>> unkillGroup(@PathVariable String group, Asked asked) {
        asked.mustOperate(moments.names().group(group));
        mustNotBeKilledByFile(group);
        return turned(group, false, asked);
    }

    @PutMapping("/api/v1/kill")
    @Operation(summary = "Sends everything to LEGACY at once; 202 while the store does not know it yet")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.Switch.class)))
    Mono<ResponseEntity<KilledReport>> killEverything(Asked asked) {
        mustBeAdmin(asked);
        return turned(null, true, asked);
    }

    @DeleteMapping("/api/v1/kill")
    @Operation(summary = "Lets the weights of all groups apply again")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Bodies.Switch.class)))
    Mono<ResponseEntity<KilledReport>> unkillEverything(Asked asked) {
        mustBeAdmin(asked);
        return turned(null, false, asked);
    }

    private static void mustBeAdmin(Asked asked) {
        if (!asked.caller().role().covers(Role.ADMIN)) {
            throw new NoRight(
                    "role",
                    "the kill switch for everything requires the role admin, and %s has the role %s; kill your groups one by one, or ask an admin"
                            .formatted(
                                    asked.caller().name(), asked.caller().role().word()));
        }
    }

    /// What this replica's own file says, no command takes back.
    private void mustNotBeKilledByFile(String group) {
        FileGroup file = moments.traffic().files().groups().get(group);
        FileKill byFile = file == null ? null : FileKill.of(moments.now(), file);
        if (byFile != null && byFile.where() != null) {
            throw ApiProblem.of(HttpStatus.CONFLICT, "group %s stays killed: %s".formatted(group, byFile.says()));
        }
    }

    private Mono<ResponseEntity<KilledReport>> turned(@Nullable String group, boolean on, Asked asked) {
        JsonBody body = asked.json().only(List.of("reason", "undoOf", "dryRun"));
        String reason = body.reason();
        String undoOf = body.undoOf();
        boolean dryRun = body.flag("dryRun");
        body.check();
        String says = says(group, on);
        if (dryRun) {
            return Mono.just(ResponseEntity.ok(KilledReport.planned(on, says)));
        }
        Author author = asked.author(reason, undoOf);
        return Mono.fromFuture(
                        on
                                ? moments.live().kill(group, author)
                                : moments.live().change(List.of(new Edit.Kill(group, false, false)), Map.of(), author),
                        true)
                .map(result -> result.everywhere()
                        ? ResponseEntity.ok(KilledReport.done(on, result.changes(), says))
                        : ResponseEntity.accepted().body(KilledReport.pending(group, author.by(), says + PENDING)));
    }

    /// What turning it comes to, from how it stands.
    private String says(@Nullable String group, boolean on) {
        LiveState state = moments.live().now().inForce();
        GroupState known = group == null ? null : state.groups().get(group);
        String name = group == null ? "everything" : group;
        boolean bySwitch = group == null ? state.killed() : known != null && known.killedBySwitch();
        boolean byFile = known != null && known.killedByFile();
        if (!on && byFile) {
            return name + ": kill on → off; a replica whose own file says kill: true stays killed";
        }
        if (bySwitch == on) {
            return name + (on ? " is already killed" : " is not killed");
        }
        return name + ": kill switch " + (on ? "off → on" : "on → off");
    }
}
