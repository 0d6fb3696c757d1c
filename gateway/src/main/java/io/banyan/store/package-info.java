/// Where live state is kept: in a file of the state folder (`LocalLiveStore`) or, for a fleet, in Redis
/// (`RedisLiveStore`), both as the JSON of `Documents`; each replica's own copy (`SqliteReplicaCopy`); where replicas
/// see each other (`RedisFleetStore`); and what keeps a second process out of a state folder (`StateLock`).
@NullMarked
package io.banyan.store;

import org.jspecify.annotations.NullMarked;
