package io.banyan.demo.modern.web;

import io.banyan.demo.modern.reads.EventReads;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What the member who asks has answered to an event. Whoever has not logged in is the monolith's to refuse: 404, and
/// then it is asked.
@RestController
class OwnAnswerController {
    private final Answers answers;
    private final WhoAsks who;

    OwnAnswerController(Answers answers, WhoAsks who) {
        this.answers = answers;
        this.who = who;
    }

    @GetMapping("/v2/events/{id:[0-9]{1,9}}/rsvps/mine")
    Mono<ResponseEntity<byte[]>> mine(
            @PathVariable int id, @RequestHeader("X-Banyan-Identity") String token, ServerHttpRequest request) {
        return who.member(token)
                .flatMap(member -> answers.of(request, reading -> EventReads.answer(reading, id, member)))
                .defaultIfEmpty(ResponseEntity.notFound().build())
                .onErrorResume(BadJwtException.class, forged -> status(HttpStatus.UNAUTHORIZED))
                .onErrorResume(JwtException.class, noKeys -> status(HttpStatus.SERVICE_UNAVAILABLE));
    }

    private static Mono<ResponseEntity<byte[]>> status(HttpStatus status) {
        return Mono.just(ResponseEntity.status(status).build());
    }
}
