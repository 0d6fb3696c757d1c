package io.banyan.stores;

import static io.banyan.stores.LiveStoreContract.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.live.Commit;
import io.banyan.live.StoreFault;
import io.banyan.live.StoreMemory;
import io.banyan.live.StoredState;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.store.RedisLiveStore;
import io.banyan.testkit.Await;
import io.banyan.testkit.RealRedis;
import java.time.Duration;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/// What a real Redis that refuses says to an operator, and that what it refuses leaves no half behind.
class RedisFaultTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RealRedis REDIS = RealRedis.start();

    private RedisLink link;
    private RedisLiveStore store;

    @AfterAll
    static void end() {
        REDIS.close();
    }

    @BeforeEach
    void open() {
        REDIS.say("FLUSHALL");
        link = new RedisLink(RedisAddress.parse(REDIS.url()));
        store = new RedisLiveStore(link, "test");
        Await.until("the first, slow question has an answer", () -> RedisLiveStoreTests.answers(store));
    }

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void aFullOneTakesNothingAndSaysWhatToDo() {
        StoredState state = taken(Commits.weight(StoredState.EMPTY, "events", 1));
        REDIS.say("CONFIG", "SET", "maxmemory", "1");
        try {
            assertRefused(store.writable()).contains("it is full: raise its maxmemory", "(OOM)");
            assertRefused(store.commit(Commits.weight(state, "events", 2))).contains("it is full");
            assertThat(answer(store.read(0)).state()).isEqualTo(state);
        } finally {
            REDIS.say("CONFIG", "SET", "maxmemory", "0");
        }
        assertThat(answer(store.writable())).isTrue();
    }

    @Test
    void aReadOnlyReplicaIsReadAndNamed() {
        StoredState state = taken(Commits.weight(StoredState.EMPTY, "events", 1));
        try (RealRedis copy = REDIS.copy();
                RedisLink other = new RedisLink(RedisAddress.parse(copy.url()))) {
            RedisLiveStore wrong = new RedisLiveStore(other, "test");

            assertRefused(wrong.writable()).contains("read-only replica: write the master's address in --redis");
            assertThat(answer(wrong.read(0)).state()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @CsvSource({"+@all -hset", "+@all -xadd", "+@all -zadd", "+@all -xrevrange", "+@all -evalsha -eval", "+ping"})
    void aUserWithoutARightIsToldWhichToGrantAndLeavesNoHalf(String rights) {
        StoredState state = taken(Commits.weight(StoredState.EMPTY, "events", 1));
        String keys = REDIS.say("KEYS", "*");
        asUser("~* &* " + rights, limited -> {
            assertRefused(limited.writable())
                    .contains("ACL SETUSER NAME ~banyan:{test}:* resetchannels &banyan:{test}:* +@read");
            assertRefused(limited.commit(Commits.weight(state, "events", 2))).contains("lacks a right");
        });
        assertThat(answer(store.read(0)).state()).isEqualTo(state);
        assertThat(answer(store.read(0)).changes()).hasSize(1);
        assertThat(REDIS.say("KEYS", "*")).isEqualTo(keys);
    }

    @Test
    void aUserWithoutThisInstallationsKeysIsToldThem() {
        asUser("~other:* &* +@all", limited -> assertRefused(limited.writable()).contains("~banyan:{test}:*"));
    }

    /// What the sentence says is enough, and a right to publish is not needed: replicas look twice a second.
    @ParameterizedTest
    @ValueSource(strings = {"resetchannels &banyan:{test}:*", "resetchannels"})
    void theRightsThatAreNamedAreEnough(String channels) {
        asUser(
                "~banyan:{test}:* " + channels + " +@read +@write +@scripting +@pubsub +@connection +time +info",
                limited -> {
                    assertThat(answer(limited.writable())).isTrue();
                    StoredState state = answer(limited.commit(Commits.weight(StoredState.EMPTY, "events", 1)))
                            .state();
                    assertThat(answer(limited.revision())).isEqualTo(state.revision());
                    assertThat(answer(limited.memory()).says()).contains("noeviction");
                });
    }

    @ParameterizedTest
    @CsvSource({"state, string", "audit, string", "ids, string"})
    void aKeyOfAnotherTypeIsNamed(String key, String type) {
        taken(Commits.weight(StoredState.EMPTY, "events", 1));
        String name = "banyan:{test}:" + key;
        REDIS.say("SET", name, "garbage");

        assertRefused(store.writable())
                .contains("the key " + name + " was written by somebody else (is a " + type + "): delete the key");

        REDIS.say("DEL", name);
        assertThat(answer(store.writable())).isTrue();
    }

    @Test
    void aRevisionThatIsNoneIsNamed() {
        REDIS.say("HSET", "banyan:{test}:state", "revision", "garbage");

        assertRefused(store.revision().cast(Object.class))
                .contains("the revision in banyan:{test}:state was written by somebody else", "'garbage'");
    }

    @Test
    void foreignEntriesOfTheAuditAreLeftOut() {
        taken(Commits.weight(StoredState.EMPTY, "events", 1));
        REDIS.say("XADD", "banyan:{test}:audit", "*", "what", "garbage");
        REDIS.say("XADD", "banyan:{test}:audit", "*", "order", "9", "document", "garbage");

        assertThat(answer(store.read(0)).changes()).hasSize(1);
        assertThat(answer(store.writable())).isTrue();
    }

    @Test
    void tellsWhatItsMemoryDoes() {
        REDIS.say("CONFIG", "SET", "maxmemory", "100mb");
        REDIS.say("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        try {
            assertThat(answer(store.memory()))
                    .isEqualTo(new StoreMemory(true, "maxmemory-policy allkeys-lru, maxmemory 104857600"));
            REDIS.say("CONFIG", "SET", "maxmemory-policy", "volatile-lru");
            assertThat(answer(store.memory()).evicts()).isFalse();
            asUser("~* &* +@all -info", limited -> assertThat(answer(limited.memory()))
                    .isEqualTo(StoreMemory.UNKNOWN));
        } finally {
            REDIS.say("CONFIG", "SET", "maxmemory-policy", "noeviction");
            REDIS.say("CONFIG", "SET", "maxmemory", "0");
        }
    }

    private static void asUser(String rights, java.util.function.Consumer<RedisLiveStore> does) {
        String[] words = ("ACL SETUSER ann reset on >secret " + rights).split(" ");
        REDIS.say(words);
        try (RedisLink link = new RedisLink(RedisAddress.parse("redis://ann:secret@127.0.0.1:" + REDIS.port()))) {
            does.accept(new RedisLiveStore(link, "test"));
        }
        REDIS.say("ACL", "DELUSER", "ann");
    }

    private static AbstractStringAssert<?> assertRefused(Mono<?> answer) {
        StoreFault[] fault = new StoreFault[1];
        assertThatThrownBy(() -> answer.block(SECOND))
                .isInstanceOfSatisfying(StoreFault.class, told -> fault[0] = told);
        return assertThat(fault[0].getMessage());
    }

    private StoredState taken(Commit commit) {
        return answer(store.commit(commit)).state();
    }
}
