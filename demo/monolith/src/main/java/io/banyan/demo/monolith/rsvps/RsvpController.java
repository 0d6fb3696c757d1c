package io.banyan.demo.monolith.rsvps;

import io.banyan.demo.monolith.login.SiteUser;
import io.banyan.demo.monolith.site.NotFound;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The form on an event's page: a write, a redirect, and a message that the next page shows once.
@Controller
class RsvpController {
    private final RsvpDesk desk;

    RsvpController(RsvpDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/events/{id:[0-9]{1,9}}/rsvp")
    String answer(
            @PathVariable int id,
            @RequestParam String answer,
            @AuthenticationPrincipal SiteUser user,
            RedirectAttributes next) {
        boolean coming = answer.equals("yes");
        String notice =
                switch (desk.answer(id, user.memberId(), coming)) {
                    case DONE ->
                        coming ? "See you there, " + user.name() + "!" : "Maybe next time, " + user.name() + ".";
                    case SOLD_OUT -> "Sorry, every seat is taken.";
                    case NO_SUCH_EVENT -> throw new NotFound();
                };
        next.addFlashAttribute("notice", notice);
        return "redirect:/events/" + id;
    }
}
