package io.banyan.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.access.Caller;
import io.banyan.access.Role;
import io.banyan.config.RouteFiles;
import io.banyan.decide.PreviewDenial;
import io.banyan.decide.PreviewTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenFileTests {
    private static final Instant LAST_MOMENT = Instant.parse("2027-06-30T23:59:59Z");
    private static final Instant TOO_LATE = Instant.parse("2027-07-01T00:00:00Z");

    private final Path file;

    TokenFileTests(@TempDir Path temp) {
        this.file = temp.resolve("tokens.yaml");
    }

    @Test
    void knowsATokenItsOwnerAndItsLastDay() throws IOException {
        write(entry("secret", "name: ann", "role: operator", "groups: [events]", "expires: 2027-06-30"));

        TokenFile<ListedTokens> read = listed();

        assertThat(read.problems()).isEmpty();
        Caller ann = read.tokens().roles().find("secret").orElseThrow();
        assertThat(ann.name()).isEqualTo("ann");
        assertThat(ann.role()).isEqualTo(Role.OPERATOR);
        assertThat(ann.groups()).isEqualTo(Set.of("events"));
        assertThat(ann.isOver(LAST_MOMENT)).isFalse();
        assertThat(ann.isOver(TOO_LATE)).isTrue();
        assertThat(read.tokens().roles().find("Secret")).isEmpty();
    }

    @Test
    void needsNoEndAndNoGroupsOfAViewer() throws IOException {
        write(entry("secret", "name: vera", "role: viewer"));

        TokenFile<ListedTokens> read = listed();

        assertThat(read.problems()).isEmpty();
        assertThat(read.tokens().roles().find("secret").orElseThrow().isOver(Instant.MAX))
                .isFalse();
    }

    @Test
    void letsAPreviewInForItsGroupsUntilTheEndOfItsLastDay() throws IOException {
        write(entry("secret", "groups: [events]", "expires: 2027-06-30"));

        TokenFile<PreviewTokens> read = previews();

        assertThat(read.problems()).isEmpty();
        assertThat(read.tokens().denied("secret", "events", LAST_MOMENT)).isNull();
        assertThat(read.tokens().denied("secret", "events", TOO_LATE)).isEqualTo(PreviewDenial.TOKEN_EXPIRED);
        assertThat(read.tokens().denied("secret", "members", LAST_MOMENT)).isEqualTo(PreviewDenial.OTHER_GROUP);
    }

    @Test
    void takesAStarForEveryGroup() throws IOException {
        write(entry("secret", "groups: ['*']", "expires: 2027-06-30"));

        assertThat(previews().tokens().denied("secret", "anything", LAST_MOMENT))
                .isNull();

        write(entry("secret", "groups: '*'", "expires: 2027-06-30"));

        assertThat(previews().tokens().denied("secret", "anything", LAST_MOMENT))
                .isNull();
    }

    @Test
    void takesAPreviewWithItsRoleAndItsOwner() throws IOException {
        write(entry(
                "secret", "name: ann", "role: preview", "groups: [events]", "expires: 2027-06-30", "note: nightly"));

        TokenFile<PreviewTokens> read = previews();

        assertThat(read.problems()).isEmpty();
        assertThat(read.tokens().denied("secret", "events", LAST_MOMENT)).isNull();
    }

    @Test
    void takesNoTokenOfTheAdminPortForAPreview() throws IOException {
        write(entry("secret", "name: ann", "role: operator", "groups: [events]", "expires: 2027-06-30"));

        TokenFile<PreviewTokens> read = previews();

        assertThat(read.errors())
                .containsExactly(file + ":2: tokens[0].role was 'operator', but a token of the admin port never"
                        + " chooses a side; put the entry into the file of --tokens");
        assertThat(read.tokens()).isEqualTo(PreviewTokens.NONE);
    }

    @Test
    void takesBothKindsInOneListAndKeepsThemApart() throws IOException {
        write(
                entry("look", "role: preview", "groups: [events]", "expires: 2027-06-30"),
                entry("change", "name: ann", "role: operator", "groups: ['*']"));

        TokenFile<ListedTokens> read = listed();

        assertThat(read.problems()).isEmpty();
        assertThat(read.count()).isEqualTo(2);
        assertThat(read.tokens().previews().denied("look", "events", LAST_MOMENT))
                .isNull();
        assertThat(read.tokens().previews().denied("change", "events", LAST_MOMENT))
                .isEqualTo(PreviewDenial.TOKEN_UNKNOWN);
        assertThat(read.tokens().roles().find("change")).isPresent();
        assertThat(read.tokens().roles().find("look")).isEmpty();
    }

    @Test
    void takesNoTokenThatWouldBeGoodOnBothPorts() throws IOException {
        write(
                entry("one", "role: preview", "groups: [events]", "expires: 2027-06-30"),
                entry("one", "name: ann", "role: admin"));

        assertThat(listed().errors()).singleElement().asString().contains("is the same token as at tokens[0].hash");
    }

    @Test
    void saysWhatAPreviewInTheOneListNeeds() throws IOException {
        write(entry("one", "role: preview"), entry("two", "groups: [events]", "expires: 2027-06-30"));

        assertThat(listed().errors())
                .containsExactly(
                        file + ":1: tokens[0].groups is missing; write 'groups: [events]'",
                        file + ":1: tokens[0].expires is missing; write 'expires: 2027-06-30'",
                        file
                                + ":3: tokens[1] has neither name nor role; write 'role: preview' for someone who looks at the modern"
                                + " side, or 'name: ann' and 'role: operator' for someone who changes weights");
    }

    @Test
    void saysWhichRoleAPreviewHas() throws IOException {
        write(entry("secret", "role: boss", "groups: [events]", "expires: 2027-06-30"));

        assertThat(previews().errors())
                .containsExactly(
                        file + ":1: tokens[0].role was 'boss' but must be preview; write 'preview', or leave it out");
    }

    @Test
    void saysWhatATokenOfTheAdminPortNeeds() throws IOException {
        Files.writeString(file, "name: ann\n");

        assertThat(listed().errors())
                .containsExactly(
                        file + ": must be a list of tokens; write '- hash: sha256:...' with name and role for each");
    }

    @Test
    void warnsOfATokenThatHasExpired() throws IOException {
        write(entry("secret", "name: ann", "role: admin", "expires: 2020-01-01"));

        TokenFile<ListedTokens> read = listed();

        assertThat(read.hasErrors()).isFalse();
        assertThat(read.problems()).singleElement().asString().contains("which has passed");
    }

    @Test
    void neverShowsWhatMayBeAToken() throws IOException {
        Files.writeString(
                file, "- { name: ann, role: preview, groups: [a], expires: 2027-06-30, hash: my-very-secret-token }\n");
        TokenFile<PreviewTokens> previews = previews();
        Files.writeString(file, "- name: ann\n  role: admin\n  hash: my-very-secret-token\n");
        TokenFile<ListedTokens> roles = listed();

        assertThat(previews.hasErrors()).isTrue();
        assertThat(roles.hasErrors()).isTrue();
        assertThat(previews.problems() + " " + roles.problems()).doesNotContain("my-very-secret-token");
        assertThat(roles.tokens()).isEqualTo(ListedTokens.NONE);
        assertThat(previews.tokens()).isEqualTo(PreviewTokens.NONE);
    }

    @Test
    void tellsThatTheFileIsNotThere() {
        String says = file + ": cannot be read (it is not there); make it a file that this process can read";

        assertThat(previews().errors()).containsExactly(says);
        assertThat(listed().errors()).containsExactly(says);
    }

    @Test
    void takesTheFileOverWhenItChangesAndKeepsTheLastGoodOne() throws IOException {
        write(entry("secret", "name: ann", "role: viewer"));
        TokensRunner<ListedTokens> runner = new TokensRunner<>(file, listed(), TokenFile::ofAll, Clock.systemUTC());
        Caller before = runner.now().roles().find("secret").orElseThrow();

        write(entry("other-secret", "name: bob", "role: viewer"));
        runner.look();

        assertThat(runner.now().roles().find("secret")).isEmpty();
        assertThat(runner.now().roles().stillKnow(before)).isFalse();
        assertThat(runner.now().roles().find("other-secret")).isPresent();
        assertThat(runner.errors()).isEmpty();

        Files.writeString(file, "- name: bob\n");
        runner.look();

        assertThat(runner.now().roles().find("other-secret")).isPresent();
        assertThat(runner.count()).isOne();
        assertThat(runner.errors()).hasSize(2).first().asString().contains("tokens[0].role is missing");
    }

    @Test
    void takesPreviewsOverLikewise() throws IOException {
        write(entry("secret", "groups: [events]", "expires: 2027-06-30"));
        TokensRunner<PreviewTokens> runner =
                new TokensRunner<>(file, previews(), TokenFile::ofPreviews, Clock.systemUTC());

        write(entry("other-secret", "groups: [events]", "expires: 2027-06-30"));
        runner.look();
        Files.delete(file);
        runner.look();

        assertThat(runner.now().denied("secret", "events", LAST_MOMENT)).isEqualTo(PreviewDenial.TOKEN_UNKNOWN);
        assertThat(runner.now().denied("other-secret", "events", LAST_MOMENT)).isNull();
        assertThat(runner.errors()).singleElement().asString().contains("it is not there");
    }

    @ParameterizedTest
    @EnumSource
    void isDocumented(TokenUse use) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/access.md"));

        assertThat(use.keys().all())
                .allSatisfy(key -> assertThat(lines).anyMatch(line -> line.startsWith("| `" + key.name() + "` | ")));
    }

    private TokenFile<ListedTokens> listed() {
        return TokenFile.ofAll(file, RouteFiles.TODAY);
    }

    private TokenFile<PreviewTokens> previews() {
        return TokenFile.ofPreviews(file, RouteFiles.TODAY);
    }

    private void write(String... entries) throws IOException {
        Files.writeString(file, String.join("", entries));
    }

    private static String entry(String token, String... lines) {
        return "- " + String.join("\n  ", lines) + "\n  hash: sha256:" + PreviewTokens.sha256(token) + "\n";
    }
}
