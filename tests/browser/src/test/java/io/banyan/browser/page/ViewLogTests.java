package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the log says of views, and of copies.
class ViewLogTests extends OnThePage {
    @Test
    void namesInTheLogWhatWasAskedInFull() {
        Operator ann = operator();

        assertThat(ann.page().evaluate("""
                () => import('/page/js/words.js').then(({ stepWords }) => [
                  ['events', 'view', 'events v1', 'events v2'], [null, 'view', 'none', 'events v1'],
                  ['events', 'view', 'lists v3', 'events v1'], ['events', 'rebuild', 'events v2 3 keys', 'asked'],
                  ['events', 'rebuild', 'events v2 rows of public.event where group_id = 7', 'asked'],
                  [null, 'drop', 'events v1', 'asked'],
                ].map(([group, what, from, to]) => stepWords({ group, steps: [{ what, route: null, from, to }] })[0]))
                """))
                .isEqualTo(List.of(
                        "events: view events v1 → v2",
                        "view none → events v1",
                        "events: view lists v3 → events v1",
                        "events: rebuild of events v2 asked: 3 keys",
                        "events: rebuild of events v2 asked: rows of public.event where group_id = 7",
                        "drop of events v1 asked"));
    }

    @Test
    void namesAShareOfCopiesAsWhatItIsAndNotAsAMoveOfReaders() {
        Operator ann = operator();

        assertThat(ann.page().evaluate("""
                () => import('/page/js/words.js').then(({ stepWords, toward }) =>
                  ['weight', 'shadow'].map(what => {
                    const change = { group: 'events', steps: [{ what, route: null, from: '0%', to: '100%' }] };
                    return `${stepWords(change)[0]}, ${toward(change)}`;
                  }))
                """))
                .isEqualTo(List.of("events 0% → 100%, modern", "events: shadow 0% → 100%, null"));
    }
}
