package io.banyan.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.access.Caller;
import io.banyan.access.Role;
import io.banyan.access.RoleTokens;
import io.banyan.config.RouteFiles;
import io.banyan.decide.PreviewTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleTokenFileTests {
    private final Path file;

    RoleTokenFileTests(@TempDir Path temp) {
        this.file = temp.resolve("tokens.yaml");
    }

    @Test
    void knowsATokenItsOwnerAndItsLastDay() throws IOException {
        write("ann", "secret", "operator", "groups: [events]", "expires: 2027-06-30");

        RoleTokenFile read = RoleTokenFile.read(file, RouteFiles.TODAY);

        assertThat(read.problems()).isEmpty();
        Caller ann = read.tokens().find("secret").orElseThrow();
        assertThat(ann.name()).isEqualTo("ann");
        assertThat(ann.role()).isEqualTo(Role.OPERATOR);
        assertThat(ann.groups()).isEqualTo(Set.of("events"));
        assertThat(ann.isOver(Instant.parse("2027-06-30T23:59:59Z"))).isFalse();
        assertThat(ann.isOver(Instant.parse("2027-07-01T00:00:00Z"))).isTrue();
        assertThat(read.tokens().find("Secret")).isEmpty();
    }

    @Test
    void needsNoEndAndNoGroupsOfAViewer() throws IOException {
        write("vera", "secret", "viewer");

        RoleTokenFile read = RoleTokenFile.read(file, RouteFiles.TODAY);

        assertThat(read.problems()).isEmpty();
        assertThat(read.tokens().find("secret").orElseThrow().isOver(Instant.MAX))
                .isFalse();
    }

    @Test
    void warnsOfATokenThatHasExpired() throws IOException {
        write("ann", "secret", "admin", "expires: 2020-01-01");

        RoleTokenFile read = RoleTokenFile.read(file, RouteFiles.TODAY);

        assertThat(read.hasErrors()).isFalse();
        assertThat(read.problems()).singleElement().asString().contains("which has passed");
    }

    @Test
    void neverShowsWhatMayBeAToken() throws IOException {
        Files.writeString(file, "- name: ann\n  role: admin\n  hash: my-very-secret-token\n");

        RoleTokenFile read = RoleTokenFile.read(file, RouteFiles.TODAY);

        assertThat(read.hasErrors()).isTrue();
        assertThat(read.problems().toString()).doesNotContain("my-very-secret-token");
        assertThat(read.tokens()).isEqualTo(RoleTokens.NONE);
    }

    @Test
    void takesTheFileOverWhenItChangesAndKeepsTheLastGoodOne() throws IOException {
        write("ann", "secret", "viewer");
        RoleTokensRunner runner =
                new RoleTokensRunner(file, RoleTokenFile.read(file, RouteFiles.TODAY), Clock.systemUTC());
        Caller before = runner.now().find("secret").orElseThrow();

        write("bob", "other-secret", "viewer");
        runner.look();

        assertThat(runner.now().find("secret")).isEmpty();
        assertThat(runner.now().stillKnow(before)).isFalse();
        assertThat(runner.now().find("other-secret")).isPresent();

        Files.writeString(file, "- name: bob\n");
        runner.look();

        assertThat(runner.now().find("other-secret")).isPresent();
    }

    private void write(String name, String token, String role, String... more) throws IOException {
        String lines = "- name: %s\n  role: %s\n  hash: sha256:%s\n".formatted(name, role, PreviewTokens.sha256(token));
        Files.writeString(file, more.length == 0 ? lines : lines + "  " + String.join("\n  ", more) + "\n");
    }
}
