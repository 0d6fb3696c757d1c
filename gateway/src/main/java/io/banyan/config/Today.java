package io.banyan.config;

import java.util.Map;

/// What a running gateway knows of today's traffic, for whoever checks files.
///
/// @param reads a second of each route, by its id, on the mean of about the last day
/// @param weights of groups and of routes that have their own, as asked, in percent
/// @param shadows of routes, in percent
/// @param replicas how many answer, from 1
public record Today(Map<String, Double> reads, Map<String, Double> weights, Map<String, Double> shadows, int replicas) {
    public Today {
        reads = Map.copyOf(reads);
        weights = Map.copyOf(weights);
        shadows = Map.copyOf(shadows);
    }
}
