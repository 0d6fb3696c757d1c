package io.banyan.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The machine's own Chromium, without a window and with nothing of its own to say on the network.
public final class Chromium implements AutoCloseable {
    /// The name under which browsers know the site, whatever port they ask; leads to this machine.
    private static final String SITE = "www.gather.example";

    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-proxy-server",
            "--host-resolver-rules=MAP " + SITE + " 127.0.0.1");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        Path executable = find(System.getenv("PATH"));
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var launch = new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setArgs(OPTIONS)
                .setHeadless(true);
        return new Chromium(playwright, playwright.chromium().launch(launch));
    }

    /// The first `chromium` in a search path; fails with what to do when there is none.
    static Path find(String searchPath) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(searchPath)
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "there is no chromium on the PATH; install it with: apt-get install chromium"));
    }

    /// Somebody new, without cookies or cache, who knows the site by this URL's port.
    Visitor visitor(String url) {
        String origin = "http://" + SITE + url.substring(url.lastIndexOf(':'));
        return new Visitor(browser.newContext(new NewContextOptions().setLocale("en-GB")), origin);
    }

    /// A window of its own, with nothing remembered.
    public BrowserContext window(NewContextOptions options) {
        return browser.newContext(options);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
