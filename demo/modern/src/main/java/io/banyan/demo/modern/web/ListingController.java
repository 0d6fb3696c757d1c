package io.banyan.demo.modern.web;

import io.banyan.demo.modern.reads.EventQuery;
import io.banyan.demo.modern.reads.EventReads;
import io.banyan.demo.modern.reads.RsvpReads;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists, under the monolith's own paths: the group `listings` needs no filter for them.
@RestController
@RequestMapping("/api")
class ListingController {
    private final EventReads events;
    private final RsvpReads rsvps;
    private final Answers answers;

    ListingController(EventReads events, RsvpReads rsvps, Answers answers) {
        this.events = events;
        this.rsvps = rsvps;
        this.answers = answers;
    }

    @GetMapping("/events")
    ResponseEntity<byte[]> events(@RequestParam MultiValueMap<String, String> query) {
        return answers.agreed(events.list(EventQuery.read(query)));
    }

    @GetMapping("/groups/{slug}/events")
    ResponseEntity<byte[]> ofGroup(@PathVariable String slug, @RequestParam MultiValueMap<String, String> query) {
        return answers.agreed(events.list(EventQuery.read(query).of(slug)));
    }

    @GetMapping("/events/{id:[0-9]{1,9}}/rsvps")
    ResponseEntity<byte[]> rsvps(@PathVariable int id) {
        return answers.agreed(rsvps.of(id));
    }
}
