package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.DecimalNode;

class PlaceLineTests {
    @Test
    void neverDrawsAPlaceOnTheWrongSideOfTheWall() {
        for (int points = 0; points <= 10_000; points += 50) {
            for (int place = 0; place < 10_000; place += 33) {
                List<String> lines = lines(place, points);
                int wall = lines.get(1).indexOf('|');
                int mark = lines.get(2).indexOf('^');

                assertThat(mark < wall).as("place %s, weight %s", place, points).isEqualTo(place < points);
                assertThat(mark).isBetween(8, lines.get(1).lastIndexOf(' ') - 1);
            }
        }
    }

    private static List<String> lines(int place, int points) {
        var weight = DecimalNode.valueOf(BigDecimal.valueOf(points, 2));
        return new PlaceLine(place, weight, new Paint(false)).lines("client-ip");
    }
}
