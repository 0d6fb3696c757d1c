package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import java.util.Map;

/// Pages that guests read.
final class ReadingSteps {
    private ReadingSteps() {}

    static void links(Visitor visitor) {
        visitor.opens("/");
        visitor.follows("#all-events");
        visitor.follows("#event-list li:nth-child(3) a");
        assertThat(visitor.reads("#next-events")).isNotBlank();
        visitor.follows("#next-events li:first-child a");
        visitor.follows("#event-group");
        visitor.follows("#page-next");
        visitor.follows("#group-organizer");
        visitor.follows("#nav-groups");
        visitor.opens("/events/99999");
        assertThat(visitor.reads("#error-title")).isEqualTo("There is no such page");
    }

    /// Lists whose links have raw brackets, and a form that escapes them.
    static void tags(Visitor visitor) {
        visitor.opens("/events");
        visitor.follows("#tag-cloud a:text-is('java')");
        assertThat(visitor.address()).isEqualTo("/events?tags[]=java");
        visitor.follows("#page-next");
        assertThat(visitor.address()).isEqualTo("/events?tags[]=java&page=1");
        visitor.fills("#filter-city", "Köln");
        visitor.page().check("input[value='c++']");
        visitor.follows("#filter-submit");
        assertThat(visitor.address()).isEqualTo("/events?q=&city=K%C3%B6ln&tags%5B%5D=c%2B%2B&tags%5B%5D=java");
        assertThat(visitor.reads("#event-total")).isEqualTo("93");
        visitor.follows("#event-list li:first-child a");
        visitor.follows("#event-tags a:first-child");
    }

    /// The archive speaks ISO-8859-1 in its page and in what its form sends.
    static void latin1(Visitor visitor) {
        visitor.opens("/archiv");
        assertThat(visitor.reads("#archive-title")).isEqualTo("Archiv: Grüße aus früheren Jahren");
        visitor.fills("#archive-place", "Köln");
        visitor.follows("#archive-submit");
        assertThat(visitor.address()).isEqualTo("/archiv?ort=K%F6ln");
        assertThat(visitor.reads("#archive-found")).isEqualTo("10 Gruppen für «Köln»");
        visitor.notes("reads bytes as", visitor.page().evaluate("document.characterSet"));
        visitor.follows("#archive-home");
    }

    /// Printed posters name an address of long ago, which answers with an absolute one.
    static void oldAddress(Visitor visitor) {
        visitor.opens("/event.do?id=17");
        assertThat(visitor.address()).isEqualTo("/events/17");
    }

    /// What a browser has seen before it asks about again; it shows what is there now either way.
    static void revalidation(Visitor visitor) {
        visitor.opens("/events/17");
        visitor.reloads();
        visitor.opens("/events/17");
        for (String path : new String[] {"/events/17", "/api/events?size=3", "/api/events/17", "/api/events/17/page"}) {
            visitor.notes("asks twice for " + path, visitor.page().evaluate("""
                    async path => {
                      const first = await (await fetch(path)).text();
                      const again = await fetch(path);
                      const text = await again.text();
                      return `${again.status}, the same ${text === first}, ${text}`;
                    }""", path));
        }
        Answer page = visitor.asks("/events/17");
        visitor.asks("GET", "/events/17", unlessIs(page), null);
        Await.until(
                "the side that showed the list is asked about it", () -> isUnchanged(visitor, "/api/events?size=3"));
    }

    /// Whom LEGACY has just shown something may be answered by MODERN next, whose list has another mark: then all of it
    /// is sent again, as it should be.
    private static boolean isUnchanged(Visitor visitor, String path) {
        Answer shown = Answer.fetched(visitor.page(), "GET", path, Map.of(), null);
        return Answer.fetched(visitor.page(), "GET", path, unlessIs(shown), null)
                        .status()
                == 304;
    }

    private static Map<String, String> unlessIs(Answer earlier) {
        return Map.of("If-None-Match", earlier.header("etag"));
    }
}
