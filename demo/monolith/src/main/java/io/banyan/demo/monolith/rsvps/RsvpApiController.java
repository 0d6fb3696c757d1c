package io.banyan.demo.monolith.rsvps;

import io.banyan.demo.monolith.login.SiteUser;
import io.banyan.demo.monolith.site.NotFound;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Answers as JSON. Writes are made by the member who signs the request (HTTP Basic).
@RestController
@RequestMapping("/api/events/{id:[0-9]{1,9}}/rsvps")
class RsvpApiController {
    /// What a program posts: `{"answer": "yes"}`.
    record Answer(String answer) {}

    private final RsvpDesk desk;
    private final RsvpDao rsvps;

    RsvpApiController(RsvpDesk desk, RsvpDao rsvps) {
        this.desk = desk;
        this.rsvps = rsvps;
    }

    @GetMapping
    RsvpList ofEvent(@PathVariable int id) {
        return rsvps.ofEvent(id).orElseThrow(NotFound::new);
    }

    @GetMapping("/{member:[0-9]{1,9}}")
    Rsvp ofMember(@PathVariable int id, @PathVariable int member) {
        return rsvps.find(id, member).orElseThrow(NotFound::new);
    }

    /// One's own.
    @GetMapping("/mine")
    ResponseEntity<Rsvp> mine(@PathVariable int id, @AuthenticationPrincipal @Nullable SiteUser user) {
        return user == null
                ? ResponseEntity.status(HttpStatus.UNAUTHORIZED).build()
                : ResponseEntity.ok(rsvps.find(id, user.memberId()).orElseThrow(NotFound::new));
    }

    @PostMapping
    ResponseEntity<?> answer(@PathVariable int id, @RequestBody Answer body, @AuthenticationPrincipal SiteUser user) {
        return switch (desk.answer(id, user.memberId(), "yes".equals(body.answer()))) {
            case DONE -> {
                var here = ServletUriComponentsBuilder.fromCurrentRequest()
                        .path("/{member}")
                        .build(user.memberId());
                yield ResponseEntity.created(here)
                        .body(rsvps.find(id, user.memberId()).orElseThrow(NotFound::new));
            }
            case SOLD_OUT -> ResponseEntity.status(HttpStatus.CONFLICT).body(Map.of("error", "sold out"));
            case NO_SUCH_EVENT -> throw new NotFound();
        };
    }

    @DeleteMapping
    ResponseEntity<Void> withdraw(@PathVariable int id, @AuthenticationPrincipal SiteUser user) {
        if (!desk.withdraw(id, user.memberId())) {
            throw new NotFound();
        }
        return ResponseEntity.noContent().build();
    }
}
