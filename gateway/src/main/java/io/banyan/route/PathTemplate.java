package io.banyan.route;

/// A path pattern in the syntax of Spring's PathPattern.
public record PathTemplate(String pattern) {}
