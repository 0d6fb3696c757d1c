package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplateTreeTests {
    private static final int HOUR = 480_000;

    private TemplateTree tree = new TemplateTree();

    /// So many clients ask for it.
    private void asked(String path, int clients) {
        for (int i = 1; i <= clients; i++) {
            TemplateNode node = tree.learn(Segments.of(path), i, HOUR);
            if (node != null) {
                node.tally(true);
            }
        }
    }

    private List<String> templates(boolean all) {
        tree.tidy(HOUR, (read, tally) -> {});
        List<String> templates = new ArrayList<>();
        tree.each(all, (template, node) -> templates.add(template));
        return templates;
    }

    @Test
    void foldsWhatLooksLikeAValueAtOnce() {
        asked("/orders/17/items", 3);
        asked("/orders/18/items?page=2", 3);
        asked("/orders/export", 3);

        assertThat(templates(false)).containsExactly("/orders/export", "/orders/{number}/items");
    }

    @Test
    void foldsManyWordsThatLeadNowhere() {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            asked("/category/x" + letter + "x", 8);
        }
        asked("/category/search", 8);

        assertThat(templates(false)).containsExactly("/category/search", "/category/{name}");
        assertThat(tree.find(Segments.of("/category/brandnew"))).isNotNull();
    }

    @Test
    void keepsWordsThatAreWrittenToOrLeadToSomethingOfTheirOwn() {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            asked("/api/x" + letter + "x/17", 8);
        }

        assertThat(templates(false)).hasSize(26).contains("/api/xax/{number}");
    }

    @Test
    void foldsPeopleByWhatStandsBehindTheirNames() {
        for (int i = 0; i < 60; i++) {
            String name = "x" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "x";
            asked("/people/" + name, 8);
            asked("/people/" + name + "/activity", 8);
        }

        assertThat(templates(false)).containsExactly("/people/{name}", "/people/{name}/activity");
    }

    @Test
    void foldsLanguages() {
        asked("/de/help", 3);
        asked("/fr/help", 3);
        asked("/me/help", 3);

        assertThat(templates(false)).containsExactly("/me/help", "/{locale}/help");
    }

    @Test
    void showsAWordOnlyOnceSeveralClientsAskedForIt() {
        asked("/people/ann", 2);
        asked("/people/all", 3);

        assertThat(templates(false)).containsExactly("/people/all");
        assertThat(templates(true)).containsExactly("/people/all", "/people/ann");
    }

    @Test
    void pathsThatSomebodyMakesUpPushOutNoneThatClientsUse() {
        for (int i = 0; i < 100; i++) {
            asked("/shop/part" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "/17", 5);
        }
        List<String> before = templates(false);
        Random random = new Random(1);

        for (int i = 0; i < 200_000; i++) {
            StringBuilder path = new StringBuilder();
            for (int depth = 0; depth < 1 + i % 7; depth++) {
                path.append('/');
                random.ints(6, 'a', 'z').forEach(c -> path.append((char) c));
            }
            tree.learn(Segments.of(path.toString()), 7, HOUR);
            if (i % 500 == 0) {
                tree.tidy(HOUR, (read, tally) -> {});
            }
        }

        assertThat(templates(false)).containsAll(before);
        assertThat(tree.size()).isLessThanOrEqualTo(TemplateTree.MOST);
    }

    @Test
    void twoTreesAddUpToTheOneOfAllTheirTraffic() {
        for (int i = 0; i < 12; i++) {
            asked("/category/x" + (char) ('a' + i) + "x", 8);
        }
        TemplateTree one = tree;
        tree = new TemplateTree();
        for (int i = 12; i < 26; i++) {
            asked("/category/x" + (char) ('a' + i) + "x", 8);
        }

        tree.absorb(one.root());

        assertThat(templates(false)).containsExactly("/category/{name}");
    }

    @Test
    void forgetsWhatNobodyAskedForInAMonth() {
        asked("/old/page", 5);

        tree.forgetOld(HOUR + 31 * 24, (read, tally) -> {});

        assertThat(templates(true)).isEmpty();
    }

    @Test
    void readsPathsAsTheyCome() {
        assertThat(Segments.of("/a/b;x=1/c?d=/e/f")).containsExactly("a", "b", "c");
        assertThat(Segments.of("/")).containsExactly("");
        assertThat(Segments.of("/a/")).containsExactly("a", "");
        assertThat(Segments.of("//a///b")).containsExactly("a", "b");
        assertThat(Segments.of("http://x.example/a?b")).containsExactly("a");
        assertThat(Segments.of("/a".repeat(5_000))).hasSize(Segments.DEEPEST);
        assertThat(Segments.of("*")).isNotEmpty();
    }
}
