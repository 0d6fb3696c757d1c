package io.banyan.live;

import java.time.Instant;

/// A replica that runs, and what it counted in the last second.
///
/// @param replica its name, unique in the installation
/// @param revision of the live state that it applies
/// @param figures opaque here
public record Presence(String replica, Revision revision, Instant at, String figures) {}
