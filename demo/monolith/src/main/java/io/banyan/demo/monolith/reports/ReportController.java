package io.banyan.demo.monolith.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The attendance report: one line a group, written as each is counted, which takes its time.
@Controller
class ReportController {
    private static final int LONGEST = 120;

    private final JdbcClient jdbc;

    ReportController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/reports")
    String page() {
        return "reports";
    }

    /// @param seconds how long the whole report takes, 0 to 120; what is outside is taken as the nearest
    @GetMapping("/reports/attendance.csv")
    void attendance(@RequestParam(defaultValue = "20") int seconds, HttpServletResponse response)
            throws IOException, InterruptedException {
        List<String> groups = jdbc.sql("select slug from meetup_group order by slug")
                .query(String.class)
                .list();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attendance.csv\"");
        PrintWriter out = response.getWriter();
        out.print("group,city,events,yes,no\r\n");
        long pause = Math.clamp(seconds, 0, LONGEST) * 1000L / groups.size();
        for (String slug : groups) {
            out.print(line(slug));
            response.flushBuffer();
            Thread.sleep(pause);
        }
    }

    private String line(String slug) {
        return jdbc.sql("""
                        select g.slug, g.city, count(distinct e.id) as events,
                          count(*) filter (where r.answer = 'yes') as yes, count(*) filter (where r.answer = 'no') as no
                        from meetup_group g join event e on e.group_id = g.id left join rsvp r on r.event_id = e.id
                        where g.slug = :slug group by g.slug, g.city
                        """)
                .param("slug", slug)
                .query((row, n) -> "%s,%s,%d,%d,%d\r\n"
                        .formatted(
                                row.getString("slug"),
                                row.getString("city"),
                                row.getInt("events"),
                                row.getInt("yes"),
                                row.getInt("no")))
                .single();
    }
}
