package io.banyan.demo.monolith.events;

import io.banyan.demo.monolith.site.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Events as pages.
@Controller
class EventController {
    private final EventDao events;

    EventController(EventDao events) {
        this.events = events;
    }

    @GetMapping("/events")
    String list(@RequestParam MultiValueMap<String, String> query, Model model) {
        EventFilter filter = EventFilter.from(query);
        model.addAttribute("filter", filter);
        model.addAttribute("list", events.list(filter));
        model.addAttribute("tags", events.tags());
        model.addAttribute("links", new ListLinks("/events", filter));
        return "events";
    }

    @GetMapping("/events/{id:[0-9]{1,9}}")
    String event(@PathVariable int id, Model model) {
        model.addAttribute("event", events.find(id).orElseThrow(NotFound::new));
        return "event";
    }

    /// The address of events until 2013; printed posters still name it.
    @GetMapping("/event.do")
    ResponseEntity<Void> old(@RequestParam int id) {
        String now = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/events/" + id)
                .toUriString();
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, now)
                .build();
    }
}
