package io.banyan.demo.modern.web;

import io.banyan.demo.modern.reads.EventReads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Single events, under paths of this service's own: the group `events` has a RewritePath for them.
@RestController
@RequestMapping("/v2/events/{id:[0-9]{1,9}}")
class EventController {
    private final EventReads events;
    private final Answers answers;

    EventController(EventReads events, Answers answers) {
        this.events = events;
        this.answers = answers;
    }

    @GetMapping
    ResponseEntity<byte[]> event(@PathVariable int id) {
        return answers.own(events.event(id));
    }

    @GetMapping("/page")
    ResponseEntity<byte[]> page(@PathVariable int id) {
        return answers.own(events.page(id));
    }
}
