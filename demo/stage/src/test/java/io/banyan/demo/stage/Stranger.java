package io.banyan.demo.stage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Somebody who asks a part of the demo past its gateway; gets statuses.
record Stranger(HttpClient http) {
    /// @param way sent in X-Banyan-Way; empty = none
    int reads(String url, String way) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return status(way.isEmpty() ? request : request.header("X-Banyan-Way", way));
    }

    int invokes(String url) throws Exception {
        return status(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString("{}")));
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
