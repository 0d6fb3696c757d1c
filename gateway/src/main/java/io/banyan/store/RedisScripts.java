package io.banyan.store;

import io.banyan.redis.RedisScript;

/// What is done to live state in Redis, each step a script in a file beside this class.
final class RedisScripts {
    static final RedisScript WRITE = RedisScript.beside(RedisScripts.class, "write");
    static final RedisScript READ = RedisScript.beside(RedisScripts.class, "read");
    static final RedisScript MEMORY = RedisScript.beside(RedisScripts.class, "memory");
    static final RedisScript SEEN = RedisScript.beside(RedisScripts.class, "seen");
    static final RedisScript PUBLISH = RedisScript.beside(RedisScripts.class, "publish");
    static final RedisScript EVIDENCE = RedisScript.beside(RedisScripts.class, "evidence");
    static final RedisScript EPOCHS = RedisScript.beside(RedisScripts.class, "epochs");
    static final RedisScript PRESENT = RedisScript.beside(RedisScripts.class, "present");
    static final RedisScript COPY = RedisScript.beside(RedisScripts.class, "copy");

    private RedisScripts() {}
}
