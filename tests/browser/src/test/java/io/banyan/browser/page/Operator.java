package io.banyan.browser.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.banyan.browser.Chromium;
import io.banyan.testkit.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Somebody in front of the page. What the browser complains about, and what it asks elsewhere, is kept.
final class Operator implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final BrowserContext window;
    private final Page page;
    private final String url;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /// @param admin the address of the admin port
    Operator(Chromium chromium, String admin, NewContextOptions look) {
        window = chromium.window(look.setLocale("en-GB"));
        window.setDefaultTimeout(PATIENCE_MILLIS);
        url = admin;
        page = window.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(url + "/") || request.url().contains("0123456789abcdef")) {
                complaints.add("asked " + request.url());
            }
        });
        page.navigate(url + "/");
    }

    Page page() {
        return page;
    }

    /// A second tab of the same window.
    Page opensTab() {
        Page tab = window.newPage();
        tab.navigate(url + "/");
        return tab;
    }

    void opens(String path) {
        page.navigate(url + path);
    }

    Operator signsIn(String token) {
        page.fill("#token", token);
        page.keyboard().press("Enter");
        return this;
    }

    /// Signed in, with figures on the page.
    Operator ready(String token) {
        signsIn(token);
        sees("#strip .value", ".");
        return this;
    }

    Locator card(String group) {
        return page.locator("li.card")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("button.name", new Page.LocatorOptions().setHasText(group))));
    }

    void presses(String keys) {
        page.keyboard().press(keys);
    }

    void types(String text) {
        page.keyboard().type(text);
    }

    /// Waits until something visible has the text.
    void sees(String selector, String text) {
        sees(page.locator(selector), text);
    }

    void sees(Locator where, String text) {
        where.filter(new Locator.FilterOptions().setHasText(text).setVisible(true))
                .first()
                .waitFor();
    }

    /// Waits until nothing visible is there.
    void seesNo(Locator where) {
        where.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /// Goes on with Tab until the focus is on an element with this accessible name or text.
    void tabsTo(String name) {
        Await.until("the focus is on " + name, () -> {
            presses("Tab");
            return focused().contains(name);
        });
    }

    /// How a screen reader would call what has the focus, roughly.
    String focused() {
        return String.valueOf(page.evaluate("""
                () => {
                  const at = document.activeElement;
                  return at.getAttribute('aria-label') ?? at.closest('label')?.textContent ?? at.textContent;
                }"""));
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        window.close();
    }
}
