package io.banyan.demo.monolith.members;

import io.banyan.demo.monolith.login.SiteUser;
import io.banyan.demo.monolith.rsvps.RsvpDao;
import io.banyan.demo.monolith.site.NotFound;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/// The page of a member, one's own page, and the same as JSON.
@Controller
class MemberController {
    private final MemberDao members;
    private final RsvpDao rsvps;

    MemberController(MemberDao members, RsvpDao rsvps) {
        this.members = members;
        this.rsvps = rsvps;
    }

    @GetMapping("/me")
    String me(@AuthenticationPrincipal SiteUser user, Model model) {
        model.addAttribute("own", true);
        return page(user.memberId(), model);
    }

    @GetMapping("/members/{id:[0-9]{1,9}}")
    String member(@PathVariable int id, Model model) {
        return page(id, model);
    }

    @GetMapping("/api/members/{id:[0-9]{1,9}}")
    @ResponseBody
    Member api(@PathVariable int id) {
        return members.find(id).orElseThrow(NotFound::new);
    }

    private String page(int id, Model model) {
        model.addAttribute("member", members.find(id).orElseThrow(NotFound::new));
        model.addAttribute("rsvps", rsvps.ofMember(id));
        return "member";
    }
}
