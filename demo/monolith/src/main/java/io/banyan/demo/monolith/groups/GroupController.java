package io.banyan.demo.monolith.groups;

import io.banyan.demo.monolith.events.EventDao;
import io.banyan.demo.monolith.events.EventFilter;
import io.banyan.demo.monolith.events.ListLinks;
import io.banyan.demo.monolith.site.NotFound;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// Groups as pages and as JSON.
@Controller
class GroupController {
    private final GroupDao groups;
    private final EventDao events;

    GroupController(GroupDao groups, EventDao events) {
        this.groups = groups;
        this.events = events;
    }

    @GetMapping("/groups")
    String list(Model model) {
        model.addAttribute("groups", groups.all());
        return "groups";
    }

    @GetMapping("/groups/{slug}")
    String group(@PathVariable String slug, @RequestParam MultiValueMap<String, String> query, Model model) {
        EventFilter filter = EventFilter.from(query);
        model.addAttribute("group", groups.find(slug).orElseThrow(NotFound::new));
        model.addAttribute("list", events.list(filter.ofGroup(slug)));
        model.addAttribute("links", new ListLinks("/groups/" + slug, filter));
        return "group";
    }

    @GetMapping("/api/groups")
    @ResponseBody
    List<Group> all() {
        return groups.all();
    }

    @GetMapping("/api/groups/{slug}")
    @ResponseBody
    Group one(@PathVariable String slug) {
        return groups.find(slug).orElseThrow(NotFound::new);
    }
}
