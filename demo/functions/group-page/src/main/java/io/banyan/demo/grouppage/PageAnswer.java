package io.banyan.demo.grouppage;

import io.banyan.projections.query.AsOf;
import io.banyan.projections.store.NoSuchView;
import io.banyan.projections.store.Seen;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.ViewUnavailable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What is answered: 200, or 404 where there is no such group, each with `Banyan-As-Of`; 503 while the view is being
/// built or is away, so that the monolith answers; 501 where another version of the view is asked for.
///
/// @param body JSON
record PageAnswer(int status, Map<String, String> headers, String body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static PageAnswer to(PageRequest request, GroupReads groups) {
        String own = "\"" + GroupReads.VIEW.name() + "\";v=";
        String asked = request.asked().replace(" ", "");
        if (asked.startsWith(own) && !asked.equals(own + GroupReads.VIEW.version())) {
            return refused(501, "this function was written for version " + GroupReads.VIEW.version());
        }
        try {
            return of(groups.group(request.slug()));
        } catch (NoSuchView gone) {
            return refused(503, "view not built");
        } catch (ViewUnavailable away) {
            return refused(503, "view's store away");
        }
    }

    private static PageAnswer of(Seen<Optional<Map<String, Object>>> seen) {
        if (seen.checkpoint().state() == ViewState.BUILDING) {
            return refused(503, "view being built");
        }
        Map<String, String> headers = headers("no-cache, private");
        String asOf = AsOf.of(GroupReads.VIEW, seen.checkpoint());
        if (asOf != null) {
            headers.put(AsOf.HEADER, asOf);
        }
        return seen.value()
                .map(group -> new PageAnswer(200, headers, JSON.writeValueAsString(group)))
                .orElseGet(() -> new PageAnswer(404, headers, error("not found")));
    }

    private static PageAnswer refused(int status, String why) {
        return new PageAnswer(status, headers("no-store"), error(why));
    }

    private static String error(String why) {
        return JSON.writeValueAsString(Map.of("error", why));
    }

    private static Map<String, String> headers(String cacheControl) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", cacheControl);
        return headers;
    }

    /// In payload format 2.0.
    byte[] json() {
        return JSON.writeValueAsBytes(Map.of("statusCode", status, "headers", headers, "body", body));
    }
}
