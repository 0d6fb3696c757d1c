package io.banyan.admin;

/// Says, at any moment and to any thread, how the route files stand.
@FunctionalInterface
public interface RouteFilesSource {
    RouteFiles now();
}
