package io.banyan.written;

/// One value as written, and where: the line from 1 and the key's path (`modern.url`, `routes.event-page.weight`).
public record Written(String text, int line, String key) {}
