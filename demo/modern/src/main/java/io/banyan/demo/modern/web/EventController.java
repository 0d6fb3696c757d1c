package io.banyan.demo.modern.web;

import io.banyan.demo.modern.reads.EventReads;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Single events, under paths of this service's own: the group `events` has a RewritePath for them.
@RestController
@RequestMapping("/v2/events/{id:[0-9]{1,9}}")
class EventController {
    private final Answers answers;

    EventController(Answers answers) {
        this.answers = answers;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> event(@PathVariable int id, ServerHttpRequest request) {
        return answers.of(request, reading -> EventReads.event(reading, id));
    }

    @GetMapping("/page")
    Mono<ResponseEntity<byte[]>> page(@PathVariable int id, ServerHttpRequest request) {
        return answers.of(request, reading -> EventReads.page(reading, id));
    }
}
