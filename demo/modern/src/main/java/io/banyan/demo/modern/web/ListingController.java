package io.banyan.demo.modern.web;

import io.banyan.demo.modern.reads.EventQuery;
import io.banyan.demo.modern.reads.EventReads;
import io.banyan.demo.modern.reads.ListReads;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists, under the monolith's own paths: the group `listings` needs no filter for them.
@RestController
@RequestMapping("/api")
class ListingController {
    private final Answers answers;

    ListingController(Answers answers) {
        this.answers = answers;
    }

    @GetMapping("/events")
    Mono<ResponseEntity<byte[]>> events(@RequestParam MultiValueMap<String, String> query, ServerHttpRequest request) {
        return answers.of(request, reading -> ListReads.list(reading, EventQuery.read(query)));
    }

    @GetMapping("/groups/{slug}/events")
    Mono<ResponseEntity<byte[]>> ofGroup(
            @PathVariable String slug, @RequestParam MultiValueMap<String, String> query, ServerHttpRequest request) {
        return answers.of(
                request,
                reading -> ListReads.list(reading, EventQuery.read(query).of(slug)));
    }

    @GetMapping("/events/{id:[0-9]{1,9}}/rsvps")
    Mono<ResponseEntity<byte[]>> rsvps(@PathVariable int id, ServerHttpRequest request) {
        return answers.of(request, reading -> EventReads.answers(reading, id));
    }
}
