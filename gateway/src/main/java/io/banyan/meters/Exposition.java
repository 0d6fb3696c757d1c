package io.banyan.meters;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// All meters as text for a scraper.
public final class Exposition {
    /// The content type of `text`: Prometheus' text format.
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    Exposition(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    public String text() {
        return registry.scrape(CONTENT_TYPE);
    }
}
