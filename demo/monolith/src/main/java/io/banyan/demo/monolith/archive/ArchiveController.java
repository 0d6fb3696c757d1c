package io.banyan.demo.monolith.archive;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// The German archive of 2009. Page and form speak ISO-8859-1: browsers ask for `/archiv?ort=K%F6ln`.
@Controller
class ArchiveController {
    private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;
    private static final Pattern PLACE = Pattern.compile("(?:^|&)ort=([^&]*)");

    private final JdbcClient jdbc;
    private final ITemplateEngine templates;

    ArchiveController(JdbcClient jdbc, ITemplateEngine templates) {
        this.jdbc = jdbc;
        this.templates = templates;
    }

    @GetMapping("/archiv")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        String place = place(request.getQueryString());
        var context = new Context(Locale.GERMAN);
        context.setVariable("ort", place);
        context.setVariable("gruppen", place.isEmpty() ? List.of() : groups(place));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, LATIN_1))
                .body(templates.process("archiv", context).getBytes(LATIN_1));
    }

    /// Read by hand: the container would read the bytes as UTF-8.
    private static String place(@Nullable String query) {
        if (query == null) {
            return "";
        }
        Matcher found = PLACE.matcher(query);
        try {
            return found.find() ? URLDecoder.decode(found.group(1), LATIN_1) : "";
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private List<String> groups(String place) {
        return jdbc.sql("select name from meetup_group where city = :city order by name")
                .param("city", place)
                .query(String.class)
                .list();
    }
}
