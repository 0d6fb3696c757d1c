package io.banyan.scoreboard;

import java.util.Locale;
import java.util.Set;

/// Words that, as a segment, name what is done or shown rather than what it is done to: `/products/search` is a page of
/// its own although `/products/shoes` is one of many.
final class HandlerWords {
    private static final Set<String> WORDS = Set.of(
            "about", "account", "accept", "activate", "add", "admin", "all", "api", "approve", "archive", "assign",
            "attachments", "autocomplete", "avatar", "batch", "bulk", "calendar", "callback", "cancel", "categories",
            "category", "checkout", "clone", "close", "comments", "compare", "complete", "confirm", "copy", "count",
            "create", "current", "dashboard", "delete", "detail", "details", "disable", "download", "edit", "embed",
            "enable", "export", "favorites", "feed", "filter", "find", "form", "health", "help", "history", "home",
            "images", "import", "index", "info", "items", "languages", "latest", "like", "list", "login", "logout",
            "lookup", "map", "me", "merge", "metrics", "move", "new", "newest", "next", "notifications", "options",
            "overview", "page", "popular", "preferences", "preview", "previous", "print", "profile", "publish",
            "query", "recent", "refresh", "register", "reject", "related", "remove", "rename", "reorder", "report",
            "reset", "restore", "reviews", "rss", "save", "search", "security", "settings", "share", "signin",
            "signout", "signup", "sitemap", "sort", "start", "statistics", "stats", "status", "stop", "stream",
            "submit", "subscribe", "suggest", "summary", "sync", "tag", "tags", "test", "top", "total", "trending",
            "unread", "unsubscribe", "update", "upload", "validate", "verify", "version", "view", "vote");

    private HandlerWords() {}

    static boolean has(String segment) {
        return WORDS.contains(segment.toLowerCase(Locale.ROOT));
    }
}
