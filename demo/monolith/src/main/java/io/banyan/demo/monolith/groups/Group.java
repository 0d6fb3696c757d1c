package io.banyan.demo.monolith.groups;

/// A group of people who meet.
///
/// @param events how many it has held and will hold
public record Group(String slug, String name, String city, String description, int organizerId, int events) {}
