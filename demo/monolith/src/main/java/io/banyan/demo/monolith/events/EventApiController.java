package io.banyan.demo.monolith.events;

import io.banyan.demo.monolith.site.NotFound;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Events as JSON. What other programs read here is a promise: names, order and formats stay.
@RestController
@RequestMapping("/api")
class EventApiController {
    private final EventDao events;

    EventApiController(EventDao events) {
        this.events = events;
    }

    @GetMapping("/events")
    EventList list(@RequestParam MultiValueMap<String, String> query) {
        return events.list(EventFilter.from(query));
    }

    @GetMapping("/events/{id:[0-9]{1,9}}")
    Event event(@PathVariable int id) {
        return events.find(id).orElseThrow(NotFound::new);
    }

    @GetMapping("/events/{id:[0-9]{1,9}}/page")
    EventDetails details(@PathVariable int id) {
        return events.details(id).orElseThrow(NotFound::new);
    }

    @GetMapping("/groups/{slug}/events")
    EventList ofGroup(@PathVariable String slug, @RequestParam MultiValueMap<String, String> query) {
        return events.list(EventFilter.from(query).ofGroup(slug));
    }
}
