package io.banyan.demo.monolith.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The yearbook: 20 MiB that are the same bytes at every start. Ranges are served, as browsers ask for them.
@Controller
class DownloadController {
    private static final String NAME = "yearbook-2026.bin";

    private final byte[] yearbook = new byte[20 * 1024 * 1024];
    private final String sha256;

    DownloadController() throws IOException {
        new SplittableRandom(2026).nextBytes(yearbook);
        sha256 = Checksum.of(new ByteArrayInputStream(yearbook));
    }

    @GetMapping("/files")
    String page(Model model) {
        model.addAttribute("name", NAME);
        model.addAttribute("size", yearbook.length);
        model.addAttribute("sha256", sha256);
        return "files";
    }

    @GetMapping("/files/" + NAME)
    ResponseEntity<Resource> download() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag(sha256.substring(0, 16))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(NAME).build().toString())
                .body(new ByteArrayResource(yearbook));
    }
}
