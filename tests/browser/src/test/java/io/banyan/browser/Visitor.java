package io.banyan.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody in front of a browser: one window on one origin, cookies and a cache of their own, and a diary of what
/// they see. The diary has `{origin}` for the origin, so that it can be compared with one from elsewhere.
final class Visitor implements AutoCloseable {
    private static final String SETTLED = """
            () => !window.left && document.readyState === 'complete' && !document.querySelector('[data-state=loading]')""";

    private static final String KEEP_ASKING = """
            path => {
              const ask = async () => {
                const seen = new Set();
                while (!window.enough) {
                  try {
                    const answer = await fetch(path, { cache: 'no-store' });
                    seen.add((await answer.json()).event ? answer.status : 'without its event');
                  } catch (failed) {
                    seen.add('failed');
                  }
                }
                return [...seen];
              };
              window.asking = ask();
            }""";

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final Sight sight;
    private final TreeSet<String> complaints = new TreeSet<>();
    private Diary diary = new Diary();

    Visitor(BrowserContext context, String origin) {
        this.context = context;
        this.origin = origin;
        this.sight = new Sight(origin);
        context.setDefaultTimeout(20_000);
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
    }

    /// Where the next steps are done that have no word of their own.
    Page page() {
        return page;
    }

    /// Becomes somebody new: no cookies, no cache, an empty diary. Cheaper than another browser context.
    void startsAnew() {
        page.navigate("about:blank");
        context.clearCookies();
        CDPSession browser = context.newCDPSession(page);
        browser.send("Network.clearBrowserCache");
        browser.detach();
        complaints.clear();
        diary = new Diary();
    }

    /// Comes back with a cookie from an earlier visit.
    Visitor remembering(String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(origin)));
        return this;
    }

    /// Types an address.
    void opens(String path) {
        arrives("opens " + path, () -> page.navigate(origin + path));
    }

    /// Clicks on what leads to another page: a link, or the button of a form.
    void follows(String selector) {
        arrives("follows " + selector, () -> page.click(selector));
    }

    void reloads() {
        arrives("reloads", page::reload);
    }

    void fills(String selector, String text) {
        page.fill(selector, text);
    }

    /// A script of the page asks, past the cache.
    Answer asks(String path) {
        return asks("GET", path, Map.of(), null);
    }

    Answer asks(String method, String path, Map<String, String> headers, @Nullable String body) {
        Answer answer = Answer.fetched(page, method, path, headers, body);
        diary.note("asks " + method + " " + path, sight.of(answer));
        return answer;
    }

    /// A script asks again as soon as it has an answer, until it is stopped.
    void keepsAsking(String path) {
        page.evaluate(KEEP_ASKING, path);
    }

    /// Stops the script; returns each status that it has seen, `failed` where there was none.
    List<String> stopsAsking() {
        return List.of(page.evaluate("async () => { window.enough = true; return (await window.asking).join(','); }")
                .toString()
                .split(",", -1));
    }

    /// Clicks on what the browser saves instead of showing.
    Download saves(String selector) {
        return page.waitForDownload(() -> page.click(selector));
    }

    String reads(String selector) {
        return page.innerText(selector);
    }

    boolean sees(String selector) {
        return page.locator(selector).count() > 0;
    }

    /// The address bar without the origin; fails when the visitor was led elsewhere.
    String address() {
        return within(page.url());
    }

    /// A URL without the origin; fails when it leads elsewhere.
    String within(String url) {
        if (!url.startsWith(origin + "/")) {
            throw new AssertionError("led away from " + origin + " to " + url);
        }
        return url.substring(origin.length());
    }

    /// The value of a cookie, empty when there is none.
    String cookie(String name) {
        return context.cookies(origin).stream()
                .filter(cookie -> cookie.name.equals(name))
                .map(cookie -> cookie.value)
                .collect(Collectors.joining(","));
    }

    void notes(String what, Object seen) {
        diary.note(what, sight.masked(seen.toString()));
    }

    /// The diary up to here, with the cookies that the browser has by now and what it complained about. Banyan's own,
    /// in which a visitor carries how new an answer must be, no site has.
    Diary diary() {
        var cookies = new ArrayList<>(context.cookies());
        cookies.removeIf(cookie -> cookie.name.startsWith("banyan-ticket"));
        cookies.sort(Comparator.comparing(cookie -> cookie.name));
        cookies.forEach(cookie -> diary.note("has the cookie " + cookie.name, Sight.of(cookie)));
        diary.note("complaints", sight.masked(String.join("\n", complaints)));
        return diary;
    }

    @Override
    public void close() {
        context.close();
    }

    private void arrives(String step, Runnable departure) {
        page.evaluate("() => { window.left = true; }");
        Response last = page.waitForResponse(Visitor::isArrival, departure);
        page.waitForFunction(SETTLED);
        diary.note(step, sight.of(way(last)) + sight.masked(page.content()));
    }

    private static boolean isArrival(Response response) {
        return response.request().isNavigationRequest()
                && (response.status() < 300 || response.status() == 304 || response.status() >= 400);
    }

    /// The answers that led here, the first one first.
    private static List<Response> way(Response last) {
        var way = new ArrayList<Response>();
        way.add(last);
        for (Request before = last.request().redirectedFrom(); before != null; before = before.redirectedFrom()) {
            way.addFirst(before.response());
        }
        return way;
    }
}
