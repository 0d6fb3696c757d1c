package io.banyan.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The files of the operator's page: a fixed list, read once at start, so that no path can ever name another file.
/// They hold no data, therefore need no token. A missing one fails the start.
public final class PageFiles {
    private static final String HTML = "text/html;charset=utf-8";
    private static final String CSS = "text/css;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String PICTURE = "image/svg+xml";

    private static final String[] MODULES = {
        "api",
        "calls",
        "card",
        "catalog",
        "charts",
        "control",
        "copy",
        "dom",
        "draft",
        "empty",
        "evenso",
        "examine",
        "explain",
        "facts",
        "format",
        "groups",
        "jumps",
        "kill",
        "load",
        "log",
        "main",
        "model",
        "notices",
        "opened",
        "ramp",
        "rampsteps",
        "rights",
        "scale",
        "scoreboard",
        "series",
        "session",
        "signin",
        "stream",
        "strip",
        "times",
        "topline",
        "undo",
        "verdict",
        "version",
        "viewdeed",
        "viewline",
        "views",
        "words"
    };

    private final Map<String, PageFile> files = new LinkedHashMap<>();

    private PageFiles() {}

    public static PageFiles load() {
        PageFiles page = new PageFiles();
        page.add("/", HTML, "/page/index.html");
        page.add("/page/page.css", CSS, "/page/page.css");
        page.add("/page/icon.svg", PICTURE, "/page/icon.svg");
        for (String module : MODULES) {
            page.add("/page/js/" + module + ".js", SCRIPT, "/page/js/" + module + ".js");
        }
        String charts = "/META-INF/resources/webjars/uplot/" + version("org.webjars.npm/uplot") + "/dist/";
        page.add("/page/uplot.js", SCRIPT, charts + "uPlot.iife.min.js");
        page.add("/page/uplot.css", CSS, charts + "uPlot.min.css");
        return page;
    }

    /// The paths that are open without a token: `/`, and the rest below `/page/`.
    public Set<String> paths() {
        return Set.copyOf(files.keySet());
    }

    /// Empty for every path that is not one of `paths()`.
    public Optional<PageFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private void add(String path, String type, String resource) {
        files.put(path, new PageFile(type, bytes(resource)));
    }

    private static String version(String artifact) {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/" + artifact + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = PageFiles.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the admin page's file is missing: " + resource + "; rebuild");
        }
        return in;
    }
}
