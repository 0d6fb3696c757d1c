package io.banyan.cli;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A client's place on the line from 0 to 10,000, with the weight as the wall between MODERN (left) and LEGACY.
///
/// @param place 0 to 9,999
/// @param weight in percent; a missing one draws no wall
record PlaceLine(int place, JsonNode weight, Paint paint) {
    private static final int CELLS = 60;
    private static final int PLACES = 10_000;

    List<String> lines(String key) {
        int points = weight.isNumber()
                ? weight.decimalValue().multiply(BigDecimal.valueOf(100)).intValue()
                : 0;
        int wall = points * CELLS / PLACES;
        int at = Math.min(CELLS - 1, place * CELLS / PLACES);
        // One cell is 167 places: the mark must never stand on the wrong side of the wall.
        if (place < points) {
            wall = Math.max(wall, at + 1);
        } else {
            at = Math.max(at, wall);
        }
        return List.of(
                "place: " + Numbers.count(place) + " by " + key + "; "
                        + (place < points ? "below" : "not below") + " the weight " + Numbers.percent(weight) + " = "
                        + Numbers.count(points),
                "      0 " + paint.in(Paint.Tone.MODERN, "=".repeat(wall)) + "|"
                        + paint.in(Paint.Tone.LEGACY, "-".repeat(CELLS - Math.min(CELLS, wall))) + " 10,000",
                "        " + " ".repeat(place < points ? at : at + 1) + "^");
    }
}
