package io.banyan.demo.monolith.files;

import io.banyan.demo.monolith.login.SiteUser;
import java.io.IOException;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Photos of past events: a form takes a file of up to 64 MB and the page says what arrived.
@Controller
class UploadController {
    private final JdbcClient jdbc;

    UploadController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/photos")
    String page(@AuthenticationPrincipal SiteUser user, Model model) {
        model.addAttribute(
                "uploads",
                jdbc.sql(
                                "select file_name, size_bytes, sha256 from upload where member_id = :id order by id desc limit 20")
                        .param("id", user.memberId())
                        .query((row, n) -> new Upload(row.getString(1), row.getLong(2), row.getString(3)))
                        .list());
        return "photos";
    }

    @PostMapping("/photos")
    String upload(@RequestParam MultipartFile photo, @AuthenticationPrincipal SiteUser user, RedirectAttributes next)
            throws IOException {
        var upload = new Upload(
                Objects.requireNonNullElse(photo.getOriginalFilename(), "unnamed"),
                photo.getSize(),
                Checksum.of(photo.getInputStream()));
        jdbc.sql(
                        "insert into upload (member_id, file_name, size_bytes, sha256, uploaded_at) values (?, ?, ?, ?, now())")
                .params(user.memberId(), upload.fileName(), upload.sizeBytes(), upload.sha256())
                .update();
        next.addFlashAttribute("notice", "Thank you! " + upload.sizeBytes() + " bytes arrived.");
        return "redirect:/photos";
    }
}
