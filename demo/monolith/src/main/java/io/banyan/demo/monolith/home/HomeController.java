package io.banyan.demo.monolith.home;

import io.banyan.demo.monolith.events.EventDao;
import io.banyan.demo.monolith.events.EventFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;

/// The start page.
@Controller
class HomeController {
    private final EventDao events;

    HomeController(EventDao events) {
        this.events = events;
    }

    @GetMapping("/")
    String home(Model model) {
        var next = new LinkedMultiValueMap<String, String>();
        next.add("size", "6");
        model.addAttribute("list", events.list(EventFilter.from(next)));
        model.addAttribute("tags", events.tags());
        return "home";
    }
}
